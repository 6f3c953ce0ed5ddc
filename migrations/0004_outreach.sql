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
  registration_slug text unique,
  registration_open boolean not null default false,
  consent_text_fr text,
  consent_text_en text,
  created_by text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (id, project_id, held_on)
);
create index activity_organisation on activity (organisation_id, held_on desc, id);
create index activity_project on activity (project_id, held_on desc);

create table participation (
  id uuid primary key,
  activity_id uuid not null,
  project_id uuid not null,
  organisation_id uuid not null references organisation,
  held_on date not null,
  -- The register's record as it was matched, and the firm that stands for it now; both null until matched.
  company_id uuid references company,
  firm_id uuid references company,
  -- What the list or the form said, kept so that a reviewer can match it.
  stated jsonb,
  state text not null default 'attended' check (state in ('registered', 'attended', 'cancelled', 'absent')),
  source text not null check (source in ('registration', 'import', 'check-in', 'manual')),
  import_batch_id uuid references import_batch,
  created_by text,
  created_at timestamptz not null,
  check ((company_id is null) = (firm_id is null)),
  -- A moved activity takes its participations with it, and through them the counts.
  foreign key (activity_id, project_id, held_on) references activity (id, project_id, held_on) on update cascade
);
create index participation_activity on participation (activity_id, created_at, id);
create index participation_firm on participation (firm_id, held_on desc) where firm_id is not null;
create index participation_company on participation (company_id) where company_id is not null;
create index participation_reach on participation (project_id, held_on, firm_id) where state = 'attended' and firm_id is not null;
create index participation_unmatched on participation (organisation_id, activity_id) where firm_id is null;
create index participation_batch on participation (import_batch_id) where import_batch_id is not null;

-- The person, apart from the fact that the firm was there: a funder may read the second and never the first.
create table attendee (
  participation_id uuid primary key references participation on delete cascade,
  organisation_id uuid not null references organisation,
  company_id uuid references company,
  name text,
  email text,
  phone text,
  job_title text,
  language text,
  consent text not null default 'unknown' check (consent in ('given', 'refused', 'withdrawn', 'unknown')),
  consent_at timestamptz,
  consent_text text,
  confirmed_at timestamptz,
  token_hash text
);
create unique index attendee_token on attendee (token_hash) where token_hash is not null;

-- Tables built for reading: which firms a scope reached, and how many. Year 0 is all years.
create table reach_firm (
  scope_kind text not null,
  scope_id uuid not null,
  year smallint not null,
  firm_id uuid not null,
  contacts integer not null,
  primary key (scope_kind, scope_id, year, firm_id)
);
create index reach_firm_firm on reach_firm (firm_id);

create table reach_total (
  scope_kind text not null,
  scope_id uuid not null,
  year smallint not null,
  dimension text not null check (dimension in ('all', 'region', 'sector')),
  value text not null,
  firms integer not null,
  contacts integer not null,
  primary key (scope_kind, scope_id, year, dimension, value)
);

create type reach_delta as (project_id uuid, firm_id uuid, held_on date, delta integer);

-- Applies participations gained and lost to the reading tables, in the writing transaction.
-- Firms are locked FOR SHARE so that a change of region cannot slip between the read of it and the count under it.
create function reach_add(deltas reach_delta[]) returns void
language plpgsql security definer set search_path = public as $$
begin
  perform from company c where c.id in (select d.firm_id from unnest(deltas) d) order by c.id for share;
  with change as (
    select s.kind, s.id, y.year, d.firm_id, sum(d.delta)::integer as n
    from unnest(deltas) d
    join project p on p.id = d.project_id
    cross join lateral (values ('project', p.id), ('initiative', p.initiative_id),
      ('organisation', p.organisation_id), ('all', '00000000-0000-0000-0000-000000000000'::uuid)) s(kind, id)
    cross join lateral (values (0::smallint), (extract(year from d.held_on)::smallint)) y(year)
    where d.firm_id is not null and s.id is not null
    group by 1, 2, 3, 4 having sum(d.delta) <> 0
  ), written as (
    insert into reach_firm as r (scope_kind, scope_id, year, firm_id, contacts)
    select kind, id, year, firm_id, n from change order by 1, 2, 3, 4
    on conflict (scope_kind, scope_id, year, firm_id) do update set contacts = r.contacts + excluded.contacts
    returning r.*
  ), step as (
    select w.scope_kind, w.scope_id, w.year, w.firm_id, c.n,
      (w.contacts > 0)::integer - (w.contacts - c.n > 0)::integer as firms
    from written w
    join change c on (c.kind, c.id, c.year, c.firm_id) = (w.scope_kind, w.scope_id, w.year, w.firm_id)
  )
  insert into reach_total as t (scope_kind, scope_id, year, dimension, value, firms, contacts)
  select s.scope_kind, s.scope_id, s.year, d.dimension, d.value, sum(s.firms), sum(s.n)
  from step s
  join company f on f.id = s.firm_id
  cross join lateral (values ('all', ''), ('region', coalesce(f.region_code, '')),
    ('sector', coalesce(left(f.naics, 3), ''))) d(dimension, value)
  group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
  on conflict (scope_kind, scope_id, year, dimension, value)
  do update set firms = t.firms + excluded.firms, contacts = t.contacts + excluded.contacts;
end $$;

create function reach_on_insert() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform reach_add(array(select (project_id, firm_id, held_on, 1)::reach_delta
    from added where state = 'attended' and firm_id is not null));
  return null;
end $$;
create function reach_on_delete() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform reach_add(array(select (project_id, firm_id, held_on, -1)::reach_delta
    from removed where state = 'attended' and firm_id is not null));
  return null;
end $$;
create function reach_on_update() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform reach_add(array(
    select (project_id, firm_id, held_on, -1)::reach_delta from removed where state = 'attended' and firm_id is not null
    union all
    select (project_id, firm_id, held_on, 1)::reach_delta from added where state = 'attended' and firm_id is not null));
  return null;
end $$;
create trigger participation_added after insert on participation
  referencing new table as added for each statement execute function reach_on_insert();
create trigger participation_removed after delete on participation
  referencing old table as removed for each statement execute function reach_on_delete();
create trigger participation_changed after update on participation
  referencing old table as removed new table as added for each statement execute function reach_on_update();

-- A firm that moves to another region or sector takes its counts along.
create function reach_on_firm_change() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  insert into reach_total as t (scope_kind, scope_id, year, dimension, value, firms, contacts)
  select r.scope_kind, r.scope_id, r.year, d.dimension, d.value, sum(d.sign), sum(d.sign * r.contacts)
  from added a
  join removed b on b.id = a.id
  join reach_firm r on r.firm_id = a.id and r.contacts > 0
  cross join lateral (values
    ('region', coalesce(b.region_code, ''), -1), ('region', coalesce(a.region_code, ''), 1),
    ('sector', coalesce(left(b.naics, 3), ''), -1), ('sector', coalesce(left(a.naics, 3), ''), 1)) d(dimension, value, sign)
  where a.region_code is distinct from b.region_code or a.naics is distinct from b.naics
  group by 1, 2, 3, 4, 5
  having sum(d.sign) <> 0 or sum(d.sign * r.contacts) <> 0
  order by 1, 2, 3, 4, 5
  on conflict (scope_kind, scope_id, year, dimension, value)
  do update set firms = t.firms + excluded.firms, contacts = t.contacts + excluded.contacts;
  return null;
end $$;
create trigger company_moved after update on company
  referencing old table as removed new table as added for each statement execute function reach_on_firm_change();

-- Plain SQL's answer to the same question: for the recount test, and to rebuild after a bulk load or a project moved.
create view reach_recount as
  select s.kind as scope_kind, s.id as scope_id, y.year, pa.firm_id, count(*)::integer as contacts
  from participation pa
  join project p on p.id = pa.project_id
  cross join lateral (values ('project', p.id), ('initiative', p.initiative_id),
    ('organisation', p.organisation_id), ('all', '00000000-0000-0000-0000-000000000000'::uuid)) s(kind, id)
  cross join lateral (values (0::smallint), (extract(year from pa.held_on)::smallint)) y(year)
  where pa.state = 'attended' and pa.firm_id is not null and s.id is not null
  group by 1, 2, 3, 4;

create function reach_rebuild() returns void language plpgsql security definer set search_path = public as $$
begin
  lock table participation in share row exclusive mode;
  truncate reach_firm, reach_total;
  insert into reach_firm select * from reach_recount;
  insert into reach_total
  select r.scope_kind, r.scope_id, r.year, d.dimension, d.value, count(*), sum(r.contacts)
  from reach_firm r join company f on f.id = r.firm_id
  cross join lateral (values ('all', ''), ('region', coalesce(f.region_code, '')),
    ('sector', coalesce(left(f.naics, 3), ''))) d(dimension, value)
  group by 1, 2, 3, 4, 5;
end $$;

create function app_sees_scope(scope_kind text, scope_id uuid) returns boolean
language sql stable security definer set search_path = public as $$
  select case scope_kind
    when 'organisation' then scope_id = app_organisation()
    when 'project' then exists (select from project p where p.id = scope_id
      and (p.organisation_id = app_organisation() or app_funds(p.id)))
    else false end
$$;

alter table activity enable row level security;
create policy activity_read on activity for select
  using (organisation_id = (select app_organisation()) or registration_open or app_funds(project_id)
    or exists (select from participation p where p.activity_id = activity.id and app_owns_company(p.company_id)));
create policy activity_write on activity using (organisation_id = (select app_organisation()) and app_is_staff());

alter table participation enable row level security;
create policy participation_read on participation for select
  using (organisation_id = (select app_organisation()) or app_funds(project_id) or app_owns_company(company_id));
create policy participation_write on participation using (organisation_id = (select app_organisation()) and app_is_staff());

alter table attendee enable row level security;
create policy attendee_read on attendee for select
  using (organisation_id = (select app_organisation()) or app_owns_company(company_id));
create policy attendee_write on attendee using (organisation_id = (select app_organisation()) and app_is_staff());

-- Totals are everybody's; which firms make them is for those who may see the participations.
alter table reach_total enable row level security;
create policy reach_total_read on reach_total for select using (true);
alter table reach_firm enable row level security;
create policy reach_firm_read on reach_firm for select using (app_sees_scope(scope_kind, scope_id));

revoke insert, update, delete on reach_total, reach_firm from virage_app;
-- A view runs with its owner's eyes, so it would see past every policy above.
revoke all on reach_recount from virage_app;
revoke execute on function reach_add(reach_delta[]), reach_rebuild() from public;
