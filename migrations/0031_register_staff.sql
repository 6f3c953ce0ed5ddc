-- A firm's own administrator keeps its people and its file; the register and the programmes are not theirs to write.
create or replace function app_is_staff() returns boolean language sql stable parallel safe as
  $$ select app_role() in ('officer', 'adviser', 'administrator') and app_organisation() is not null
       and app_company() is null $$;
