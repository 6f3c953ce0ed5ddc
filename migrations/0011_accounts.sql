-- People, organisations, keys: what each may see and change of them.

-- Who runs this installation: makes organisations, reads the local outbox.
create function app_is_platform_administrator() returns boolean language sql stable security definer
  set search_path = pg_catalog, public as
  $$ select app_role() = 'administrator'
       and exists (select from organisation where id = app_organisation() and kind = 'platform') $$;

-- A firm's organisation has one role: all of its people manage it alike. Elsewhere its administrators do.
create function app_manages_people() returns boolean language sql stable parallel safe as
  $$ select app_role() in ('administrator', 'firm') and app_organisation() is not null $$;

-- Colleagues by name, and those whom the organisation's audit names. Owned by the owner, so that it may look in `auth`.
create view person with (security_barrier) as
  select u.id::text as id, u.name, u.email
  from auth."user" u
  where u.id::text = app_user()
    or exists (select from membership m where m.user_id = u.id::text and m.organisation_id = app_organisation())
    or (app_manages_people() and exists (
      select from audit_entry a where a.organisation_id = app_organisation() and a.user_id = u.id::text));
grant select on person to virage_app;
-- The view is for reading; the default privileges gave more.
revoke insert, update, delete on person from virage_app;
create index audit_entry_operation on audit_entry (organisation_id, operation);
create index audit_entry_person on audit_entry (organisation_id, user_id, id desc);

-- An organisation's own OpenID provider. Through a view with its reader's rights, so that the policy below holds.
grant usage on schema auth to virage_app;
grant select, insert, update, delete on auth."ssoProvider" to virage_app;
alter table auth."ssoProvider" enable row level security;
create policy sso_provider_own on auth."ssoProvider"
  using ("organizationId" = (select app_organisation())::text and (select app_role()) = 'administrator');
create view identity_provider with (security_invoker) as
  select id, "organizationId" as organisation_id, "providerId" as provider_id, issuer, domain,
    "oidcConfig" as oidc_config, "userId" as user_id
  from auth."ssoProvider";
grant select, insert, update, delete on identity_provider to virage_app;

-- How many people each organisation has, for those who run the installation; null for anyone else.
create function app_people_count(organisation uuid) returns bigint language sql stable security definer
  set search_path = pg_catalog, public as
  $$ select case when app_is_platform_administrator()
       then (select count(*) from membership m where m.organisation_id = organisation) end $$;

create policy organisation_add on organisation for insert with check ((select app_is_platform_administrator()));

drop policy membership_write on membership;
create policy membership_write on membership
  using (organisation_id = (select app_organisation()) and (select app_manages_people()));

drop policy invitation_all on invitation;
create policy invitation_own on invitation
  using (organisation_id = (select app_organisation()) and (select app_manages_people()));
-- The first person of a new organisation is invited by those who run the installation.
create policy invitation_first on invitation for insert with check (
  (select app_is_platform_administrator())
  and not exists (select from membership m where m.organisation_id = invitation.organisation_id));
create unique index invitation_waiting on invitation (organisation_id, lower(email))
  where accepted_at is null and revoked_at is null;

drop policy audit_entry_read on audit_entry;
create policy audit_entry_read on audit_entry for select
  using (organisation_id = (select app_organisation()) and (select app_manages_people()));

create policy mail_platform_read on mail for select using ((select app_is_platform_administrator()));

-- What the holder of an invitation's link may know of it before they have an account. Nothing can be listed.
create function app_invitation(secret_hash text)
returns table (id uuid, organisation_id uuid, name_fr text, name_en text, email text, role text, has_account boolean,
  expires_at timestamptz, accepted_at timestamptz, revoked_at timestamptz)
language sql stable security definer set search_path = pg_catalog, public as $$
  select i.id, i.organisation_id, o.name_fr, o.name_en, i.email, i.role,
    exists (select from auth."user" u where u.email = lower(i.email)), i.expires_at, i.accepted_at, i.revoked_at
  from invitation i join organisation o on o.id = i.organisation_id
  where i.token_hash = secret_hash $$;

-- Joins the person who asks to the organisation that invited them. They are no member yet, so no policy lets them
-- write; this does, for the one row that the link and their own address open. Someone already a member keeps their role.
create function app_accept_invitation(secret_hash text, at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  found invitation;
begin
  select * into found from invitation i where i.token_hash = secret_hash for update;
  if found.id is null or app_user() is null then return 'unknown'; end if;
  if found.revoked_at is not null then return 'revoked'; end if;
  if found.accepted_at is not null then return 'used'; end if;
  if found.expires_at <= at then return 'expired'; end if;
  if not exists (select from auth."user" u where u.id::text = app_user() and u.email = lower(found.email)) then
    return 'other-person';
  end if;
  insert into membership (user_id, organisation_id, role, created_at)
    values (app_user(), found.organisation_id, found.role, at) on conflict do nothing;
  update invitation set accepted_at = at where id = found.id;
  insert into audit_entry (at, organisation_id, user_id, channel, operation, subject_type, subject_id, details)
    values (at, found.organisation_id, app_user(), 'page', 'accounts.accept-invitation', 'invitation', found.id::text,
      jsonb_build_object('email', found.email, 'role', found.role));
  return 'accepted';
end $$;

revoke execute on function app_invitation(text), app_accept_invitation(text, timestamptz) from public;
grant execute on function app_invitation(text), app_accept_invitation(text, timestamptz) to virage_app;
