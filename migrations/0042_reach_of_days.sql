-- Reach over any days, and within a region: counted from the participations. Totals are everybody's, and a reader's
-- policies would leave out what others did, so these count with the owner's eyes and give numbers only.
create function reach_projects(scope_kind text, scope_id text) returns uuid[]
language sql stable security definer set search_path = public as $$
  select case scope_kind
    when 'project' then array[scope_id::uuid]
    when 'initiative' then array(select id from project where initiative_id = scope_id::uuid)
    when 'organisation' then array(select id from project where organisation_id = scope_id::uuid)
    else array(select id from project) end
$$;

create function reach_between(scope_kind text, scope_id text, first_day date, last_day date)
returns table (dimension text, value text, firms integer, contacts integer)
language plpgsql stable security definer set search_path = public set work_mem = '64MB' as $$
begin
  return query
  with came as (
    select f.id, f.region_code, f.naics, count(*) as times
    from participation pa join company f on f.id = pa.firm_id
    where pa.state = 'attended'
      and (scope_kind in ('all', 'region') or pa.project_id = any (reach_projects(scope_kind, scope_id)))
      and (scope_kind <> 'region' or f.region_code = scope_id)
      and (first_day is null or pa.held_on >= first_day) and (last_day is null or pa.held_on <= last_day)
    group by f.id
  )
  select d.dimension, d.value, count(*)::integer, sum(came.times)::integer
  from came
  cross join lateral (values ('all', ''), ('region', coalesce(came.region_code, '')),
    ('sector', coalesce(left(came.naics, 3), ''))) d(dimension, value)
  group by 1, 2;
end $$;

-- A region over whole years, from the firms that are counted already.
create function reach_of_region(region text, whole_year integer)
returns table (dimension text, value text, firms integer, contacts integer)
language sql stable security definer set search_path = public as $$
  select d.dimension, d.value, count(*)::integer, sum(r.contacts)::integer from reach_firm r
  cross join lateral (values ('all', ''), ('region', r.region_code), ('sector', r.sector)) d(dimension, value)
  where r.scope_kind = 'all' and r.year = whole_year and r.region_code = region
  group by 1, 2
$$;
create index reach_firm_region on reach_firm (region_code, year) where scope_kind = 'all';

-- Comings whose firm nobody knows: they are in no region and no sector.
create function reach_unmatched(scope_kind text, scope_id text, first_day date, last_day date) returns integer
language sql stable security definer set search_path = public as $$
  select count(*)::integer from participation pa
  where pa.firm_id is null and pa.state = 'attended'
    and pa.project_id = any (reach_projects(scope_kind, scope_id))
    and (first_day is null or pa.held_on >= first_day) and (last_day is null or pa.held_on <= last_day)
$$;
create index participation_nobody on participation (project_id, held_on) where firm_id is null and state = 'attended';
