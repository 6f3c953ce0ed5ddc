-- What changed among the suppliers that the public sees, in the order in which it was committed: every process that
-- searches reads on from where it was.
create table supplier_change (
  seq bigint generated always as identity primary key,
  company_id uuid not null,
  at timestamptz not null default now()
);

create function note_supplier_change(company uuid) returns void
language plpgsql security definer set search_path = public as $$
begin
  -- In turn, at the end of the transaction: a number given earlier and committed later would be read past.
  perform pg_advisory_xact_lock(hashtext('supplier_change'));
  insert into supplier_change (company_id) values (company);
  perform pg_notify('supplier_change', '');
end $$;

create function supplier_public_changed() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  perform note_supplier_change(coalesce(new.company_id, old.company_id));
  return null;
end $$;
create constraint trigger supplier_public_search after insert or update or delete on supplier_public
  deferrable initially deferred for each row execute function supplier_public_changed();

-- The index as it was after a change, in parts: a process that starts reads on from there.
create table supplier_snapshot (
  part integer primary key,
  -- The last change that is in it.
  seq bigint not null,
  -- Which thesaurus its numbers stand on.
  fingerprint text not null,
  data bytea not null,
  made_at timestamptz not null default now()
);

-- Classifications that an operator brought, beside the thesaurus of the product.
create table classification (
  id text primary key check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  file_name text not null,
  concepts integer not null check (concepts > 0),
  imported_at timestamptz not null
);
create table classification_concept (
  id text primary key,
  classification_id text not null references classification on delete cascade,
  position integer not null,
  kind text not null check (kind in ('process', 'material', 'finish', 'product', 'equipment', 'certificate', 'service', 'sector')),
  parent text,
  code text not null,
  -- By language: the preferred term first, then the others.
  terms jsonb not null,
  unique (classification_id, code)
);
create index classification_concept_order on classification_concept (classification_id, position);

-- Only the owner works with these: no policy opens them to anybody else, but for the words of a classification.
alter table supplier_change enable row level security;
alter table supplier_snapshot enable row level security;
alter table classification enable row level security;
alter table classification_concept enable row level security;
create policy classification_read on classification for select using (true);
create policy classification_concept_read on classification_concept for select using (true);
revoke insert, update, delete on supplier_change, supplier_snapshot, classification, classification_concept from virage_app;

insert into supplier_change (company_id) select company_id from supplier_public;
