-- Activities and who was there. Reach counts distinct firms; contacts are counted apart.
create table activity (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  project_id uuid not null references project,
  kind text not null check (kind in ('conference', 'webinar', 'workshop', 'visit', 'campaign')),
  title_fr text not null,
  title_en text not null,
  description_fr text not null default '',
  description_en text not null default '',
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at >= starts_at),
  -- The day it counts for, in Québec's time; stored, because a legal period is a fact and not a formula.
  held_on date not null,
  place text,
  link text,
  region_code text check (region_code ~ '^(0[1-9]|1[0-7])$'),
  partner text,
  capacity integer check (capacity > 0),
  -- Set the first time registration opens: from then on the activity has a public page.
  registration_slug text unique,
  registration_open boolean not null default false,
  consent_text_fr text,
  consent_text_en text,
  cancelled_at timestamptz,
  -- Grows with each change that those invited must hear of: calendars keep the highest (RFC 5545 SEQUENCE).
  revision integer not null default 0,
  created_by text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check (not (registration_open and (registration_slug is null or cancelled_at is not null))),
  unique (id, project_id, organisation_id, held_on)
);
create index activity_organisation on activity (organisation_id, held_on desc, id);
create index activity_project on activity (project_id, held_on desc);
create index activity_public on activity (starts_at, id) where registration_slug is not null;

create table participation (
  id uuid primary key,
  activity_id uuid not null,
  project_id uuid not null,
  organisation_id uuid not null references organisation,
  held_on date not null,
  -- The register's record as it was matched; null until matched.
  company_id uuid references company,
  -- The firm that stands for that record now. Kept by triggers: what a writer gives is replaced.
  firm_id uuid references company,
  -- What the list or the form said of the firm, so that a reviewer can match it. Nothing of the person: a funder reads this.
  stated jsonb check (stated - array['firm', 'neq', 'businessNumber', 'street', 'city', 'postalCode', 'website'] = '{}'),
  -- A reviewer looked and found no firm to match: a student, a ministry, a person come alone.
  set_aside_at timestamptz,
  state text not null default 'attended' check (state in ('registered', 'attended', 'cancelled', 'absent')),
  source text not null check (source in ('registration', 'import', 'check-in', 'manual')),
  import_batch_id uuid references import_batch,
  created_by text,
  created_at timestamptz not null,
  check ((company_id is null) = (firm_id is null)),
  unique (id, organisation_id),
  -- A moved activity takes its participations with it, and through them the counts. The organisation is in the key so
  -- that nobody can write into another organisation's activity.
  foreign key (activity_id, project_id, organisation_id, held_on)
    references activity (id, project_id, organisation_id, held_on) on update cascade
);
create index participation_activity on participation (activity_id, created_at, id);
create index participation_firm on participation (firm_id, held_on desc) where firm_id is not null;
create index participation_company on participation (company_id) where company_id is not null;
create index participation_reach on participation (project_id, held_on, firm_id) where state = 'attended';
create index participation_unmatched on participation (organisation_id, activity_id) where firm_id is null;
create index participation_batch on participation (import_batch_id) where import_batch_id is not null;

-- The person, apart from the fact that the firm was there: a funder may read the second and never the first.
create table attendee (
  participation_id uuid primary key,
  organisation_id uuid not null references organisation,
  name text,
  email text,
  phone text,
  job_title text,
  language text,
  consent text not null default 'unknown' check (consent in ('given', 'refused', 'withdrawn', 'unknown')),
  -- When it was given or refused, and to which words.
  consent_at timestamptz,
  consent_text text,
  withdrawn_at timestamptz,
  confirmed_at timestamptz,
  token_hash text,
  foreign key (participation_id, organisation_id) references participation (id, organisation_id) on delete cascade
);
create unique index attendee_token on attendee (token_hash) where token_hash is not null;
create index attendee_email on attendee (lower(email)) where email is not null;

-- The firm that stands for a record. The key-share lock is the one the foreign key takes anyway; taken before the
-- reading, so that a merge of this very record either waits for us or is seen.
create function participation_firm() returns trigger language plpgsql security definer set search_path = public as $$
begin
  new.firm_id := null;
  select c.firm_id into new.firm_id from company c where c.id = new.company_id for key share;
  return new;
end $$;
create trigger participation_firm before insert or update of company_id, firm_id on participation
  for each row execute function participation_firm();

create function company_firm_changes() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform from company c where c.id = old.id for update;
  return new;
end $$;
create trigger company_firm_changes before update of firm_id on company
  for each row when (old.firm_id is distinct from new.firm_id) execute function company_firm_changes();

-- Tables built for reading: which firms a scope reached, and how many. Year 0 is all years.
-- Region and sector are those under which the totals below count the firm now. Codes compare as bytes: a French
-- collation would take most of the time of a count.
create table reach_firm (
  scope_kind text collate "C" not null,
  scope_id uuid not null,
  year smallint not null,
  firm_id uuid not null,
  contacts integer not null check (contacts > 0),
  region_code text collate "C" not null,
  sector text collate "C" not null,
  primary key (scope_kind, scope_id, year, firm_id)
);
create index reach_firm_firm on reach_firm (firm_id);

create table reach_total (
  scope_kind text collate "C" not null,
  scope_id uuid not null,
  year smallint not null,
  dimension text collate "C" not null check (dimension in ('all', 'region', 'sector')),
  value text collate "C" not null,
  -- No check that these are positive: an upsert would test it on the difference that it adds.
  firms integer not null,
  contacts integer not null,
  primary key (scope_kind, scope_id, year, dimension, value)
);

-- Plain SQL's answer: the one definition of reach. The reading tables are filled from it, firm by firm.
create view reach_recount as
  select s.kind collate "C" as scope_kind, s.id as scope_id, y.year, f.id as firm_id, count(*)::integer as contacts,
    coalesce(f.region_code, '') as region_code, coalesce(left(f.naics, 3), '') as sector
  from participation pa
  join project p on p.id = pa.project_id
  join company f on f.id = pa.firm_id
  cross join lateral (values ('project', p.id), ('initiative', p.initiative_id),
    ('organisation', p.organisation_id), ('all', '00000000-0000-0000-0000-000000000000'::uuid)) s(kind, id)
  cross join lateral (values (0::smallint), (extract(year from pa.held_on)::smallint)) y(year)
  where pa.state = 'attended' and s.id is not null
  group by s.kind collate "C", s.id, y.year, f.id;

-- How a count stays exact. A statement only notes which firms (or whole projects) it touched. At the commit, one
-- transaction at a time, the notes are taken up: each touched firm is counted again from the participations, and the
-- difference goes into the totals. Whoever changes what a count is made of notes it and counts after the other's commit,
-- so no order of writers can lose one; and since nobody holds the turn while working, only while committing, no two
-- writers can wait for each other. Counting needs each statement to see what others committed: read committed only.
create table reach_touched (
  id bigint generated always as identity primary key,
  firm_ids uuid[] not null,
  project_ids uuid[] not null,
  -- The first note of a transaction calls for the count; the others only add to it.
  calls boolean not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

create function reach_note(firms uuid[], projects uuid[]) returns void
language sql security definer set search_path = public as $$
  insert into reach_touched (firm_ids, project_ids, calls)
  select firms, projects, not exists (select from reach_touched)
  where cardinality(firms) > 0 or cardinality(projects) > 0
$$;

create function reach_count() returns trigger
language plpgsql security definer set search_path = public set work_mem = '64MB' as $$
declare touched uuid[];
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'participations are written in read committed transactions only';
  end if;
  perform pg_advisory_xact_lock(hashtext('virage.reach'));
  with taken as (delete from reach_touched returning firm_ids, project_ids)
  select array(
    select unnest(firm_ids) from taken
    union
    select pa.firm_id from participation pa
    where pa.project_id in (select unnest(project_ids) from taken) and pa.firm_id is not null
  ) into touched;
  insert into reach_total as t (scope_kind, scope_id, year, dimension, value, firms, contacts)
  select r.scope_kind, r.scope_id, r.year, d.dimension, d.value, sum(r.sign), sum(r.sign * r.contacts)
  from (
    select n.*, 1 as sign from reach_recount n where n.firm_id = any (touched)
    union all
    select b.*, -1 from (select scope_kind, scope_id, year, firm_id, contacts, region_code, sector from reach_firm) b
    where b.firm_id = any (touched)
  ) r
  cross join lateral (values ('all', ''), ('region', r.region_code), ('sector', r.sector)) d(dimension, value)
  group by 1, 2, 3, 4, 5 having sum(r.sign) <> 0 or sum(r.sign * r.contacts) <> 0
  on conflict (scope_kind, scope_id, year, dimension, value)
  do update set firms = t.firms + excluded.firms, contacts = t.contacts + excluded.contacts;
  delete from reach_firm where firm_id = any (touched);
  insert into reach_firm (scope_kind, scope_id, year, firm_id, contacts, region_code, sector)
  select scope_kind, scope_id, year, firm_id, contacts, region_code, sector
  from reach_recount where firm_id = any (touched);
  return null;
end $$;
create constraint trigger reach_count after insert on reach_touched deferrable initially deferred
  for each row when (new.calls) execute function reach_count();

create function reach_on_insert() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform reach_note(array(select distinct firm_id from added where state = 'attended' and firm_id is not null), '{}');
  return null;
end $$;
create function reach_on_delete() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform reach_note(array(select distinct firm_id from removed where state = 'attended' and firm_id is not null), '{}');
  return null;
end $$;
create function reach_on_update() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform reach_note(array(
    select firm_id from removed where state = 'attended' and firm_id is not null
    union
    select firm_id from added where state = 'attended' and firm_id is not null), '{}');
  return null;
end $$;
create trigger participation_added after insert on participation
  referencing new table as added for each statement execute function reach_on_insert();
create trigger participation_removed after delete on participation
  referencing old table as removed for each statement execute function reach_on_delete();
create trigger participation_changed after update on participation
  referencing old table as removed new table as added for each statement execute function reach_on_update();

-- A merged record takes its participations to the firm that stands for it now; a firm that moves to another region or
-- sector takes its counts along. It is noted even when nobody brought it yet: somebody may be doing so right now.
create function reach_on_firm_change() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  update participation pa set firm_id = a.firm_id
  from added a join removed b on b.id = a.id
  where a.firm_id <> b.firm_id and pa.company_id = a.id;
  perform reach_note(array(
    select a.id from added a join removed b on b.id = a.id
    where a.region_code is distinct from b.region_code or left(a.naics, 3) is distinct from left(b.naics, 3)), '{}');
  return null;
end $$;
create trigger company_moved after update on company
  referencing old table as removed new table as added for each statement execute function reach_on_firm_change();

create function reach_on_project_change() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  perform reach_note('{}', array(
    select a.id from added a join removed b on b.id = a.id
    where a.initiative_id is distinct from b.initiative_id or a.organisation_id <> b.organisation_id));
  return null;
end $$;
create trigger project_moved after update on project
  referencing old table as removed new table as added for each statement execute function reach_on_project_change();

-- After a bulk load that went past the triggers. The order of the locks is that of a writer: the table, then the turn.
create function reach_rebuild() returns void
language plpgsql security definer set search_path = public set work_mem = '256MB' as $$
begin
  lock table participation in share row exclusive mode;
  perform pg_advisory_xact_lock(hashtext('virage.reach'));
  truncate reach_firm, reach_total;
  insert into reach_firm (scope_kind, scope_id, year, firm_id, contacts, region_code, sector)
  select scope_kind, scope_id, year, firm_id, contacts, region_code, sector from reach_recount order by 1, 2, 3, 4;
  insert into reach_total
  select r.scope_kind, r.scope_id, r.year, d.dimension, d.value, count(*), sum(r.contacts)
  from reach_firm r
  cross join lateral (values ('all', ''), ('region', r.region_code), ('sector', r.sector)) d(dimension, value)
  group by 1, 2, 3, 4, 5;
end $$;

-- Asked once a query, not once a row.
create function app_funded_projects() returns uuid[]
language sql stable security definer set search_path = public as $$
  select array(select project_id from funding_source where funder_id = app_organisation())
$$;
create function app_own_records() returns uuid[]
language sql stable security definer set search_path = public as $$
  select array(select c.id from company c
    where c.firm_id = (select own.firm_id from company own where own.id = app_company()))
$$;

alter table activity enable row level security;
create policy activity_read on activity for select
  using (organisation_id = (select app_organisation()) or registration_slug is not null
    or project_id = any ((select app_funded_projects())::uuid[])
    or exists (select from participation p
      where p.activity_id = activity.id and p.company_id = any ((select app_own_records())::uuid[])));
create policy activity_write on activity
  using (organisation_id = (select app_organisation()) and (select app_is_staff()))
  with check (organisation_id = (select app_organisation()) and (select app_is_staff())
    and exists (select from project p where p.id = project_id and p.organisation_id = activity.organisation_id));

alter table participation enable row level security;
create policy participation_read on participation for select
  using (organisation_id = (select app_organisation()) or project_id = any ((select app_funded_projects())::uuid[])
    or company_id = any ((select app_own_records())::uuid[]));
create policy participation_write on participation
  using (organisation_id = (select app_organisation()) and (select app_is_staff()));

alter table attendee enable row level security;
create policy attendee_read on attendee for select
  using (organisation_id = (select app_organisation())
    or exists (select from participation p
      where p.id = participation_id and p.company_id = any ((select app_own_records())::uuid[])));
create policy attendee_write on attendee
  using (organisation_id = (select app_organisation()) and (select app_is_staff()));

-- Totals are everybody's; which firms make them is for those who may see the participations.
alter table reach_total enable row level security;
create policy reach_total_read on reach_total for select using (true);
alter table reach_firm enable row level security;
create policy reach_firm_read on reach_firm for select
  using ((scope_kind = 'organisation' and scope_id = (select app_organisation()))
    or (scope_kind = 'project' and scope_id = any ((select app_funded_projects())::uuid[]))
    or (scope_kind = 'project' and scope_id in (select p.id from project p where p.organisation_id = (select app_organisation()))));

revoke insert, update, delete on reach_total, reach_firm from virage_app;
revoke all on reach_touched from virage_app;
-- A view runs with its owner's eyes, so it would see past every policy above.
revoke all on reach_recount from virage_app;
revoke execute on function reach_note(uuid[], uuid[]), reach_rebuild() from public;
