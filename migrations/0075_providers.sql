-- Those who sell, build and install technology: one directory, shared by the installation and kept by its staff.
create table provider (
  id uuid primary key,
  -- Who added it. What each one changed since is in provider_change.
  organisation_id uuid not null references organisation,
  name text not null,
  website text,
  -- Where requests for proposals go, and in which language they are written.
  email text,
  contact_name text,
  phone text,
  language text not null default 'fr' check (language in ('fr', 'en')),
  size_class text not null default 'unknown' check (size_class in ('1-9', '10-49', '50-249', '250+', 'unknown')),
  summary text not null default '',
  -- An empty list says that nobody asked yet, never "none".
  region_codes text[] not null default '{}',
  sectors text[] not null default '{}',
  languages text[] not null default '{}',
  families text[] not null default '{}',
  template_ids text[] not null default '{}',
  work_references jsonb not null default '[]',
  -- What the provider itself has a stake in: brands it resells, and other ties in its own words.
  brands text[] not null default '{}',
  ties text not null default '',
  created_by text,
  created_by_name text not null,
  created_at timestamptz not null,
  updated_by_name text not null,
  updated_at timestamptz not null,
  -- No longer proposed. Requests that name it keep it.
  withdrawn_at timestamptz
);
create index provider_name_order on provider (fold(name), id);
create unique index provider_once on provider (fold(name)) where withdrawn_at is null;

-- Who added or changed what, for every reader of the directory among staff. Rows are added and never changed.
create table provider_change (
  id uuid primary key,
  provider_id uuid not null references provider,
  organisation_id uuid not null references organisation,
  kind text not null check (kind in ('added', 'imported', 'changed', 'withdrawn', 'restored')),
  fields text[] not null default '{}',
  changed_by text,
  changed_by_name text not null,
  at timestamptz not null
);
create index provider_change_provider on provider_change (provider_id, at desc, id);

-- An adviser's stake in a provider, declared by the adviser. An interest ends; it is never erased.
create table adviser_interest (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  user_id text not null,
  -- The name as it was: the firms that read it cannot look up an adviser's account.
  user_name text not null,
  provider_id uuid not null references provider,
  kind text not null check (kind in ('employment', 'ownership', 'family', 'commission')),
  since date not null,
  until date check (until >= since),
  text text not null default '',
  declared_at timestamptz not null,
  updated_at timestamptz not null
);
create index adviser_interest_organisation on adviser_interest (organisation_id, provider_id);
create index adviser_interest_person on adviser_interest (user_id, declared_at desc);

alter table provider enable row level security;
create policy provider_read on provider for select using ((select app_organisation()) is not null);
create policy provider_add on provider for insert
  with check ((select app_is_staff()) and organisation_id = (select app_organisation()));
create policy provider_change on provider for update using ((select app_is_staff()));
revoke delete on provider from virage_app;

alter table provider_change enable row level security;
create policy provider_change_read on provider_change for select using ((select app_is_staff()));
create policy provider_change_add on provider_change for insert
  with check ((select app_is_staff()) and organisation_id = (select app_organisation()));
revoke update, delete on provider_change from virage_app;

-- Colleagues read it, and the firms that the organisation writes a strategy with: those whom it could touch.
alter table adviser_interest enable row level security;
create policy adviser_interest_read on adviser_interest for select
  using ((organisation_id = (select app_organisation()) and (select app_is_staff()))
    or exists (select from digital_strategy s where s.organisation_id = adviser_interest.organisation_id));
create policy adviser_interest_declare on adviser_interest for insert
  with check ((select app_is_staff()) and organisation_id = (select app_organisation()) and user_id = (select app_user()));
create policy adviser_interest_change on adviser_interest for update
  using (organisation_id = (select app_organisation()) and user_id = (select app_user()));
revoke update, delete on adviser_interest from virage_app;
grant update (kind, since, until, text, updated_at) on adviser_interest to virage_app;
