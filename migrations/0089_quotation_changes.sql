-- What a buyer changed of a request after posting it, for those who were asked to see. Only added to.
create table quotation_change (
  id uuid primary key,
  request_id uuid not null references quotation_request on delete cascade,
  kind text not null check (kind in ('amended', 'extended', 'closed')),
  -- The parts of the need that changed, as they were and as they are.
  before jsonb not null,
  after jsonb not null,
  reason text not null default '',
  at timestamptz not null
);
create index quotation_change_request on quotation_change (request_id, at);

alter table quotation_change enable row level security;
create policy quotation_change_read on quotation_change for select
  using (request_id = (select app_quotation()) or exists (select from quotation_recipient c
    where c.request_id = quotation_change.request_id and c.company_id = any ((select app_own_records())::uuid[])));
create policy quotation_change_add on quotation_change for insert with check (request_id = (select app_quotation()));
revoke update, delete on quotation_change from virage_app;
