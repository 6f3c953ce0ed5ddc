-- The roadmap of a strategy: what it may spend and when, the last plans that were computed, and the one that was adopted.
create table roadmap (
  strategy_id uuid primary key references digital_strategy on delete cascade,
  first_quarter text not null check (first_quarter ~ '^[0-9]{4}-Q[1-4]$'),
  quarter_count integer not null check (quarter_count between 1 and 20),
  -- New money in cents, and person-days, of each quarter from the first.
  cash_cents jsonb not null,
  people_days jsonb not null,
  -- Rules of aid, by what they pay (hundredths of a percent), at most and for which sheets.
  aid jsonb not null default '[]',
  stacking_limit_basis_points integer check (stacking_limit_basis_points between 0 and 10000),
  -- Budgets to compare, as percentages of the money above.
  budgets jsonb not null default '[]',
  -- The plans computed last with their certificates, and the hash of what they were computed from.
  solutions jsonb,
  input_hash text,
  solved_at timestamptz,
  solved_by_name text,
  -- The job that computes now, or computed last.
  job_id uuid references job_run,
  -- The plan that the strategy goes with, as it was when somebody took it.
  adopted jsonb,
  adopted_at timestamptz,
  adopted_by text,
  adopted_by_name text,
  updated_at timestamptz not null,
  check (jsonb_array_length(cash_cents) = quarter_count and jsonb_array_length(people_days) = quarter_count),
  check (num_nonnulls(solutions, input_hash, solved_at) in (0, 3)),
  check (num_nonnulls(adopted, adopted_at) in (0, 2))
);
create index roadmap_job on roadmap (job_id);

-- Seen and changed by those who see the strategy; so is how far its job is, whichever side asked for it.
alter table roadmap enable row level security;
create policy roadmap_own on roadmap
  using (exists (select from digital_strategy s where s.id = strategy_id));
create policy job_run_of_roadmap on job_run for select
  using (kind = 'solve-roadmap' and id in (select r.job_id from roadmap r));
