-- How many distinct firms of a scope submitted an assessment from a day to a day, in Québec's time; null days are open. A
-- count and no more: totals are everybody's, which firms make them is for those who may see the assessments.
create function diagnosed_between(of_scope text, of_id text, first_day date, last_day date) returns integer
language sql stable security definer set search_path = public as $$
  select count(distinct c.firm_id)::integer
  from assessment_snapshot s join company c on c.id = s.company_id join company f on f.id = c.firm_id
  left join project p on p.id = s.project_id
  where (first_day is null or (s.submitted_at at time zone 'America/Toronto')::date >= first_day)
    and (last_day is null or (s.submitted_at at time zone 'America/Toronto')::date <= last_day)
    and case of_scope
      when 'project' then s.project_id = of_id::uuid
      when 'initiative' then p.initiative_id = of_id::uuid
      when 'organisation' then s.organisation_id = of_id::uuid
      when 'region' then f.region_code = of_id
      else true end
$$;
