-- Search of the register by whole words and beginnings of words, and its lists without a full sort.

-- Trigrams of the whole text cost more to write than they gave: a word list finds misspelt words instead.
drop index company_search;
drop index company_name_order;
drop index company_region;

alter table company
  -- In C order: the same on every server, and a beginning is a range.
  add column name_key text collate "C" generated always as (fold(legal_name)) stored,
  -- The writer already folded and split the words; PostgreSQL's own parser would split them again, its way.
  add column search_words tsvector generated always as
    (array_to_tsvector(array_remove(string_to_array(search_text, ' '), ''))) stored;

create index company_search on company using gin (search_words) where merged_into is null;
create index company_name_order on company (name_key, id) where merged_into is null;
create index company_region_order on company (coalesce(region_code, '99'), name_key, id) where merged_into is null;
create index company_updated_order on company (updated_at desc, id desc) where merged_into is null;
-- Counts under the filters are read from this index alone.
create index company_filters on company (naics, size_class, region_code) where merged_into is null;
create index company_memberships on company using gin (memberships) where merged_into is null;

-- Every word that ever stood in the register, so that a misspelt one finds its neighbours. Words are never taken away,
-- and one may stand twice: without a unique index, two long imports do not wait for each other.
create table company_word (word text collate "C" not null);
create index company_word_order on company_word (word);
create index company_word_near on company_word using gin (word gin_trgm_ops);
insert into company_word
  select distinct word from company, string_to_table(search_text, ' ') word where word ~ '^[a-z]{4,}$';

alter table company_word enable row level security;
create policy company_word_read on company_word for select using (true);
create policy company_word_add on company_word for insert with check (app_is_staff() or app_company() is not null);
