-- The digital plan as a document: one version of a strategy in one language, as PDF and Word, kept as it was made.
create table strategy_deliverable (
  id uuid primary key,
  strategy_id uuid not null,
  -- The strategy's organisation, whose files they are, whoever asked for them.
  organisation_id uuid not null,
  version integer not null check (version > 0),
  language text not null check (language in ('fr', 'en')),
  -- Told when it is made: a draft may have been signed since it was asked for.
  signed boolean,
  pages integer check (pages > 0),
  pdf_id uuid references file,
  word_id uuid references file,
  job_id uuid not null references job_run,
  asked_by text,
  -- The name as it was: a firm cannot look up an adviser's account, nor the other way round.
  asked_by_name text not null,
  created_at timestamptz not null,
  made_at timestamptz,
  foreign key (strategy_id, organisation_id) references digital_strategy (id, organisation_id) on delete cascade,
  check (num_nonnulls(made_at, signed, pages, pdf_id, word_id) in (0, 5))
);
create index strategy_deliverable_strategy on strategy_deliverable (strategy_id, created_at desc, id);
create index strategy_deliverable_job on strategy_deliverable (job_id);
create index strategy_deliverable_pdf on strategy_deliverable (pdf_id) where pdf_id is not null;
create index strategy_deliverable_word on strategy_deliverable (word_id) where word_id is not null;

-- Whether a job is the asker's own. As the owner, past the policy of job_run, which itself asks this table.
create function deliverable_job_is_own(job uuid) returns boolean
language sql stable security definer set search_path = public as $$
  select exists (select from job_run j
    where j.id = job and j.kind = 'make-deliverable' and j.organisation_id = app_organisation())
$$;

-- Those who see the strategy see its plans, the files and how far a job is, whichever side asked for it.
alter table strategy_deliverable enable row level security;
create policy strategy_deliverable_read on strategy_deliverable for select
  using (exists (select from digital_strategy s where s.id = strategy_id));
create policy strategy_deliverable_ask on strategy_deliverable for insert
  with check (made_at is null and exists (select from digital_strategy s where s.id = strategy_id)
    and deliverable_job_is_own(job_id));
create policy file_of_deliverable on file for select
  using (id in (select d.pdf_id from strategy_deliverable d) or id in (select d.word_id from strategy_deliverable d));
create policy job_run_of_deliverable on job_run for select
  using (kind = 'make-deliverable' and id in (select d.job_id from strategy_deliverable d));

-- What was made stays as it was; only the job, which works as the owner, fills it in.
revoke update, delete on strategy_deliverable from virage_app;
