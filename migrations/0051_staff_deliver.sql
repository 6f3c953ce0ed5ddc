-- A funder's administrator manages the funder's people. The programme's work is done by organisations that deliver it.
create or replace function app_is_staff() returns boolean language sql stable parallel safe as
  $$ select app_role() in ('officer', 'adviser', 'administrator') and app_organisation() is not null
    and app_company() is null
    and current_setting('virage.delivers', true) = 'true' $$;
