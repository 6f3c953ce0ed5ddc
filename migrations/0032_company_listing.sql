-- What lists of the register are read from: one narrow row for each firm that stands for itself. A search for a common
-- word touches every match to count them; here that is a third of the pages it would be in `company`.
alter table company drop column if exists name_key, drop column if exists search_words;
drop index if exists company_region_order, company_updated_order, company_filters, company_memberships;

create table company_listing (
  company_id uuid primary key references company on delete cascade,
  -- In C order: the same on every server, and a beginning is a range.
  name_key text collate "C" not null,
  -- "99" when the region is not known: last in its order.
  region_key text collate "C" not null,
  naics text collate "C",
  size_class text collate "C" not null,
  memberships text[] not null,
  updated_at timestamptz not null,
  -- The writer already folded and split the words; PostgreSQL's own parser would split them again, its way.
  words tsvector not null
);
create index company_listing_words on company_listing using gin (words);
create index company_listing_memberships on company_listing using gin (memberships);
create index company_listing_name on company_listing (name_key, company_id);
create index company_listing_region on company_listing (region_key, name_key, company_id);
create index company_listing_updated on company_listing (updated_at desc, company_id desc);
-- Counts under the filters are read from this index alone.
create index company_listing_filters on company_listing (region_key, naics, size_class);

create function listing_words(search_text text) returns tsvector language sql immutable parallel safe as
  $$ select array_to_tsvector(array_remove(string_to_array(search_text, ' '), '')) $$;

insert into company_listing
  select id, fold(legal_name), coalesce(region_code, '99'), naics, size_class, memberships, updated_at,
    listing_words(search_text)
  from company where merged_into is null;

-- Kept by the database, whoever writes a firm: the register's writer, a merge, a repair by hand.
create function company_listing_add() returns trigger language plpgsql security definer set search_path = public as $$
begin
  insert into company_listing
    select id, fold(legal_name), coalesce(region_code, '99'), naics, size_class, memberships, updated_at,
      listing_words(search_text)
    from added where merged_into is null;
  return null;
end $$;

create function company_listing_change() returns trigger language plpgsql security definer set search_path = public as $$
begin
  delete from company_listing l using added a where l.company_id = a.id and a.merged_into is not null;
  insert into company_listing as kept
    select id, fold(legal_name), coalesce(region_code, '99'), naics, size_class, memberships, updated_at,
      listing_words(search_text)
    from added where merged_into is null
  on conflict (company_id) do update set name_key = excluded.name_key, region_key = excluded.region_key,
    naics = excluded.naics, size_class = excluded.size_class, memberships = excluded.memberships,
    updated_at = excluded.updated_at, words = excluded.words
  where (kept.name_key, kept.region_key, kept.naics, kept.size_class, kept.memberships, kept.updated_at, kept.words)
    is distinct from (excluded.name_key, excluded.region_key, excluded.naics, excluded.size_class,
      excluded.memberships, excluded.updated_at, excluded.words);
  return null;
end $$;

create trigger company_listed after insert on company
  referencing new table as added for each statement execute function company_listing_add();
create trigger company_relisted after update on company
  referencing new table as added for each statement execute function company_listing_change();

alter table company_listing enable row level security;
create policy company_listing_read on company_listing for select using (true);
revoke insert, update, delete on company_listing from virage_app;
