-- The ground: the application role, who is asking, and what every area stands on.
-- Row-level security is the second wall. The first is the query, which always names its scope; this one holds when a
-- query forgets. The application works as virage_app inside each transaction; migrations and jobs work as the owner.
do $$ begin
  if not exists (select from pg_roles where rolname = 'virage_app') then
    create role virage_app nologin;
  end if;
  -- A block of its own: what an exception takes back must not include the role.
  begin
    if not pg_has_role(current_user, 'virage_app', 'set') then
      execute format('grant virage_app to %I', current_user);
    end if;
  exception when invalid_parameter_value then
    -- Before PostgreSQL 16 membership had no separate SET option.
    execute format('grant virage_app to %I', current_user);
  end;
end $$;

create extension if not exists unaccent;
create extension if not exists pg_trgm;

grant usage on schema public to virage_app;
alter default privileges in schema public grant select, insert, update, delete on tables to virage_app;
alter default privileges in schema public grant usage, select on sequences to virage_app;

-- Who is asking: set by the use-case runner at the start of each transaction, empty for the public.
create function app_user() returns text language sql stable parallel safe as
  $$ select nullif(current_setting('virage.user', true), '') $$;
create function app_organisation() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('virage.organisation', true), '')::uuid $$;
create function app_role() returns text language sql stable parallel safe as
  $$ select coalesce(nullif(current_setting('virage.role', true), ''), 'public') $$;
create function app_company() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('virage.company', true), '')::uuid $$;
create function app_is_staff() returns boolean language sql stable parallel safe as
  $$ select app_role() in ('officer', 'adviser', 'administrator') and app_organisation() is not null $$;

create table organisation (
  id uuid primary key,
  slug text not null unique,
  kind text not null check (kind in ('platform', 'delivery', 'funder', 'firm', 'partner')),
  name_fr text not null,
  name_en text not null,
  region_code text check (region_code ~ '^(0[1-9]|1[0-7])$'),
  website text,
  -- Set for kind 'firm': the register's record of the firm whose people these are.
  company_id uuid,
  created_at timestamptz not null default now()
);
create unique index organisation_company on organisation (company_id) where company_id is not null;

create table membership (
  user_id text not null,
  organisation_id uuid not null references organisation on delete cascade,
  role text not null check (role in ('officer', 'adviser', 'firm', 'funder', 'administrator')),
  created_at timestamptz not null default now(),
  primary key (user_id, organisation_id)
);
create index membership_organisation on membership (organisation_id);

create table invitation (
  id uuid primary key,
  organisation_id uuid not null references organisation on delete cascade,
  email text not null,
  role text not null check (role in ('officer', 'adviser', 'firm', 'funder', 'administrator')),
  token_hash text not null unique,
  invited_by text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  revoked_at timestamptz
);
create index invitation_organisation on invitation (organisation_id, created_at desc);

create table api_key (
  id uuid primary key,
  organisation_id uuid not null references organisation on delete cascade,
  name text not null,
  -- First characters, shown so that a person can tell keys apart; the key itself is kept only as a hash.
  prefix text not null,
  hash text not null unique,
  scopes text[] not null,
  role text not null check (role in ('officer', 'adviser', 'firm', 'funder', 'administrator')),
  created_by text not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index api_key_organisation on api_key (organisation_id, created_at desc);

create table audit_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  organisation_id uuid,
  user_id text,
  channel text not null check (channel in ('page', 'api', 'command', 'job')),
  operation text not null,
  subject_type text,
  subject_id text,
  details jsonb not null default '{}',
  request_id text
);
create index audit_entry_organisation on audit_entry (organisation_id, id desc);
create index audit_entry_subject on audit_entry (subject_type, subject_id, id desc);

create table outbox_event (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  name text not null,
  organisation_id uuid,
  payload jsonb not null,
  delivered_at timestamptz
);
create index outbox_event_waiting on outbox_event (id) where delivered_at is null;

create table idempotency_key (
  scope text not null,
  key text not null,
  operation text not null,
  request_hash text not null,
  status integer not null,
  response jsonb not null,
  created_at timestamptz not null,
  primary key (scope, key)
);
create index idempotency_key_age on idempotency_key (created_at);

create table mail (
  id uuid primary key,
  organisation_id uuid,
  recipient text not null,
  subject text not null,
  text text not null,
  html text,
  attachments jsonb not null default '[]',
  locale text not null,
  state text not null default 'queued' check (state in ('queued', 'sent', 'kept', 'failed')),
  attempts integer not null default 0,
  error text,
  created_at timestamptz not null,
  sent_at timestamptz
);
create index mail_recent on mail (created_at desc);

create table file (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  name text not null,
  media_type text not null,
  size_bytes bigint not null check (size_bytes >= 0),
  sha256 text not null,
  created_by text,
  created_at timestamptz not null
);
create index file_organisation on file (organisation_id, created_at desc);

-- In chunks, so that neither side ever holds a whole upload in one value.
create table file_chunk (
  file_id uuid not null references file on delete cascade,
  position integer not null,
  data bytea not null,
  primary key (file_id, position)
);

-- What a person sees of a long job; the queue itself belongs to the job runner.
create table job_run (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  kind text not null,
  subject_id text,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  done_count bigint not null default 0,
  total_count bigint,
  message jsonb,
  started_by text,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz
);
create index job_run_organisation on job_run (organisation_id, created_at desc);

-- The only door of virage_app to the queue: the queue's tables stay the owner's.
create function app_add_job(task text, payload json, job_key text default null, max_attempts integer default null)
returns void language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform graphile_worker.add_job(task, payload, job_key => app_add_job.job_key, max_attempts => app_add_job.max_attempts);
end $$;

revoke execute on function app_add_job(text, json, text, integer) from public;
grant execute on function app_add_job(text, json, text, integer) to virage_app;

alter table organisation enable row level security;
create policy organisation_read on organisation for select using (true);
create policy organisation_write on organisation for update
  using (id = app_organisation() and app_role() = 'administrator');

alter table membership enable row level security;
create policy membership_read on membership for select
  using (organisation_id = (select app_organisation()) or user_id = (select app_user()));
create policy membership_write on membership
  using (organisation_id = (select app_organisation()) and (select app_role()) = 'administrator');

alter table invitation enable row level security;
create policy invitation_all on invitation
  using (organisation_id = (select app_organisation()) and (select app_role()) = 'administrator');

alter table api_key enable row level security;
create policy api_key_all on api_key
  using (organisation_id = (select app_organisation()) and (select app_role()) = 'administrator');

-- Written by the runner in the same transaction, read by the organisation's own administrator, changed by nobody.
alter table audit_entry enable row level security;
create policy audit_entry_read on audit_entry for select
  using (organisation_id = (select app_organisation()) and (select app_role()) = 'administrator');
create policy audit_entry_add on audit_entry for insert
  with check (organisation_id is not distinct from (select app_organisation()));

alter table outbox_event enable row level security;
create policy outbox_event_add on outbox_event for insert with check (true);

alter table idempotency_key enable row level security;
create policy idempotency_key_own on idempotency_key
  using (scope = coalesce((select app_organisation())::text, 'public'));

alter table mail enable row level security;
create policy mail_add on mail for insert with check (true);

alter table file enable row level security;
create policy file_own on file using (organisation_id = (select app_organisation()));
alter table file_chunk enable row level security;
create policy file_chunk_own on file_chunk using (exists (select from file f where f.id = file_id));

alter table job_run enable row level security;
create policy job_run_own on job_run using (organisation_id = (select app_organisation()));
