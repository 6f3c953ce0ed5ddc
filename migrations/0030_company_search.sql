-- Trigrams of a firm's whole text cost more to write than they gave: words and beginnings of words find firms
-- (company_listing), and this list of words finds misspelt ones.
drop index company_search;
drop index company_name_order;
drop index company_region;

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
