-- The same walls as before, asked once a query instead of once a row: which projects the reader sees, and which it runs.
-- A policy for all commands is asked on reading too; these are of one command each.
create function app_seen_projects() returns setof uuid
language sql stable security definer set search_path = public as $$
  select p.id from project p where p.status = 'published' or p.organisation_id = app_organisation()
    or p.id in (select f.project_id from funding_source f where f.funder_id = app_organisation())
$$;
create function app_run_projects() returns setof uuid
language sql stable security definer set search_path = public as $$
  select p.id from project p where p.organisation_id = app_organisation() and app_role() in ('officer', 'administrator')
$$;
create function app_own_initiatives() returns setof uuid
language sql stable security definer set search_path = public as $$
  select i.id from initiative i where i.organisation_id = app_organisation() and app_role() in ('funder', 'administrator')
$$;

drop policy project_read on project;
create policy project_read on project for select
  using (status = 'published' or organisation_id = (select app_organisation())
    or id = any ((select app_funded_projects())::uuid[]));
drop policy project_write on project;
create policy project_add on project for insert
  with check (organisation_id = (select app_organisation()) and (select app_role()) in ('officer', 'administrator'));
create policy project_change on project for update
  using (organisation_id = (select app_organisation()) and (select app_role()) in ('officer', 'administrator'));
create policy project_remove on project for delete
  using (organisation_id = (select app_organisation()) and (select app_role()) in ('officer', 'administrator'));

do $$
declare part text;
begin
  foreach part in array array['project_region', 'project_sector', 'project_priority', 'funding_source'] loop
    execute format('drop policy %1$s_read on %1$s', part);
    execute format('drop policy %1$s_write on %1$s', part);
    execute format('create policy %1$s_read on %1$s for select using (project_id in (select app_seen_projects()))', part);
    execute format('create policy %1$s_add on %1$s for insert with check (project_id in (select app_run_projects()))', part);
    execute format('create policy %1$s_change on %1$s for update using (project_id in (select app_run_projects()))', part);
    execute format('create policy %1$s_remove on %1$s for delete using (project_id in (select app_run_projects()))', part);
  end loop;
end $$;

drop policy figure_read on figure;
create policy figure_read on figure for select
  using (initiative_id is not null or project_id in (select app_seen_projects()));
drop policy figure_write on figure;
create policy figure_add on figure for insert
  with check (project_id in (select app_run_projects()) or initiative_id in (select app_own_initiatives()));
create policy figure_change on figure for update
  using (project_id in (select app_run_projects()) or initiative_id in (select app_own_initiatives()));
