-- Two hundred firms answering at once are mostly round trips to the database: what a device says and hears is one call.

-- The assessment behind a door, when whoever asks may come in: by the hash of a link's secret, which goes first, or by id.
create function assessment_open(token text, assessment uuid, at timestamptz)
returns table (id uuid, organisation_id uuid, company_id uuid, project_id uuid, framework_id text, framework_version integer,
  stage text, state text, reopens_id uuid, created_at timestamptz, submitted_at timestamptz, withdrawn_at timestamptz,
  firm text, organisation_fr text, organisation_en text, link_id uuid, link_name text, snapshot_id uuid)
language plpgsql security definer set search_path = public as $$
declare
  link assessment_link;
  wanted uuid := assessment;
begin
  if token is not null then
    select l.* into link from assessment_link l where l.token_hash = token and l.revoked_at is null and l.expires_at > at;
    wanted := link.assessment_id;
    -- Once an hour at most: staff see whether somebody came.
    if link.used_at is null or link.used_at < at - interval '1 hour' then
      update assessment_link l set used_at = at where l.id = link.id;
    end if;
  end if;
  return query
    select a.id, a.organisation_id, a.company_id, a.project_id, a.framework_id, a.framework_version, a.stage, a.state,
      a.reopens_id, a.created_at, a.submitted_at, a.withdrawn_at, f.legal_name, o.name_fr, o.name_en, link.id, link.name, s.id
    from assessment a join company c on c.id = a.company_id join company f on f.id = c.firm_id
    join organisation o on o.id = a.organisation_id
    left join assessment_snapshot s on s.assessment_id = a.id
    where a.id = wanted and (link.id is not null or assessment_reach(wanted, null, at));
end $$;
drop function assessment_of_link(text, timestamptz);
drop function assessment_facts(uuid, text, timestamptz);

-- Keeps what a device says and gives what it has not heard. Null when the door is closed; {"busy": true} past the turns.
create function assessment_exchange(assessment uuid, token text, records jsonb, since bigint, person text, link uuid,
  most integer, seconds integer, at timestamptz) returns jsonb
language plpgsql security definer set search_path = public as $$
declare
  held text;
  outcomes jsonb := '[]';
begin
  if jsonb_array_length(records) = 0 then
    if not assessment_reach(assessment, token, at) then return null; end if;
    select a.state into held from assessment a where a.id = assessment;
  else
    held := assessment_hold(assessment, token, at);
    if held is null then return null; end if;
    if not app_take_turn(encode(sha256(convert_to('answers:' || assessment::text, 'UTF8')), 'hex'), most, seconds, at) then return '{"busy": true}'; end if;
    select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'aside', s.aside, 'asideReason', s.aside_reason)), '[]')
    into outcomes from assessment_save(assessment, token, records, person, link, at) s;
  end if;
  return jsonb_build_object('state', held, 'outcomes', outcomes,
    'records', (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'questionId', r.question_id, 'kind', r.kind,
        'value', r.value, 'replaces', to_jsonb(r.replaces), 'authorName', r.author_name, 'device', r.device,
        'answeredAt', to_char(r.answered_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        'aside', r.aside, 'asideReason', r.aside_reason) order by r.position), '[]')
      from assessment_answer r where r.assessment_id = assessment and r.position > since),
    'position', (select coalesce(max(r.position), since) from assessment_answer r where r.assessment_id = assessment and r.position > since),
    'evidence', (select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'questionId', e.question_id, 'name', f.name,
        'mediaType', f.media_type, 'sizeBytes', f.size_bytes, 'authorName', e.author_name,
        'receivedAt', to_char(e.received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'aside', e.aside)
        order by e.received_at, e.id), '[]')
      from assessment_evidence e join file f on f.id = e.file_id where e.assessment_id = assessment and e.removed_at is null));
end $$;
drop function assessment_answers(uuid, text, bigint, timestamptz);
drop function assessment_evidence_of(uuid, text, timestamptz);
