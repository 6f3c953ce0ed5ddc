-- Requests for proposals made from an initiative's sheet, what providers answer without an account, and what the firm
-- makes of it.
create table proposal_request (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  strategy_id uuid not null,
  initiative_id uuid not null,
  title text not null,
  need text not null,
  context text not null default '',
  -- [{id, name, description, weight}], weights in points of 100; [{id, text}].
  criteria jsonb not null default '[]',
  questions jsonb not null default '[]',
  -- Who said what counts: the firm, or its adviser until the firm says so.
  weights_by_name text not null,
  weights_by_firm boolean not null,
  -- A moment, stored when it is set: rules that change later change no deadline.
  deadline_at timestamptz,
  deadline_set_at timestamptz,
  state text not null check (state in ('draft', 'sent', 'closed', 'chosen', 'cancelled')),
  created_by text,
  created_by_name text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  sent_at timestamptz,
  sent_by_name text,
  closed_at timestamptz,
  chosen_recipient_id uuid,
  choice_reason text,
  chosen_by text,
  chosen_by_name text,
  chosen_by_firm boolean,
  chosen_at timestamptz,
  -- Scores, totals and declared interests as they were when the choice was made.
  choice_record jsonb,
  cancelled_at timestamptz,
  cancel_reason text,
  foreign key (strategy_id, organisation_id) references digital_strategy (id, organisation_id),
  foreign key (initiative_id, strategy_id) references technology_initiative (id, strategy_id),
  check (state in ('draft', 'cancelled') or deadline_at is not null),
  check ((state = 'chosen') = (chosen_recipient_id is not null))
);
create index proposal_request_strategy on proposal_request (strategy_id, created_at desc, id);
create index proposal_request_initiative on proposal_request (initiative_id);

create table proposal_document (
  file_id uuid primary key references file,
  request_id uuid not null references proposal_request on delete cascade,
  added_at timestamptz not null
);
create index proposal_document_request on proposal_document (request_id, added_at);

-- One provider asked. Name, address and match are as they were: the directory may change, the record does not.
create table proposal_recipient (
  id uuid primary key,
  request_id uuid not null references proposal_request on delete cascade,
  provider_id uuid not null references provider,
  provider_name text not null,
  email text not null,
  contact_name text,
  language text not null check (language in ('fr', 'en')),
  match jsonb not null default '{}',
  state text not null check (state in ('listed', 'invited', 'submitted', 'declined', 'chosen', 'not-chosen')),
  token_hash text unique,
  invited_at timestamptz,
  answered_at timestamptz,
  decline_reason text,
  added_by_name text not null,
  unique (request_id, provider_id),
  unique (id, request_id)
);
alter table proposal_request add foreign key (chosen_recipient_id, id) references proposal_recipient (id, request_id);

-- The draft is the provider's alone until it is sent; what was sent stays while the next one is written.
create table proposal (
  recipient_id uuid primary key references proposal_recipient on delete cascade,
  draft jsonb,
  draft_at timestamptz,
  content jsonb,
  submitted_at timestamptz,
  revision integer not null default 0,
  check ((content is null) = (submitted_at is null))
);

create table proposal_file (
  file_id uuid primary key references file,
  recipient_id uuid not null references proposal_recipient on delete cascade,
  added_at timestamptz not null
);
create index proposal_file_recipient on proposal_file (recipient_id, added_at);

create table proposal_question (
  id uuid primary key,
  request_id uuid not null,
  recipient_id uuid not null,
  text text not null,
  asked_at timestamptz not null,
  answer text,
  answered_at timestamptz,
  answered_by_name text,
  foreign key (recipient_id, request_id) references proposal_recipient (id, request_id) on delete cascade
);
create index proposal_question_request on proposal_question (request_id, asked_at, id);

-- One person's score of one proposal on one criterion, 0 to 5. No row is "not known", which is not 0. A score by somebody
-- with an open interest counts once a person of the firm has confirmed it.
create table proposal_score (
  request_id uuid not null,
  recipient_id uuid not null,
  criterion_id text not null,
  scored_by text not null,
  scored_by_name text not null,
  by_firm boolean not null,
  score smallint not null check (score between 0 and 5),
  scored_at timestamptz not null,
  interested boolean not null,
  confirmed_at timestamptz,
  confirmed_by_name text,
  primary key (recipient_id, criterion_id, scored_by),
  foreign key (recipient_id, request_id) references proposal_recipient (id, request_id) on delete cascade,
  check ((confirmed_at is null) = (confirmed_by_name is null))
);
create index proposal_score_request on proposal_score (request_id);

-- What hangs on a strategy is seen and written by those who see the strategy: its organisation's staff and its firm.
alter table proposal_request enable row level security;
create policy proposal_request_own on proposal_request
  using (exists (select from digital_strategy s where s.id = strategy_id));
alter table proposal_document enable row level security;
create policy proposal_document_own on proposal_document
  using (exists (select from proposal_request r where r.id = request_id));
alter table proposal_recipient enable row level security;
create policy proposal_recipient_own on proposal_recipient
  using (exists (select from proposal_request r where r.id = request_id));
alter table proposal enable row level security;
create policy proposal_own on proposal for select
  using (exists (select from proposal_recipient c where c.id = recipient_id));
alter table proposal_file enable row level security;
create policy proposal_file_own on proposal_file for select
  using (exists (select from proposal_recipient c where c.id = recipient_id));
alter table proposal_question enable row level security;
create policy proposal_question_own on proposal_question
  using (exists (select from proposal_request r where r.id = request_id));
alter table proposal_score enable row level security;
create policy proposal_score_read on proposal_score for select
  using (exists (select from proposal_request r where r.id = request_id));
create policy proposal_score_add on proposal_score for insert
  with check (scored_by = (select app_user()) and exists (select from proposal_request r where r.id = request_id));
create policy proposal_score_change on proposal_score for update
  using (exists (select from proposal_request r where r.id = request_id)
    and (scored_by = (select app_user()) or (select app_company()) is not null));
create policy proposal_score_remove on proposal_score for delete
  using (scored_by = (select app_user()) and exists (select from proposal_request r where r.id = request_id));

-- What a provider wrote is read and never touched; a draft is not even read.
revoke all on proposal from virage_app;
grant select (recipient_id, content, submitted_at, revision) on proposal to virage_app;
revoke insert, update, delete on proposal_file from virage_app;
revoke insert, update, delete on proposal_question from virage_app;
grant update (answer, answered_at, answered_by_name) on proposal_question to virage_app;

-- Both sides of a request read its files, whichever of them brought one.
create policy file_of_proposal on file for select
  using (id in (select d.file_id from proposal_document d) or id in (select f.file_id from proposal_file f));

-- What happened is written into the firm's file as the organisation's own entry, even when the firm is who acts.
create policy timeline_of_request on timeline_entry for insert
  with check (subject_type = 'proposal-request' and exists (select from proposal_request r
    where r.id = subject_id and r.organisation_id = timeline_entry.organisation_id));

-- The doors of those who have a link and no account. Each does one narrow thing for the one recipient that the link names.

create function proposal_of_link(token text) returns jsonb
language sql stable security definer set search_path = public as $$
  select jsonb_build_object(
    'id', c.id, 'state', c.state, 'provider', c.provider_name, 'language', c.language, 'declineReason', c.decline_reason,
    'requestState', r.state, 'title', r.title, 'need', r.need, 'context', r.context, 'criteria', r.criteria,
    'questions', r.questions, 'deadlineAt', r.deadline_at, 'firm', f.legal_name,
    'organisation', jsonb_build_object('fr', o.name_fr, 'en', o.name_en),
    'draft', p.draft, 'draftAt', p.draft_at, 'content', p.content, 'submittedAt', p.submitted_at,
    'revision', coalesce(p.revision, 0),
    'documents', coalesce((select jsonb_agg(jsonb_build_object('id', x.id, 'name', x.name, 'sizeBytes', x.size_bytes) order by d.added_at)
      from proposal_document d join file x on x.id = d.file_id where d.request_id = r.id), '[]'),
    'files', coalesce((select jsonb_agg(jsonb_build_object('id', x.id, 'name', x.name, 'sizeBytes', x.size_bytes) order by pf.added_at)
      from proposal_file pf join file x on x.id = pf.file_id where pf.recipient_id = c.id), '[]'),
    'exchanges', coalesce((select jsonb_agg(jsonb_build_object('id', q.id, 'text', q.text, 'answer', q.answer,
        'answeredAt', q.answered_at, 'mine', q.recipient_id = c.id) order by q.asked_at, q.id)
      from proposal_question q where q.request_id = r.id and (q.answer is not null or q.recipient_id = c.id)), '[]'))
  from proposal_recipient c join proposal_request r on r.id = c.request_id
  join digital_strategy s on s.id = r.strategy_id join company k on k.id = s.company_id join company f on f.id = k.firm_id
  join organisation o on o.id = r.organisation_id left join proposal p on p.recipient_id = c.id
  where c.token_hash = token
$$;

-- Where the holder of a link is written to: apart from what the link shows.
create function proposal_address_of_link(token text) returns jsonb
language sql stable security definer set search_path = public as $$
  select jsonb_build_object('email', c.email, 'contactName', c.contact_name) from proposal_recipient c where c.token_hash = token
$$;

-- 'open' while the recipient may still answer; the request is held, so that a deadline does not pass in between.
create function proposal_hold(token text, at timestamptz, out recipient uuid, out request uuid, out standing text)
language plpgsql security definer set search_path = public as $$
declare r proposal_request;
begin
  select c.id, c.request_id into recipient, request from proposal_recipient c where c.token_hash = token;
  if recipient is null then standing := 'unknown'; return; end if;
  select * into r from proposal_request where id = request for share;
  perform from proposal_recipient where id = recipient for no key update;
  standing := case when r.state in ('chosen', 'cancelled') then 'over'
    when r.state <> 'sent' or at > r.deadline_at then 'late' else 'open' end;
end $$;

-- A draft is kept even when it comes too late: nothing that was written is lost.
create function proposal_keep(token text, written jsonb, at timestamptz) returns text
language plpgsql security definer set search_path = public as $$
declare held record;
begin
  select * into held from proposal_hold(token, at);
  if held.standing in ('unknown', 'over') then return held.standing; end if;
  insert into proposal (recipient_id, draft, draft_at) values (held.recipient, written, at)
  on conflict (recipient_id) do update set draft = excluded.draft, draft_at = excluded.draft_at;
  return 'kept';
end $$;

create function proposal_submit(token text, written jsonb, at timestamptz) returns text
language plpgsql security definer set search_path = public as $$
declare held record;
begin
  select * into held from proposal_hold(token, at);
  if held.standing <> 'open' then return held.standing; end if;
  insert into proposal (recipient_id, content, submitted_at, revision) values (held.recipient, written, at, 1)
  on conflict (recipient_id) do update set content = excluded.content, submitted_at = excluded.submitted_at,
    revision = proposal.revision + 1, draft = null, draft_at = null;
  update proposal_recipient set state = 'submitted', answered_at = at, decline_reason = null where id = held.recipient;
  return 'received';
end $$;

create function proposal_decline(token text, reason text, at timestamptz) returns text
language plpgsql security definer set search_path = public as $$
declare held record;
begin
  select * into held from proposal_hold(token, at);
  if held.standing <> 'open' then return held.standing; end if;
  -- What was sent before becomes a draft again: a firm that changes its mind finds it.
  update proposal set draft = coalesce(draft, content), draft_at = coalesce(draft_at, submitted_at), content = null, submitted_at = null
  where recipient_id = held.recipient;
  update proposal_recipient set state = 'declined', answered_at = at, decline_reason = reason where id = held.recipient;
  return 'declined';
end $$;

create function proposal_ask(token text, question uuid, words text, at timestamptz) returns text
language plpgsql security definer set search_path = public as $$
declare held record;
begin
  select * into held from proposal_hold(token, at);
  if held.standing <> 'open' then return held.standing; end if;
  if (select count(*) from proposal_question q where q.recipient_id = held.recipient) >= 20 then return 'many'; end if;
  insert into proposal_question (id, request_id, recipient_id, text, asked_at)
  values (question, held.request, held.recipient, words, at);
  return 'asked';
end $$;

create function proposal_attach(token text, new_file uuid, file_name text, type text, hash text, content bytea, at timestamptz)
returns text language plpgsql security definer set search_path = public as $$
declare
  held record;
  chunk constant integer := 1048576;
begin
  select * into held from proposal_hold(token, at);
  if held.standing <> 'open' then return held.standing; end if;
  if (select count(*) from proposal_file f where f.recipient_id = held.recipient) >= 5 then return 'many'; end if;
  insert into file (id, organisation_id, name, media_type, size_bytes, sha256, created_at)
  select new_file, r.organisation_id, file_name, type, length(content), hash, at from proposal_request r where r.id = held.request;
  insert into file_chunk (file_id, position, data)
  select new_file, n, substring(content from n * chunk + 1 for chunk) from generate_series(0, (length(content) - 1) / chunk) n;
  insert into proposal_file (file_id, recipient_id, added_at) values (new_file, held.recipient, at);
  return 'attached';
end $$;

create function proposal_detach(token text, old_file uuid, at timestamptz) returns text
language plpgsql security definer set search_path = public as $$
declare held record;
begin
  select * into held from proposal_hold(token, at);
  if held.standing <> 'open' then return held.standing; end if;
  delete from proposal_file where file_id = old_file and recipient_id = held.recipient;
  if not found then return 'unknown'; end if;
  delete from file where id = old_file;
  return 'detached';
end $$;

-- A document of the request, or a file of the recipient's own proposal.
create function proposal_file_of_link(token text, wanted uuid)
returns table (name text, media_type text, size_bytes bigint)
language sql stable security definer set search_path = public as $$
  select x.name, x.media_type, x.size_bytes from proposal_recipient c join file x on x.id = wanted
  where c.token_hash = token and (exists (select from proposal_document d where d.file_id = wanted and d.request_id = c.request_id)
    or exists (select from proposal_file f where f.file_id = wanted and f.recipient_id = c.id))
$$;

create function proposal_chunk_of_link(token text, wanted uuid, at_position integer) returns bytea
language sql stable security definer set search_path = public as $$
  select k.data from file_chunk k where k.file_id = wanted and k.position = at_position
    and exists (select from proposal_file_of_link(token, wanted))
$$;

-- Only a step of the functions above.
revoke execute on function proposal_hold(text, timestamptz) from public;
