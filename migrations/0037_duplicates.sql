-- What a review of duplicates needs beyond the pair and the merge themselves.

alter table duplicate_pair
  -- "Later": the pair stays open and leaves the queue until someone asks for those that were put off.
  add column set_aside_at timestamptz,
  add column set_aside_by text,
  add column set_aside_by_organisation uuid references organisation,
  -- A firm that an undone import takes out of the register takes its suspicions along.
  drop constraint duplicate_pair_left_id_fkey,
  drop constraint duplicate_pair_right_id_fkey,
  add foreign key (left_id) references company on delete cascade,
  add foreign key (right_id) references company on delete cascade;

alter table company_merge
  -- The job that merged many at once, when one did.
  add column job_id uuid references job_run,
  add column undone_by_organisation uuid references organisation,
  -- Fields that had changed since the merge and kept their newer value when it was undone.
  add column kept text[] not null default '{}';
-- A record is merged once at a time: the second of two who do so at once fails here, if nowhere earlier.
create unique index company_merge_standing on company_merge (merged_id) where undone_at is null;
create index company_merge_recent on company_merge (merged_at desc, id desc);

-- Pairs are kept between records as they were compared; what is left to decide is between the firms that stand for them
-- now. So a merge or its undoing rewrites no pair.
create view open_duplicate with (security_invoker = true) as
  select p.id, p.left_id, p.right_id, p.probability, p.set_aside_at, l.firm_id as left_firm, r.firm_id as right_firm
  from duplicate_pair p join company l on l.id = p.left_id join company r on r.id = p.right_id
  where p.state = 'open' and l.firm_id <> r.firm_id;
