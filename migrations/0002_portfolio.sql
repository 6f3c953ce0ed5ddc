-- Initiatives hold projects. Every figure has a date, a kind (target or result) and a source: announced is not achieved.
create table initiative (
  id uuid primary key,
  slug text not null unique,
  organisation_id uuid not null references organisation,
  name_fr text not null,
  name_en text not null,
  aim_fr text not null default '',
  aim_en text not null default '',
  starts_on date,
  ends_on date check (ends_on >= starts_on),
  created_at timestamptz not null default now()
);

create table project (
  id uuid primary key,
  slug text not null unique,
  initiative_id uuid references initiative,
  organisation_id uuid not null references organisation,
  name_fr text not null,
  name_en text not null,
  summary_fr text not null default '',
  summary_en text not null default '',
  scope text not null check (scope in ('national', 'regions')),
  starts_on date,
  ends_on date check (ends_on >= starts_on),
  -- Null when the total is not known: unknown is not zero.
  total_cost_cents bigint check (total_cost_cents >= 0),
  currency text not null default 'CAD',
  status text not null default 'published' check (status in ('draft', 'published')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index project_initiative on project (initiative_id);
create index project_organisation on project (organisation_id);

create table project_region (
  project_id uuid not null references project on delete cascade,
  region_code text not null check (region_code ~ '^(0[1-9]|1[0-7])$'),
  primary key (project_id, region_code)
);
create index project_region_code on project_region (region_code);

create table project_sector (
  project_id uuid not null references project on delete cascade,
  naics text not null,
  primary key (project_id, naics)
);

create table funding_source (
  id uuid primary key,
  project_id uuid not null references project on delete cascade,
  funder_id uuid not null references organisation,
  amount_cents bigint check (amount_cents >= 0),
  currency text not null default 'CAD',
  position integer not null default 0
);
create index funding_source_project on funding_source (project_id);
create index funding_source_funder on funding_source (funder_id, project_id);

create table figure (
  id uuid primary key,
  initiative_id uuid references initiative on delete cascade,
  project_id uuid references project on delete cascade,
  indicator text not null,
  kind text not null check (kind in ('target', 'result')),
  -- Cents when the unit is 'CAD', hundredths of a percent when 'percent', else a count.
  value bigint not null,
  unit text not null,
  as_of date not null,
  as_of_precision text not null default 'day' check (as_of_precision in ('day', 'month', 'year')),
  source_title text not null,
  source_url text,
  note_fr text,
  note_en text,
  recorded_by text,
  recorded_at timestamptz not null default now(),
  check (num_nonnulls(initiative_id, project_id) = 1)
);
create index figure_project on figure (project_id, indicator, kind, as_of desc);
create index figure_initiative on figure (initiative_id, indicator, kind, as_of desc);

create table region_priority (
  id uuid primary key,
  region_code text not null check (region_code ~ '^(0[1-9]|1[0-7])$'),
  organisation_id uuid references organisation,
  title_fr text not null,
  title_en text not null,
  detail_fr text not null default '',
  detail_en text not null default '',
  adopted_on date,
  source_title text,
  source_url text
);
create index region_priority_code on region_priority (region_code);

create table project_priority (
  project_id uuid not null references project on delete cascade,
  priority_id uuid not null references region_priority on delete cascade,
  primary key (project_id, priority_id)
);

-- Definer, so that the policy of project does not walk through the policy of funding_source and back.
create function app_funds(project uuid) returns boolean
language sql stable security definer set search_path = public as $$
  select exists (select from funding_source f where f.project_id = project and f.funder_id = app_organisation())
$$;

alter table initiative enable row level security;
create policy initiative_read on initiative for select using (true);
create policy initiative_write on initiative
  using (organisation_id = (select app_organisation()) and (select app_role()) in ('funder', 'administrator'));

alter table project enable row level security;
create policy project_read on project for select
  using (status = 'published' or organisation_id = (select app_organisation()) or app_funds(id));
create policy project_write on project
  using (organisation_id = (select app_organisation()) and (select app_role()) in ('officer', 'administrator'));

alter table project_region enable row level security;
create policy project_region_read on project_region for select using (exists (select from project p where p.id = project_id));
create policy project_region_write on project_region
  using (exists (select from project p where p.id = project_id and p.organisation_id = app_organisation()) and app_role() in ('officer', 'administrator'));

alter table project_sector enable row level security;
create policy project_sector_read on project_sector for select using (exists (select from project p where p.id = project_id));
create policy project_sector_write on project_sector
  using (exists (select from project p where p.id = project_id and p.organisation_id = app_organisation()) and app_role() in ('officer', 'administrator'));

alter table funding_source enable row level security;
create policy funding_source_read on funding_source for select using (exists (select from project p where p.id = project_id));
create policy funding_source_write on funding_source
  using (exists (select from project p where p.id = project_id and p.organisation_id = app_organisation()) and app_role() in ('officer', 'administrator'));

alter table figure enable row level security;
create policy figure_read on figure for select
  using (initiative_id is not null or exists (select from project p where p.id = project_id));
create policy figure_write on figure
  using (
    (app_role() in ('officer', 'administrator')
      and exists (select from project p where p.id = project_id and p.organisation_id = app_organisation()))
    or (app_role() in ('funder', 'administrator')
      and exists (select from initiative i where i.id = initiative_id and i.organisation_id = app_organisation())));

alter table region_priority enable row level security;
create policy region_priority_read on region_priority for select using (true);
create policy region_priority_write on region_priority
  using (organisation_id = (select app_organisation()) and (select app_role()) in ('officer', 'funder', 'administrator'));

alter table project_priority enable row level security;
create policy project_priority_read on project_priority for select using (true);
create policy project_priority_write on project_priority
  using (exists (select from project p where p.id = project_id and p.organisation_id = app_organisation()) and app_role() in ('officer', 'administrator'));
