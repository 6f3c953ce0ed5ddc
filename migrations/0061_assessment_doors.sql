-- The doors to an assessment. Whoever answers by a link is nobody to the policies, so these few functions work with the
-- owner's hand; each asks first whether the caller may: the organisation's staff, the firm's own people, or the holder of
-- a link that is still good. `token` is the hash of the link's secret, or null.
create function assessment_reach(assessment uuid, token text, at timestamptz) returns boolean
language sql stable security definer set search_path = public as $$
  select exists (select from assessment a where a.id = assessment_reach.assessment and (
    (app_is_staff() and a.organisation_id = app_organisation())
    or app_owns_company(a.company_id)
    or exists (select from assessment_link l where l.assessment_id = a.id and l.token_hash = token
      and l.revoked_at is null and l.expires_at > at)))
$$;

-- Which assessment a link opens; noted once an hour at most, so that staff see whether somebody came.
create function assessment_of_link(token text, at timestamptz) returns uuid
language plpgsql security definer set search_path = public as $$
declare link assessment_link;
begin
  select * into link from assessment_link l where l.token_hash = token and l.revoked_at is null and l.expires_at > at;
  if link.used_at is null or link.used_at < at - interval '1 hour' then
    update assessment_link set used_at = at where id = link.id;
  end if;
  return link.assessment_id;
end $$;

create function assessment_facts(assessment uuid, token text, at timestamptz)
returns table (id uuid, organisation_id uuid, company_id uuid, project_id uuid, framework_id text, framework_version integer,
  stage text, state text, reopens_id uuid, created_at timestamptz, submitted_at timestamptz, withdrawn_at timestamptz,
  firm text, organisation_fr text, organisation_en text, link_id uuid, link_name text, snapshot_id uuid)
language sql stable security definer set search_path = public as $$
  select a.id, a.organisation_id, a.company_id, a.project_id, a.framework_id, a.framework_version, a.stage, a.state,
    a.reopens_id, a.created_at, a.submitted_at, a.withdrawn_at, f.legal_name, o.name_fr, o.name_en, l.id, l.name, s.id
  from assessment a join company c on c.id = a.company_id join company f on f.id = c.firm_id
  join organisation o on o.id = a.organisation_id
  left join assessment_link l on l.assessment_id = a.id and l.token_hash = token
  left join assessment_snapshot s on s.assessment_id = a.id
  where a.id = assessment_facts.assessment and assessment_reach(assessment_facts.assessment, token, at)
$$;

create function assessment_answers(assessment uuid, token text, after bigint, at timestamptz)
returns setof assessment_answer language sql stable security definer set search_path = public as $$
  select r.* from assessment_answer r
  where r.assessment_id = assessment_answers.assessment and r.position > after
    and assessment_reach(assessment_answers.assessment, token, at)
  order by r.position
$$;

-- Null when the caller may not. The row is held until the end of the transaction: answers arrive one batch at a time, so
-- that positions are read in the order they were given, and none slips in beside a submission.
create function assessment_hold(assessment uuid, token text, at timestamptz) returns text
language plpgsql security definer set search_path = public as $$
declare held text;
begin
  if not assessment_reach(assessment, token, at) then return null; end if;
  select a.state into held from assessment a where a.id = assessment for no key update;
  return held;
end $$;

-- Adds what is not there yet. What comes after the end is kept aside; what was found not to fit came with its reason.
create function assessment_save(assessment uuid, token text, records jsonb, person text, link uuid, at timestamptz)
returns table (id uuid, aside text, aside_reason jsonb) language plpgsql security definer set search_path = public as $$
declare held text := assessment_hold(assessment, token, at);
begin
  if held is null then return; end if;
  insert into assessment_answer (assessment_id, id, organisation_id, question_id, kind, value, replaces, author_id,
    author_name, link_id, device, answered_at, received_at, aside, aside_reason)
  select a.id, (r.one ->> 'id')::uuid, a.organisation_id, r.one ->> 'questionId', r.one ->> 'kind', r.one -> 'value',
    array(select jsonb_array_elements_text(r.one -> 'replaces')::uuid), person, r.one ->> 'authorName', link,
    r.one ->> 'device', (r.one ->> 'answeredAt')::timestamptz, at,
    coalesce(nullif(held, 'open'), r.one ->> 'aside'), case when held = 'open' then r.one -> 'asideReason' end
  from jsonb_array_elements(records) with ordinality r(one, place) join assessment a on a.id = assessment
  order by r.place on conflict do nothing;
  return query select n.id, n.aside, n.aside_reason from assessment_answer n
    where n.assessment_id = assessment and n.id in (select (one ->> 'id')::uuid from jsonb_array_elements(records) one);
end $$;

-- Freezes what was answered. False when the caller may not, or the assessment is no longer open.
create function assessment_submit(assessment uuid, token text, frozen jsonb, told jsonb, at timestamptz) returns boolean
language plpgsql security definer set search_path = public as $$
declare done assessment;
begin
  if assessment_hold(assessment, token, at) is distinct from 'open' then return false; end if;
  update assessment a set state = 'submitted', submitted_at = at where a.id = assessment returning a.* into done;
  insert into assessment_snapshot (id, assessment_id, organisation_id, company_id, project_id, stage, framework_id,
    framework_version, submitted_at, submitted_by, answers, notes, score, overall, naics, size_class, region_code)
  select (frozen ->> 'id')::uuid, done.id, done.organisation_id, done.company_id, done.project_id, done.stage, done.framework_id,
    done.framework_version, at, frozen ->> 'submittedBy', frozen -> 'answers', frozen -> 'notes', frozen -> 'score',
    (frozen -> 'score' ->> 'overall')::double precision, f.naics, f.size_class, f.region_code
  from company c join company f on f.id = c.firm_id where c.id = done.company_id;
  update assessment_snapshot set superseded_by = (frozen ->> 'id')::uuid where assessment_id = done.reopens_id;
  insert into timeline_entry (id, company_id, organisation_id, project_id, at, kind, subject_type, subject_id, details, created_by)
  values ((told ->> 'id')::uuid, done.company_id, done.organisation_id, done.project_id, at, 'assessment-submitted',
    'assessment', done.id, told -> 'details', app_user());
  return true;
end $$;

create function assessment_evidence_of(assessment uuid, token text, at timestamptz)
returns table (id uuid, question_id text, name text, media_type text, size_bytes bigint, author_name text, received_at timestamptz, aside text)
language sql stable security definer set search_path = public as $$
  select e.id, e.question_id, f.name, f.media_type, f.size_bytes, e.author_name, e.received_at, e.aside
  from assessment_evidence e join file f on f.id = e.file_id
  where e.assessment_id = assessment and e.removed_at is null and assessment_reach(assessment, token, at)
  order by e.received_at, e.id
$$;

-- 'kept', 'known' (sent before), 'full', or null when the caller may not. The content follows, chunk by chunk.
create function assessment_evidence_add(assessment uuid, token text, one jsonb, person text, most_files integer, most_bytes bigint, at timestamptz)
returns text language plpgsql security definer set search_path = public as $$
declare
  held text := assessment_hold(assessment, token, at);
  owner_id uuid;
  used record;
begin
  if held is null then return null; end if;
  if exists (select from assessment_evidence e where e.assessment_id = assessment and e.id = (one ->> 'id')::uuid) then
    return 'known';
  end if;
  select count(*) as files, coalesce(sum(f.size_bytes), 0) as bytes into used
  from assessment_evidence e join file f on f.id = e.file_id where e.assessment_id = assessment;
  if used.files >= most_files or used.bytes + (one ->> 'size')::bigint > most_bytes then return 'full'; end if;
  select a.organisation_id into owner_id from assessment a where a.id = assessment;
  insert into file (id, organisation_id, name, media_type, size_bytes, sha256, created_by, created_at)
  values ((one ->> 'fileId')::uuid, owner_id, one ->> 'name', one ->> 'mediaType', (one ->> 'size')::bigint,
    one ->> 'sha256', person, at);
  insert into assessment_evidence (assessment_id, id, organisation_id, question_id, file_id, author_id, author_name, device, received_at, aside)
  values (assessment, (one ->> 'id')::uuid, owner_id, one ->> 'questionId', (one ->> 'fileId')::uuid, person,
    one ->> 'authorName', one ->> 'device', at, coalesce(nullif(held, 'open'), one ->> 'aside'));
  return 'kept';
end $$;

create function assessment_evidence_write(assessment uuid, token text, evidence uuid, place integer, content bytea, at timestamptz)
returns void language sql security definer set search_path = public as $$
  insert into file_chunk (file_id, position, data)
  select e.file_id, place, content from assessment_evidence e
  where e.assessment_id = assessment and e.id = evidence and assessment_reach(assessment, token, at)
$$;

create function assessment_evidence_read(assessment uuid, token text, evidence uuid, place integer, at timestamptz)
returns bytea language sql stable security definer set search_path = public as $$
  select k.data from assessment_evidence e join file_chunk k on k.file_id = e.file_id
  where e.assessment_id = assessment and e.id = evidence and e.removed_at is null and k.position = place
    and assessment_reach(assessment, token, at)
$$;

-- Taken out of sight by who may answer; the record that it was there stays.
create function assessment_evidence_remove(assessment uuid, token text, evidence uuid, who text, at timestamptz)
returns boolean language plpgsql security definer set search_path = public as $$
begin
  if assessment_hold(assessment, token, at) is distinct from 'open' then return false; end if;
  update assessment_evidence e set removed_at = at, removed_by = who
  where e.assessment_id = assessment and e.id = evidence and e.removed_at is null;
  return found;
end $$;

-- Submitted assessments that come from elsewhere, with their snapshots. For an organisation's staff, for its own; and for
-- the system, whose transactions do not step down to the application's role.
create function assessment_import(imported jsonb, owner_id uuid) returns void
language plpgsql security definer set search_path = public as $$
begin
  if current_setting('role') <> 'none' and not (app_is_staff() and owner_id = app_organisation()) then
    raise exception 'row-level security: only its own staff imports assessments of an organisation';
  end if;
  insert into assessment (id, organisation_id, company_id, project_id, framework_id, framework_version, stage, state, source,
    created_by, created_at, submitted_at)
  select r."assessmentId", owner_id, r."companyId", p.id, r."frameworkId", r."frameworkVersion", r.stage, 'submitted', 'import',
    app_user(), r."submittedAt", r."submittedAt"
  from jsonb_to_recordset(imported) as r("assessmentId" uuid, "companyId" uuid, "projectId" uuid, "frameworkId" text,
    "frameworkVersion" integer, stage text, "submittedAt" timestamptz)
  left join project p on p.id = r."projectId" and p.organisation_id = owner_id;
  insert into assessment_snapshot (id, assessment_id, organisation_id, company_id, project_id, stage, framework_id,
    framework_version, submitted_at, submitted_by, answers, score, overall, naics, size_class, region_code)
  select r.id, a.id, a.organisation_id, a.company_id, a.project_id, a.stage, a.framework_id, a.framework_version,
    a.submitted_at, r."submittedBy", r.answers, r.score, (r.score ->> 'overall')::double precision, f.naics, f.size_class, f.region_code
  from jsonb_to_recordset(imported) as r(id uuid, "assessmentId" uuid, "submittedBy" text, answers jsonb, score jsonb)
  join assessment a on a.id = r."assessmentId" join company c on c.id = a.company_id join company f on f.id = c.firm_id;
end $$;
