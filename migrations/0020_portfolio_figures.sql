-- What programmes publish beyond a number: envelopes that change, announcements that speak of a part, dates that are known
-- by their month or their year alone, and figures that turn out wrong.
alter table initiative
  add column dates_note_fr text,
  add column dates_note_en text,
  add column updated_at timestamptz not null default now();

alter table project
  add column announced_on date,
  add column announced_precision text not null default 'day' check (announced_precision in ('day', 'month', 'year')),
  add column source_title text,
  add column source_url text,
  add column dates_note_fr text,
  add column dates_note_en text,
  -- Claims that figures add up: [{"whole": "firms-supported", "parts": ["firms-with-strategy", "firms-in-network"]}].
  add column sums jsonb not null default '[]';

alter table funding_source
  -- Who receives this part, when it is not the organisation that runs the project.
  add column recipient_id uuid references organisation,
  add column note_fr text,
  add column note_en text;

-- One dated change of an envelope. A change whose new total nobody published is kept and moves no total.
create table envelope_amendment (
  id uuid primary key,
  initiative_id uuid not null references initiative on delete cascade,
  as_of date not null,
  as_of_precision text not null default 'day' check (as_of_precision in ('day', 'month', 'year')),
  change_cents bigint,
  total_cents bigint check (total_cents >= 0),
  note_fr text,
  note_en text,
  source_title text not null,
  source_url text,
  recorded_at timestamptz not null default now(),
  check (num_nonnulls(change_cents, total_cents) > 0)
);
create index envelope_amendment_initiative on envelope_amendment (initiative_id, as_of);

-- A round of an initiative: its figures speak of that round and never replace those of the whole.
create table announcement (
  id uuid primary key,
  initiative_id uuid not null references initiative on delete cascade,
  as_of date not null,
  as_of_precision text not null default 'day' check (as_of_precision in ('day', 'month', 'year')),
  title_fr text not null,
  title_en text not null
);
create index announcement_initiative on announcement (initiative_id, as_of);

alter table figure
  add column announcement_id uuid references announcement on delete cascade,
  -- A wrong figure stays readable: it is withdrawn with a reason, and the one that corrects it names it.
  add column corrects uuid references figure,
  add column withdrawn_at timestamptz,
  add column withdrawn_reason text,
  -- From this day on the figure was surely known: the last day that its date can stand for.
  add column known_on date not null generated always as (case as_of_precision
    when 'year' then (date_trunc('year', as_of::timestamp) + interval '1 year' - interval '1 day')::date
    when 'month' then (date_trunc('month', as_of::timestamp) + interval '1 month' - interval '1 day')::date
    else as_of end) stored,
  add check ((withdrawn_at is null) = (withdrawn_reason is null)),
  add check (announcement_id is null or initiative_id is not null);
drop index figure_project;
drop index figure_initiative;
create index figure_project on figure (project_id, indicator, kind, known_on desc, recorded_at desc) where project_id is not null;
create index figure_initiative on figure (initiative_id, indicator, kind, known_on desc, recorded_at desc)
  where initiative_id is not null;

-- What was published is never rewritten and never disappears.
revoke update, delete on figure from virage_app;
grant update (withdrawn_at, withdrawn_reason) on figure to virage_app;

alter table region_priority
  add column slug text unique,
  add column adopted_precision text not null default 'day' check (adopted_precision in ('day', 'month', 'year')),
  add column created_at timestamptz not null default now();
create index project_priority_priority on project_priority (priority_id);

alter table envelope_amendment enable row level security;
create policy envelope_amendment_read on envelope_amendment for select using (true);
create policy envelope_amendment_write on envelope_amendment
  using ((select app_role()) in ('funder', 'administrator')
    and exists (select from initiative i where i.id = initiative_id and i.organisation_id = (select app_organisation())));
alter table announcement enable row level security;
create policy announcement_read on announcement for select using (true);
create policy announcement_write on announcement
  using ((select app_role()) in ('funder', 'administrator')
    and exists (select from initiative i where i.id = initiative_id and i.organisation_id = (select app_organisation())));

-- That a draft answers a priority is the draft's secret.
drop policy project_priority_read on project_priority;
create policy project_priority_read on project_priority for select
  using (exists (select from project p where p.id = project_id));
