-- Whether a supplier's page was once public at an address: who follows an old link is told that it is gone, and nothing
-- else of what the profile says or ever said.
create function supplier_was_public(wanted text) returns boolean
language sql stable security definer set search_path = public as $$
  select exists (select from supplier_profile where slug = wanted and published_at is not null)
$$;
