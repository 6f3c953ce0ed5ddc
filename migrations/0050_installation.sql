-- One row: what this installation is. Written at the first start and never changed.
create table installation (
  one boolean primary key default true check (one),
  demonstration boolean not null,
  created_at timestamptz not null
);
alter table installation enable row level security;
create policy installation_read on installation for select using (true);
