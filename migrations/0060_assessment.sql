-- Assessments: one firm's answers to one version of a framework. Answers are added and never changed: what an answer
-- replaces is written in it, so that people who answer at once, near or far from a network, never undo each other.
create table assessment (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  -- The register's record as it was chosen; the firm that stands for it reads and answers too.
  company_id uuid not null references company,
  project_id uuid references project,
  framework_id text not null,
  framework_version integer not null check (framework_version > 0),
  stage text not null check (stage in ('T0', 'T1', 'T2')),
  state text not null default 'open' check (state in ('open', 'submitted', 'withdrawn')),
  source text not null default 'answers' check (source in ('answers', 'import')),
  -- A submitted assessment is never opened again: a new one takes its answers up and, once submitted, stands for it.
  reopens_id uuid references assessment,
  created_by text,
  created_at timestamptz not null,
  submitted_at timestamptz,
  withdrawn_at timestamptz,
  unique (id, organisation_id)
);
create index assessment_organisation on assessment (organisation_id, created_at desc, id);
create index assessment_company on assessment (company_id);
create index assessment_project on assessment (project_id) where project_id is not null;
-- One questionnaire at a time for a firm: two open ones would split its answers.
create unique index assessment_open on assessment (organisation_id, company_id, framework_id, stage) where state = 'open';

-- A person's way in. The secret itself is in the person's hands alone.
create table assessment_link (
  id uuid primary key,
  assessment_id uuid not null,
  organisation_id uuid not null,
  token_hash text not null unique,
  name text not null,
  email text,
  language text not null default 'fr',
  created_by text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz,
  foreign key (assessment_id, organisation_id) references assessment (id, organisation_id) on delete cascade
);
create index assessment_link_assessment on assessment_link (assessment_id, created_at);

-- One thing said about one question by one person. The id is made on the person's device, so that sending it twice is
-- sending it once; `position` is the order of arrival, which a device reads on from.
create table assessment_answer (
  assessment_id uuid not null,
  id uuid not null,
  position bigint generated always as identity,
  organisation_id uuid not null,
  question_id text not null,
  kind text not null check (kind in ('answer', 'note')),
  value jsonb not null,
  replaces uuid[] not null default '{}',
  author_id text,
  author_name text not null,
  link_id uuid references assessment_link,
  device text not null,
  answered_at timestamptz not null,
  received_at timestamptz not null,
  -- Why it does not count: it came too late, or does not fit its question. It is kept all the same, and shown as such.
  aside text check (aside in ('submitted', 'withdrawn', 'question-withdrawn', 'no-question', 'invalid')),
  aside_reason jsonb,
  primary key (assessment_id, id),
  foreign key (assessment_id, organisation_id) references assessment (id, organisation_id) on delete cascade
);
create unique index assessment_answer_order on assessment_answer (assessment_id, position);

-- Photos and documents beside an answer.
create table assessment_evidence (
  assessment_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  question_id text not null,
  file_id uuid not null references file,
  author_id text,
  author_name text not null,
  device text not null,
  received_at timestamptz not null,
  aside text check (aside in ('submitted', 'withdrawn', 'question-withdrawn', 'no-question')),
  removed_at timestamptz,
  removed_by text,
  primary key (assessment_id, id),
  foreign key (assessment_id, organisation_id) references assessment (id, organisation_id) on delete cascade
);
create index assessment_evidence_file on assessment_evidence (file_id);

-- What was submitted, frozen: the version that asked, the answers, what they were worth, and what the firm was that day.
create table assessment_snapshot (
  id uuid primary key,
  assessment_id uuid not null unique,
  organisation_id uuid not null,
  company_id uuid not null references company,
  project_id uuid references project,
  stage text not null check (stage in ('T0', 'T1', 'T2')),
  framework_id text not null,
  framework_version integer not null,
  submitted_at timestamptz not null,
  submitted_by text not null,
  answers jsonb not null,
  notes jsonb not null default '{}',
  score jsonb not null,
  overall double precision,
  naics text,
  size_class text not null,
  region_code text,
  -- The snapshot that stands for this one, after a correction.
  superseded_by uuid references assessment_snapshot,
  foreign key (assessment_id, organisation_id) references assessment (id, organisation_id)
);
create index assessment_snapshot_company on assessment_snapshot (company_id, submitted_at desc);
create index assessment_snapshot_peers on assessment_snapshot (framework_id, framework_version, stage) where superseded_by is null;

create function assessment_snapshot_frozen() returns trigger language plpgsql as $$
begin
  if (to_jsonb(new) - 'superseded_by') is distinct from (to_jsonb(old) - 'superseded_by') then
    raise exception 'A submitted assessment does not change: assessment_snapshot %', old.id;
  end if;
  return new;
end $$;
create trigger assessment_snapshot_frozen before update on assessment_snapshot
  for each row execute function assessment_snapshot_frozen();

alter table assessment enable row level security;
create policy assessment_read on assessment for select
  using (organisation_id = (select app_organisation()) and (select app_is_staff()) or company_id = any ((select app_own_records())::uuid[]));
create policy assessment_write on assessment
  using (organisation_id = (select app_organisation()) and (select app_is_staff()))
  with check (organisation_id = (select app_organisation()) and (select app_is_staff())
    and (project_id is null or exists (select from project p where p.id = project_id and p.organisation_id = assessment.organisation_id)));

alter table assessment_link enable row level security;
create policy assessment_link_own on assessment_link
  using (organisation_id = (select app_organisation()) and (select app_is_staff()));

-- Read here; written only through the functions below, so that nothing that was said can be changed or taken away.
alter table assessment_answer enable row level security;
create policy assessment_answer_read on assessment_answer for select
  using (exists (select from assessment a where a.id = assessment_id));
alter table assessment_evidence enable row level security;
create policy assessment_evidence_read on assessment_evidence for select
  using (exists (select from assessment a where a.id = assessment_id));
alter table assessment_snapshot enable row level security;
create policy assessment_snapshot_read on assessment_snapshot for select
  using (exists (select from assessment a where a.id = assessment_id));
revoke insert, update, delete on assessment_answer, assessment_evidence, assessment_snapshot from virage_app;
revoke delete on assessment from virage_app;
