-- One register of firms, shared by every organisation. What an organisation writes about a firm stays its own.
create function fold(value text) returns text language sql immutable parallel safe strict as
  $$ select lower(public.unaccent('public.unaccent'::regdictionary, value)) $$;

create table company (
  id uuid primary key,
  legal_name text not null,
  neq text check (neq ~ '^[0-9]{10}$'),
  business_number text check (business_number ~ '^[0-9]{9}$'),
  naics text check (naics ~ '^[0-9]{2,6}$'),
  size_class text not null default 'unknown' check (size_class in ('1-9', '10-49', '50-249', '250+', 'unknown')),
  employees integer check (employees >= 0),
  street text,
  city text,
  province text not null default 'QC',
  postal_code text,
  country text not null default 'CA',
  region_code text check (region_code ~ '^(0[1-9]|1[0-7])$'),
  region_certainty text not null default 'unknown',
  phone text,
  website text,
  languages text[] not null default '{}',
  memberships text[] not null default '{}',
  -- A merged record stays, points at the firm that stands for it, and can be taken apart again.
  merged_into uuid references company,
  -- The firm that stands for this record: itself, or the end of its chain of merges. Kept by the merge use cases.
  firm_id uuid not null references company deferrable initially deferred,
  blocking_keys text[] not null default '{}',
  search_text text not null default '',
  created_by uuid references organisation,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check ((merged_into is null) = (firm_id = id))
);
create unique index company_neq on company (neq) where neq is not null and merged_into is null;
create index company_business_number on company (business_number) where business_number is not null;
create index company_firm on company (firm_id);
create index company_search on company using gin (search_text gin_trgm_ops) where merged_into is null;
create index company_blocking on company using gin (blocking_keys);
create index company_name_order on company (fold(legal_name), id) where merged_into is null;
create index company_region on company (region_code, fold(legal_name), id) where merged_into is null;

create table company_name (
  id uuid primary key,
  company_id uuid not null references company on delete cascade,
  name text not null,
  kind text not null check (kind in ('trade', 'former', 'translation')),
  unique (company_id, name)
);

alter table organisation add foreign key (company_id) references company;

create table contact (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  company_id uuid not null references company,
  name text not null,
  job_title text,
  role text not null default 'other',
  email text,
  phone text,
  language text,
  -- Consent to be written to: unknown until the person was asked.
  consent text not null default 'unknown' check (consent in ('given', 'refused', 'withdrawn', 'unknown')),
  consent_at timestamptz,
  consent_source text,
  created_by text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index contact_company on contact (company_id, organisation_id);
create index contact_organisation on contact (organisation_id, created_at desc);

create table note (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  company_id uuid not null references company,
  text text not null,
  created_by text not null,
  created_at timestamptz not null
);
create index note_company on note (company_id, organisation_id, created_at desc);

-- What happened with a firm, in the words of the area that wrote it. `organisation_id` says whose entry it is.
create table timeline_entry (
  id uuid primary key,
  company_id uuid not null references company,
  organisation_id uuid references organisation,
  project_id uuid references project,
  at timestamptz not null,
  kind text not null,
  subject_type text,
  subject_id uuid,
  details jsonb not null default '{}',
  created_by text
);
create index timeline_entry_company on timeline_entry (company_id, at desc);
create index timeline_entry_subject on timeline_entry (subject_type, subject_id);

create table import_mapping (
  organisation_id uuid not null references organisation,
  kind text not null,
  headers_hash text not null,
  mapping jsonb not null,
  used_at timestamptz not null,
  primary key (organisation_id, kind, headers_hash)
);

create table import_batch (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  kind text not null check (kind in ('companies', 'attendance')),
  activity_id uuid,
  file_id uuid not null references file,
  file_name text not null,
  state text not null check (state in ('uploaded', 'mapped', 'checking', 'checked', 'importing', 'imported', 'failed', 'cancelled', 'undoing', 'undone')),
  headers text[] not null default '{}',
  encoding text,
  delimiter text,
  sheet text,
  mapping jsonb,
  row_count integer,
  summary jsonb not null default '{}',
  job_id uuid references job_run,
  created_by text,
  created_at timestamptz not null,
  finished_at timestamptz
);
create index import_batch_organisation on import_batch (organisation_id, created_at desc);

-- One line of the file, staged: nothing reaches the register before the whole file is right.
create table import_row (
  batch_id uuid not null references import_batch on delete cascade,
  row_number integer not null,
  values jsonb not null,
  problems jsonb not null default '[]',
  decision text check (decision in ('same', 'review', 'new', 'skip')),
  company_id uuid references company,
  probability real,
  candidates jsonb,
  -- What the row changed in the register, enough to take it back.
  before jsonb,
  applied boolean not null default false,
  primary key (batch_id, row_number)
);
create index import_row_problems on import_row (batch_id, row_number) where problems <> '[]';
create index import_row_decision on import_row (batch_id, decision, row_number);

create table duplicate_pair (
  id uuid primary key,
  left_id uuid not null references company,
  right_id uuid not null references company,
  probability double precision not null check (probability between 0 and 1),
  evidence jsonb not null,
  model_version text not null,
  state text not null default 'open' check (state in ('open', 'same', 'different')),
  found_at timestamptz not null,
  decided_by text,
  decided_by_organisation uuid references organisation,
  decided_at timestamptz,
  check (left_id < right_id),
  unique (left_id, right_id)
);
create index duplicate_pair_open on duplicate_pair (probability desc, id) where state = 'open';
create index duplicate_pair_right on duplicate_pair (right_id);

create table company_merge (
  id uuid primary key,
  survivor_id uuid not null references company,
  merged_id uuid not null references company,
  evidence jsonb not null default '{}',
  probability double precision,
  -- The survivor's fields as they were and as they became, so that unmerging gives each its own back.
  changes jsonb not null default '{}',
  merged_by text,
  organisation_id uuid references organisation,
  merged_at timestamptz not null,
  undone_by text,
  undone_at timestamptz
);
create index company_merge_survivor on company_merge (survivor_id);
create index company_merge_merged on company_merge (merged_id);

-- All records that stand for the firm the actor belongs to.
create function app_owns_company(company uuid) returns boolean
language sql stable security definer set search_path = public as $$
  select app_company() is not null and exists (
    select from company c where c.id = company
      and c.firm_id = (select own.firm_id from company own where own.id = app_company()))
$$;

alter table company enable row level security;
create policy company_read on company for select using (true);
create policy company_add on company for insert with check (app_is_staff());
create policy company_change on company for update using (app_is_staff() or app_owns_company(id));

alter table company_name enable row level security;
create policy company_name_read on company_name for select using (true);
create policy company_name_write on company_name using (app_is_staff() or app_owns_company(company_id));

alter table contact enable row level security;
create policy contact_own on contact
  using (organisation_id = (select app_organisation()) or app_owns_company(company_id))
  with check (organisation_id = (select app_organisation()));

alter table note enable row level security;
create policy note_own on note
  using (organisation_id = (select app_organisation()) or app_owns_company(company_id))
  with check (organisation_id = (select app_organisation()));

alter table timeline_entry enable row level security;
create policy timeline_read on timeline_entry for select
  using (organisation_id is null or organisation_id = (select app_organisation()) or app_owns_company(company_id)
    or (project_id is not null and app_funds(project_id)));
create policy timeline_add on timeline_entry for insert
  with check (organisation_id is not distinct from (select app_organisation()) or organisation_id is null);
create policy timeline_remove on timeline_entry for delete using (organisation_id = (select app_organisation()));

alter table import_mapping enable row level security;
create policy import_mapping_own on import_mapping using (organisation_id = (select app_organisation()) and app_is_staff());
alter table import_batch enable row level security;
create policy import_batch_own on import_batch using (organisation_id = (select app_organisation()) and app_is_staff());
alter table import_row enable row level security;
create policy import_row_own on import_row using (exists (select from import_batch b where b.id = batch_id));

alter table duplicate_pair enable row level security;
create policy duplicate_pair_staff on duplicate_pair using (app_is_staff());
alter table company_merge enable row level security;
create policy company_merge_read on company_merge for select using (app_is_staff() or app_owns_company(survivor_id));
create policy company_merge_write on company_merge using (app_is_staff());
