-- The digital strategy: a living document that a firm and its adviser write together, section by section.
create table digital_strategy (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  -- The register's record as it was chosen; the firm that stands for it reads and writes too.
  company_id uuid not null references company,
  project_id uuid references project,
  title text not null,
  -- The number that the draft carries. Signing freezes it; the first change after that opens the next one.
  version integer not null default 1 check (version > 0),
  signed_version integer check (signed_version between 1 and version),
  -- How far each section is ("empty", "started", "complete"), told at each save, for lists.
  section_states jsonb not null default '{}',
  created_by text,
  created_at timestamptz not null,
  updated_by text,
  updated_by_name text,
  updated_at timestamptz not null,
  unique (id, organisation_id)
);
create index digital_strategy_organisation on digital_strategy (organisation_id, updated_at desc, id);
create index digital_strategy_company on digital_strategy (company_id);
create index digital_strategy_project on digital_strategy (project_id) where project_id is not null;

-- One thing to put in place: a sheet of the strategy. Amounts in cents; null is unknown, never zero.
create table technology_initiative (
  id uuid primary key,
  strategy_id uuid not null references digital_strategy on delete cascade,
  template_id text,
  title text not null,
  problem text not null default '',
  process text not null default '',
  benefit text not null default '',
  kpis jsonb not null default '[]',
  criteria jsonb not null default '[]',
  options jsonb not null default '[]',
  chosen_option text,
  choice_reason text not null default '',
  one_off_cents bigint check (one_off_cents >= 0),
  yearly_cents bigint check (yearly_cents >= 0),
  yearly_benefit_cents bigint check (yearly_benefit_cents >= 0),
  effort_days integer check (effort_days >= 0),
  duration_quarters integer not null default 1 check (duration_quarters between 1 and 12),
  value integer not null default 50 check (value between 0 and 100),
  risks text not null default '',
  security text not null default '',
  training text not null default '',
  owner text not null default '',
  reasons jsonb not null default '[]',
  earliest_quarter text check (earliest_quarter ~ '^[0-9]{4}-Q[1-4]$'),
  latest_quarter text check (latest_quarter ~ '^[0-9]{4}-Q[1-4]$'),
  must text not null default 'free' check (must in ('must', 'must-not', 'free')),
  locked_quarter text check (locked_quarter ~ '^[0-9]{4}-Q[1-4]$'),
  position integer not null default 0,
  -- A sheet taken out stays, so that it can be brought back and old versions keep their text.
  removed_at timestamptz,
  created_by text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (id, strategy_id),
  check (earliest_quarter is null or latest_quarter is null or earliest_quarter <= latest_quarter)
);
create index technology_initiative_strategy on technology_initiative (strategy_id, position, id);

-- What must come before, and what rules each other out, among the sheets of one strategy. An exclusion is written once,
-- the smaller id first.
create table technology_initiative_link (
  strategy_id uuid not null,
  initiative_id uuid not null,
  other_id uuid not null,
  kind text not null check (kind in ('prerequisite', 'exclusion')),
  primary key (initiative_id, other_id, kind),
  foreign key (initiative_id, strategy_id) references technology_initiative (id, strategy_id) on delete cascade,
  foreign key (other_id, strategy_id) references technology_initiative (id, strategy_id) on delete cascade,
  check (initiative_id <> other_id),
  check (kind = 'prerequisite' or initiative_id < other_id)
);
create index technology_initiative_link_strategy on technology_initiative_link (strategy_id);
create index technology_initiative_link_other on technology_initiative_link (other_id, strategy_id);

-- Every text of a section or a sheet that was ever saved: rows are added and never changed. The section's text is the one
-- with the highest revision. A text that cannot be joined with what another wrote meanwhile has no revision of its own: it
-- waits aside until a later row settles it, so that two people who write at once lose nothing.
create table strategy_section (
  id uuid primary key,
  strategy_id uuid not null references digital_strategy on delete cascade,
  section text not null,
  -- Set for a sheet, whose section is 'initiative'.
  initiative_id uuid,
  version integer not null check (version > 0),
  revision integer check (revision > 0),
  -- The row whose text the writer had before them; null for the first.
  base_id uuid references strategy_section,
  kind text not null check (kind in ('save', 'aside', 'choice', 'restore', 'set-aside')),
  content jsonb not null,
  -- The text aside that this row settles, or the one that it restores.
  settles uuid references strategy_section,
  restores uuid references strategy_section,
  written_by text,
  -- The name as it was: a firm cannot look up an adviser's account, nor the other way round.
  written_by_name text not null,
  organisation_id uuid references organisation,
  at timestamptz not null,
  foreign key (initiative_id, strategy_id) references technology_initiative (id, strategy_id) on delete cascade,
  check ((section = 'initiative') = (initiative_id is not null)),
  check ((revision is null) = (kind in ('aside', 'set-aside')))
);
create unique index strategy_section_revision on strategy_section
  (strategy_id, section, coalesce(initiative_id, '00000000-0000-0000-0000-000000000000'::uuid), revision) where revision is not null;
create index strategy_section_at on strategy_section (strategy_id, at desc, id);
create index strategy_section_settles on strategy_section (settles) where settles is not null;
create index strategy_section_aside on strategy_section (strategy_id) where kind = 'aside';

create table strategy_comment (
  id uuid primary key,
  strategy_id uuid not null references digital_strategy on delete cascade,
  section text not null,
  initiative_id uuid,
  -- The comment that this one answers; answers are not answered.
  parent_id uuid references strategy_comment on delete cascade,
  text text not null,
  created_by text,
  created_by_name text not null,
  organisation_id uuid references organisation,
  created_at timestamptz not null,
  resolved_at timestamptz,
  resolved_by_name text,
  foreign key (initiative_id, strategy_id) references technology_initiative (id, strategy_id) on delete cascade,
  check ((section = 'initiative') = (initiative_id is not null))
);
create index strategy_comment_strategy on strategy_comment (strategy_id, created_at, id);

-- The firm's signature under a numbered version, with that version whole: later edits do not touch it.
create table strategy_signoff (
  id uuid primary key,
  strategy_id uuid not null references digital_strategy,
  version integer not null check (version > 0),
  signed_name text not null,
  signed_role text not null,
  signed_on date not null,
  -- Who wrote it down: the firm itself, or its adviser with the firm's signature in hand.
  recorded text not null check (recorded in ('firm', 'staff')),
  recorded_by text,
  recorded_by_name text not null,
  organisation_id uuid references organisation,
  document jsonb not null,
  created_at timestamptz not null,
  unique (strategy_id, version)
);

alter table digital_strategy enable row level security;
create policy digital_strategy_read on digital_strategy for select
  using ((organisation_id = (select app_organisation()) and (select app_is_staff()))
    or company_id = any ((select app_own_records())::uuid[]));
create policy digital_strategy_add on digital_strategy for insert
  with check (organisation_id = (select app_organisation()) and (select app_is_staff())
    and (project_id is null or exists (select from project p where p.id = project_id and p.organisation_id = digital_strategy.organisation_id)));
create policy digital_strategy_change on digital_strategy for update
  using ((organisation_id = (select app_organisation()) and (select app_is_staff()))
    or company_id = any ((select app_own_records())::uuid[]));
create policy digital_strategy_remove on digital_strategy for delete
  using (organisation_id = (select app_organisation()) and (select app_is_staff()));

-- What hangs on a strategy is seen and written by those who see the strategy.
alter table technology_initiative enable row level security;
create policy technology_initiative_own on technology_initiative
  using (exists (select from digital_strategy s where s.id = strategy_id));
alter table technology_initiative_link enable row level security;
create policy technology_initiative_link_own on technology_initiative_link
  using (exists (select from digital_strategy s where s.id = strategy_id));
alter table strategy_section enable row level security;
create policy strategy_section_own on strategy_section
  using (exists (select from digital_strategy s where s.id = strategy_id));
alter table strategy_comment enable row level security;
create policy strategy_comment_own on strategy_comment
  using (exists (select from digital_strategy s where s.id = strategy_id));
alter table strategy_signoff enable row level security;
create policy strategy_signoff_own on strategy_signoff
  using (exists (select from digital_strategy s where s.id = strategy_id));

-- Whose plan it is does not change; what was written or signed stays as it was.
revoke update on digital_strategy from virage_app;
grant update (title, project_id, version, signed_version, section_states, updated_by, updated_by_name, updated_at) on digital_strategy to virage_app;
revoke update, delete on strategy_section, strategy_signoff from virage_app;
revoke update on strategy_comment from virage_app;
grant update (text, resolved_at, resolved_by_name) on strategy_comment to virage_app;
