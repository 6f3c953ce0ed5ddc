-- What a firm says of itself for its priorities: shares of its costs, and how much each indicator matters.
create table assessment_priority (
  assessment_id uuid primary key,
  organisation_id uuid not null,
  -- Category → share of a year's costs, adding up to 1; null where the framework's usual profile is taken.
  cost_profile jsonb,
  -- Indicator → 0 to 3; null where all matter the same.
  kpis jsonb,
  updated_by text not null,
  updated_at timestamptz not null,
  foreign key (assessment_id, organisation_id) references assessment (id, organisation_id) on delete cascade
);
alter table assessment_priority enable row level security;
create policy assessment_priority_read on assessment_priority for select
  using (exists (select from assessment a where a.id = assessment_id));
revoke insert, update, delete on assessment_priority from virage_app;

-- The doors to a result, as those of 0061: each asks first whether the caller may.
create function assessment_result(assessment uuid, token text, at timestamptz) returns setof assessment_snapshot
language sql stable security definer set search_path = public as $$
  select s.* from assessment_snapshot s
  where s.assessment_id = assessment_result.assessment and assessment_reach(assessment_result.assessment, token, at)
$$;

-- The firm's other measures by the same framework, all its merged records included: those of the same organisation, and
-- for the firm's own people those of every organisation.
create function assessment_measures(assessment uuid, token text, at timestamptz) returns setof assessment_snapshot
language sql stable security definer set search_path = public as $$
  select other.* from assessment_snapshot own
  join company record on record.id = own.company_id
  join company same on same.firm_id = record.firm_id
  join assessment_snapshot other on other.company_id = same.id and other.framework_id = own.framework_id
  where own.assessment_id = assessment_measures.assessment and assessment_reach(assessment_measures.assessment, token, at)
    and other.id <> own.id and other.superseded_by is null
    and (other.organisation_id = own.organisation_id or app_owns_company(own.company_id))
  order by other.submitted_at desc, other.id desc
$$;

-- A correction goes on from what was said before it.
create function assessment_priorities(assessment uuid, token text, at timestamptz)
returns table (cost_profile jsonb, kpis jsonb)
language sql stable security definer set search_path = public as $$
  select p.cost_profile, p.kpis from assessment a
  join assessment_priority p on p.assessment_id = a.id or p.assessment_id = a.reopens_id
  where a.id = assessment_priorities.assessment and assessment_reach(assessment_priorities.assessment, token, at)
  order by p.assessment_id = a.id desc limit 1
$$;

create function assessment_prioritise(assessment uuid, token text, costs jsonb, importance jsonb, who text, at timestamptz)
returns boolean language plpgsql security definer set search_path = public as $$
begin
  if not assessment_reach(assessment, token, at) then return false; end if;
  insert into assessment_priority as p (assessment_id, organisation_id, cost_profile, kpis, updated_by, updated_at)
  select a.id, a.organisation_id, costs, importance, who, at from assessment a where a.id = assessment
  on conflict (assessment_id) do update set cost_profile = excluded.cost_profile, kpis = excluded.kpis,
    updated_by = excluded.updated_by, updated_at = excluded.updated_at;
  return true;
end $$;

-- An industry code as wide as a sector: manufacturing, retail and transport go by two digits or three each.
create function naics_sector(code text) returns text language sql immutable parallel safe as $$
  select case when left(code, 2) in ('31', '32', '33') then '31-33' when left(code, 2) in ('44', '45') then '44-45'
    when left(code, 2) in ('48', '49') then '48-49' else left(code, 2) end
$$;

-- Whom a submitted assessment is compared with, told only as a whole: this is the one place where results of other firms
-- are read across organisations, so the rules are here and no caller can bend them. Each other firm counts once, by its
-- latest result of the same framework version. The group is the first, from the closest to the widest, that holds 15
-- firms; nobody chooses it, since two groups that differ by one firm would give that firm away. A figure stands for 15
-- firms or more, rounded to the point, so that a middle is no firm's own score.
create function assessment_peers(assessment uuid, token text, at timestamptz) returns jsonb
language sql stable security definer set search_path = public as $$
  with own as (
    select s.framework_id, s.framework_version, c.firm_id, nullif(s.size_class, 'unknown') as size_class, s.region_code,
      case when length(s.naics) >= 3 then left(s.naics, 3) end as subsector, naics_sector(s.naics) as sector
    from assessment_snapshot s join company c on c.id = s.company_id
    where s.assessment_id = assessment_peers.assessment and assessment_reach(assessment_peers.assessment, token, at)
  ), latest as materialized (
    select distinct on (c.firm_id) s.id, s.size_class, s.region_code, left(s.naics, 3) as subsector,
      naics_sector(s.naics) as sector
    from own join assessment_snapshot s
      on s.framework_id = own.framework_id and s.framework_version = own.framework_version and s.superseded_by is null
    join company c on c.id = s.company_id
    where c.firm_id <> own.firm_id
    order by c.firm_id, s.submitted_at desc, s.id desc
  ), matched as materialized (
    select l.id, l.subsector = own.subsector as subsector, l.sector = own.sector as sector,
      l.size_class = own.size_class as size, l.region_code = own.region_code as region
    from latest l cross join own
  ), step (place, name, firms) as (
    select place, name, firms from (
      select count(*) filter (where subsector and size and region), count(*) filter (where subsector and size),
        count(*) filter (where subsector), count(*) filter (where sector and size), count(*) filter (where sector),
        count(*) filter (where size), count(*) from matched
    ) n (a, b, c, d, e, f, g), lateral (values (1, 'subsector-size-region', a), (2, 'subsector-size', b), (3, 'subsector', c),
      (4, 'sector-size', d), (5, 'sector', e), (6, 'size', f), (7, 'all', g)) v (place, name, firms)
    where firms >= 15 order by place limit 1
  ), peer as (
    select s.id, s.overall, s.score from step, matched m join assessment_snapshot s on s.id = m.id
    where case step.place when 1 then m.subsector and m.size and m.region when 2 then m.subsector and m.size
      when 3 then m.subsector when 4 then m.sector and m.size when 5 then m.sector when 6 then m.size else true end
  ), figure as (
    select known.id, count(*) as firms, percentile_cont(array[0.25, 0.5, 0.75]) within group (order by known.score) as at
    from (
      select '' as id, p.overall as score from peer p
      union all
      select d ->> 'id', (d ->> 'score')::double precision from peer p, jsonb_array_elements(p.score -> 'dimensions') d
    ) known where known.score is not null group by known.id having count(*) >= 15
  ), told as (
    select f.id, jsonb_build_object('firms', f.firms, 'lower', round(f.at[1]), 'median', round(f.at[2]),
      'upper', round(f.at[3])) as spread from figure f
  )
  select jsonb_build_object('step', step.name, 'firms', step.firms,
    'overall', (select t.spread from told t where t.id = ''),
    'dimensions', coalesce((select jsonb_object_agg(t.id, t.spread) from told t where t.id <> ''), '{}'))
  from step
$$;
