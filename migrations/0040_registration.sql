-- The doors of the public. Whoever registers is nobody to the policies, so these few functions work with the owner's
-- hand, each for one narrow thing.

-- Null without a limit.
create function activity_places_left(activity_id uuid) returns integer
language sql stable security definer set search_path = public as $$
  select greatest(a.capacity - (select count(*)::integer from participation pa
    where pa.activity_id = a.id and pa.state in ('registered', 'attended')), 0)
  from activity a
  where a.id = activity_places_left.activity_id and a.registration_slug is not null and a.capacity is not null
$$;

-- 'registered', or 'full' or 'closed'. A known address gets a new link and keeps what it said: nobody who only knows an
-- address may change the answers behind it, and nobody can tell from the outcome whether it was known.
create function activity_register(
  registration uuid, to_activity uuid, stated_firm jsonb, matched_company uuid, person jsonb, token text, at timestamptz
) returns text language plpgsql security definer set search_path = public as $$
declare
  place activity;
  known participation;
begin
  -- One registration at a time for an activity: the last place is given once.
  select * into place from activity a
  where a.id = to_activity and a.registration_open and a.ends_at > at for no key update;
  if not found then return 'closed'; end if;
  if activity_places_left(place.id) = 0 then return 'full'; end if;
  select pa.* into known from participation pa join attendee t on t.participation_id = pa.id
  where pa.activity_id = place.id and lower(t.email) = lower(person ->> 'email')
  order by pa.created_at, pa.id limit 1;
  if known.state = 'cancelled' then
    delete from participation where id = known.id;
  elsif known.id is not null then
    update attendee set token_hash = token where participation_id = known.id;
    return 'registered';
  end if;
  insert into participation (id, activity_id, project_id, organisation_id, held_on, company_id, stated, state, source, created_at)
  values (registration, place.id, place.project_id, place.organisation_id, place.held_on, matched_company, stated_firm,
    'registered', 'registration', at);
  insert into attendee (participation_id, organisation_id, name, email, phone, job_title, language, consent, consent_at, consent_text, token_hash)
  values (registration, place.organisation_id, person ->> 'name', person ->> 'email', person ->> 'phone',
    person ->> 'jobTitle', person ->> 'language', person ->> 'consent', at, person ->> 'consentText', token);
  return 'registered';
end $$;

create function registration_by_token(token text)
returns table (activity_id uuid, state text, name text, firm text, confirmed_at timestamptz, consent text, consent_text text)
language sql stable security definer set search_path = public as $$
  select pa.activity_id, pa.state, t.name, pa.stated ->> 'firm', t.confirmed_at, t.consent, t.consent_text
  from attendee t join participation pa on pa.id = t.participation_id where t.token_hash = token
$$;

-- False when the link is unknown. What no longer applies (cancelling after the day) changes nothing.
create function answer_registration(token text, answer text, at timestamptz) returns boolean
language plpgsql security definer set search_path = public as $$
declare found_id uuid;
begin
  select participation_id into found_id from attendee where token_hash = token for update;
  if found_id is null then return false; end if;
  if answer = 'confirm' then
    update attendee t set confirmed_at = coalesce(t.confirmed_at, at) from participation pa
    where t.participation_id = found_id and pa.id = found_id and pa.state in ('registered', 'attended');
  elsif answer = 'cancel' then
    update participation set state = 'cancelled' where id = found_id and state = 'registered';
  elsif answer = 'withdraw-consent' then
    update attendee set consent = 'withdrawn', withdrawn_at = at where participation_id = found_id and consent = 'given';
  end if;
  return true;
end $$;
