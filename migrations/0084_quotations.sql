-- Requests for quotation: a buyer without an account says what is needed, picks suppliers, and compares what they offer.

create table quotation_request (
  id uuid primary key,
  -- needSchema of quotation.ts, and which version of it the row was written by.
  need jsonb not null,
  schema_version integer not null default 1,
  title text not null,
  language text not null check (language in ('fr', 'en', 'es', 'de', 'it', 'pt', 'nl', 'pl', 'sv', 'zh', 'ja', 'ko')),
  state text not null check (state in ('unconfirmed', 'confirmed', 'sent', 'closed', 'awarded', 'withdrawn', 'expired')),
  -- The last day that quotations are taken, in Québec's time: stored when it is set.
  deadline date not null,
  confidentiality text not null check (confidentiality in ('open', 'on-acceptance')),
  -- Whether suppliers that were not picked may read that this need exists.
  audience text not null default 'picked' check (audience in ('picked', 'network')),
  -- Who asks, as every supplier asked may know; how to reach them is apart.
  buyer_name text not null,
  buyer_company text not null,
  buyer_country text not null check (buyer_country ~ '^[A-Z]{2}$'),
  created_at timestamptz not null,
  confirm_by timestamptz not null,
  confirmed_at timestamptz,
  sent_at timestamptz,
  awarded_at timestamptz,
  ended_at timestamptz,
  end_reason text not null default ''
);
create index quotation_request_deadline on quotation_request (state, deadline);

create table quotation_buyer (
  request_id uuid primary key references quotation_request on delete cascade,
  email text not null,
  phone text not null default ''
);

-- A supplier that saves what interests it, and a buyer that saves a search.
create table need_watch (
  id uuid primary key,
  company_id uuid not null references supplier_profile on delete cascade,
  name text not null,
  -- { concepts, countries } of watch.ts.
  criteria jsonb not null,
  created_by_name text not null,
  created_at timestamptz not null
);
create index need_watch_company on need_watch (company_id, created_at);

create table search_watch (
  id uuid primary key,
  email text not null,
  language text not null check (language in ('fr', 'en', 'es', 'de', 'it', 'pt', 'nl', 'pl', 'sv', 'zh', 'ja', 'ko')),
  words text not null,
  -- The filters of the search page, as its address has them.
  filters jsonb not null default '{}',
  state text not null check (state in ('unconfirmed', 'on', 'off')),
  -- Suppliers that were told of, or were there when it began.
  known uuid[] not null default '{}',
  created_at timestamptz not null,
  confirmed_at timestamptz,
  looked_at timestamptz
);
create index search_watch_state on search_watch (state, id);

-- Links that were mailed to somebody without an account. Each mail has its own; only hashes are kept.
create table quotation_link (
  hash text primary key,
  request_id uuid references quotation_request on delete cascade,
  watch_id uuid references search_watch on delete cascade,
  made_at timestamptz not null,
  check (num_nonnulls(request_id, watch_id) = 1)
);
create index quotation_link_request on quotation_link (request_id);
create index quotation_link_watch on quotation_link (watch_id);

-- Letters go once: what a job wrote is not written again when the job is run again.
create table quotation_letter (
  key text primary key,
  sent_at timestamptz not null
);

-- One supplier asked. Name and match are as they were when it was asked.
create table quotation_recipient (
  id uuid primary key,
  request_id uuid not null references quotation_request on delete cascade,
  company_id uuid not null references supplier_profile,
  name text not null,
  slug text not null,
  match jsonb not null default '{}',
  state text not null check (state in ('sent', 'accepted', 'declined', 'quoted', 'awarded', 'not-chosen')),
  sent_at timestamptz not null,
  seen_at timestamptz,
  -- Who accepted, for the firm, to keep the files confidential.
  accepted_at timestamptz,
  accepted_by_name text,
  answered_at timestamptz,
  decline_reason text,
  unique (request_id, company_id),
  unique (id, request_id)
);
create index quotation_recipient_company on quotation_recipient (company_id, sent_at desc, id);

create table quotation_drawing (
  id uuid primary key,
  request_id uuid not null references quotation_request on delete cascade,
  name text not null,
  media_type text not null,
  size_bytes bigint not null check (size_bytes between 1 and 10485760),
  sha256 text not null,
  -- 'unscanned' where no scanner is configured; what is infected is refused and never kept.
  scan text not null check (scan in ('clean', 'unscanned')),
  added_at timestamptz not null
);
create index quotation_drawing_request on quotation_drawing (request_id, added_at);
create table quotation_drawing_chunk (
  drawing_id uuid not null references quotation_drawing on delete cascade,
  position integer not null,
  data bytea not null check (octet_length(data) <= 1048576),
  primary key (drawing_id, position)
);

-- An answer goes to every supplier asked; who asked is known to the buyer alone.
create table quotation_question (
  id uuid primary key,
  request_id uuid not null,
  recipient_id uuid not null,
  text text not null,
  asked_by_name text not null,
  asked_at timestamptz not null,
  answer text,
  answered_at timestamptz,
  foreign key (recipient_id, request_id) references quotation_recipient (id, request_id) on delete cascade,
  check ((answer is null) = (answered_at is null))
);
create index quotation_question_request on quotation_question (request_id, asked_at, id);

-- Each offer is a version; the one that counts is the last that was not withdrawn.
create table quotation (
  id uuid primary key,
  request_id uuid not null,
  recipient_id uuid not null,
  version integer not null check (version > 0),
  price_cents bigint not null check (price_cents > 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  price_for text not null check (price_for in ('total', 'unit')),
  lead_time_days integer not null check (lead_time_days >= 0),
  valid_until date not null,
  incoterm text not null,
  text text not null default '',
  made_by_name text not null,
  made_at timestamptz not null,
  withdrawn_at timestamptz,
  unique (recipient_id, version),
  foreign key (recipient_id, request_id) references quotation_recipient (id, request_id) on delete cascade
);
create index quotation_request_made on quotation (request_id, made_at);

-- What each side says came of an award.
create table quotation_outcome (
  recipient_id uuid not null,
  request_id uuid not null,
  side text not null check (side in ('buyer', 'supplier')),
  ordered boolean not null,
  amount_cents bigint check (amount_cents > 0),
  currency text check (currency ~ '^[A-Z]{3}$'),
  country text check (country ~ '^[A-Z]{2}$'),
  declared_by_name text not null,
  declared_at timestamptz not null,
  primary key (recipient_id, side),
  foreign key (recipient_id, request_id) references quotation_recipient (id, request_id) on delete cascade,
  check (not ordered or (amount_cents is not null and currency is not null and country is not null))
);

-- A supplier that was not asked, and would quote: for needs that the buyer showed to the network.
create table quotation_interest (
  request_id uuid not null references quotation_request on delete cascade,
  company_id uuid not null references supplier_profile,
  at timestamptz not null,
  primary key (request_id, company_id)
);

-- Who asks when nobody has an account: the one request, or the one watch, that the link of this transaction opens.
create function app_quotation() returns uuid language sql stable security definer set search_path = public as $$
  select l.request_id from quotation_link l where l.hash = nullif(current_setting('virage.link', true), '')
$$;
create function app_search_watch() returns uuid language sql stable security definer set search_path = public as $$
  select l.watch_id from quotation_link l where l.hash = nullif(current_setting('virage.link', true), '')
$$;

-- A request that is being written: nobody has a link to it yet.
create function quotation_is_new(request uuid) returns boolean
language sql stable security definer set search_path = public as $$
  select exists (select from quotation_request r where r.id = request and r.state = 'unconfirmed')
    and not exists (select from quotation_link l where l.request_id = request)
$$;

-- Holds a request until the end of the transaction, so that a deadline is not moved in between.
create function quotation_hold(request uuid) returns void
language plpgsql security definer set search_path = public as $$
begin
  perform from quotation_request where id = request for share;
end $$;

-- What the network may read of a need that its buyer showed to it: nothing of who asks but the country, and no file.
create function quotation_open_needs()
returns table (id uuid, need jsonb, language text, deadline date, buyer_country text, confirmed_at timestamptz)
language sql stable security definer set search_path = public as $$
  select r.id, r.need - 'description', r.language, r.deadline, r.buyer_country, r.confirmed_at from quotation_request r
  where r.audience = 'network' and r.state in ('confirmed', 'sent')
    and exists (select from supplier_profile p where p.company_id = any (app_own_records()) and p.state = 'published')
    and not exists (select from quotation_recipient c where c.request_id = r.id and c.company_id = any (app_own_records()))
$$;

-- What a programme may know of the requests that reached its firms: how many, from where, with what end. Never what was
-- asked or offered; an amount only where both sides declared the same.
create function quotation_programme_rows()
returns table (request_id uuid, company_id uuid, firm text, buyer_country text, sent_on date, state text, quoted boolean,
  ordered boolean, amount_cents bigint, currency text, country text, declared_on date, declared smallint)
language sql stable security definer set search_path = public as $$
  select c.request_id, c.company_id, f.legal_name, r.buyer_country, (c.sent_at at time zone 'America/Toronto')::date, c.state,
    exists (select from quotation q where q.recipient_id = c.id and q.withdrawn_at is null),
    agreed.ordered, agreed.amount_cents, agreed.currency, agreed.country,
    (agreed.declared_at at time zone 'America/Toronto')::date,
    (select count(*)::smallint from quotation_outcome o where o.recipient_id = c.id)
  from quotation_recipient c join quotation_request r on r.id = c.request_id
  join supplier_profile p on p.company_id = c.company_id join company k on k.id = c.company_id join company f on f.id = k.firm_id
  left join lateral (
    select b.ordered, b.amount_cents, b.currency, b.country, greatest(b.declared_at, s.declared_at) as declared_at
    from quotation_outcome b join quotation_outcome s on s.recipient_id = b.recipient_id and s.side = 'supplier'
    where b.recipient_id = c.id and b.side = 'buyer' and b.ordered = s.ordered
      and (b.amount_cents, b.currency, b.country) is not distinct from (s.amount_cents, s.currency, s.country)) agreed on true
  where app_is_staff() and p.organisation_id = app_organisation()
$$;

alter table quotation_request enable row level security;
create policy quotation_request_read on quotation_request for select
  using (id = (select app_quotation()) or exists (select from quotation_recipient c where c.request_id = quotation_request.id
    and c.company_id = any ((select app_own_records())::uuid[])));
create policy quotation_request_add on quotation_request for insert with check (state = 'unconfirmed');
create policy quotation_request_change on quotation_request for update using (id = (select app_quotation()));
-- Who asks, and when, does not change; the buyer's own words do until it is sent.
revoke update, delete on quotation_request from virage_app;
grant update (need, title, state, deadline, confidentiality, audience, confirmed_at, sent_at, awarded_at, ended_at, end_reason)
  on quotation_request to virage_app;

-- How to reach a buyer: its own, and the supplier's that it chose.
alter table quotation_buyer enable row level security;
create policy quotation_buyer_read on quotation_buyer for select
  using (request_id = (select app_quotation()) or exists (select from quotation_recipient c
    where c.request_id = quotation_buyer.request_id and c.state = 'awarded' and c.company_id = any ((select app_own_records())::uuid[])));
create policy quotation_buyer_add on quotation_buyer for insert with check (quotation_is_new(request_id));
revoke update, delete on quotation_buyer from virage_app;

alter table quotation_recipient enable row level security;
create policy quotation_recipient_read on quotation_recipient for select
  using (request_id = (select app_quotation()) or company_id = any ((select app_own_records())::uuid[]));
create policy quotation_recipient_add on quotation_recipient for insert with check (request_id = (select app_quotation()));
create policy quotation_recipient_change on quotation_recipient for update
  using (request_id = (select app_quotation()) or company_id = any ((select app_own_records())::uuid[]));
revoke update, delete on quotation_recipient from virage_app;
grant update (state, seen_at, accepted_at, accepted_by_name, answered_at, decline_reason) on quotation_recipient to virage_app;

-- Names of files are known to those who were asked; what is in them only as the buyer said.
alter table quotation_drawing enable row level security;
create policy quotation_drawing_read on quotation_drawing for select
  using (request_id = (select app_quotation()) or exists (select from quotation_recipient c
    where c.request_id = quotation_drawing.request_id and c.company_id = any ((select app_own_records())::uuid[])));
create policy quotation_drawing_add on quotation_drawing for insert
  with check (request_id = (select app_quotation()) or quotation_is_new(request_id));
create policy quotation_drawing_remove on quotation_drawing for delete using (request_id = (select app_quotation()));
revoke update on quotation_drawing from virage_app;
alter table quotation_drawing_chunk enable row level security;
create policy quotation_drawing_chunk_read on quotation_drawing_chunk for select
  using (exists (select from quotation_drawing d join quotation_request r on r.id = d.request_id
    where d.id = drawing_id and (r.id = (select app_quotation()) or exists (select from quotation_recipient c
      where c.request_id = r.id and c.company_id = any ((select app_own_records())::uuid[])
        and (c.accepted_at is not null and c.state in ('accepted', 'quoted', 'awarded')
          or r.confidentiality = 'open' and c.state in ('sent', 'accepted', 'quoted', 'awarded'))))));
-- A new request is not visible to the one who writes it yet.
create function quotation_takes_chunk(drawing uuid) returns boolean
language sql stable security definer set search_path = public as $$
  select exists (select from quotation_drawing d where d.id = drawing
    and (d.request_id = app_quotation() or quotation_is_new(d.request_id)))
$$;
create policy quotation_drawing_chunk_add on quotation_drawing_chunk for insert with check (quotation_takes_chunk(drawing_id));
revoke update on quotation_drawing_chunk from virage_app;

alter table quotation_question enable row level security;
create policy quotation_question_read on quotation_question for select
  using (request_id = (select app_quotation()) or exists (select from quotation_recipient c
    where c.request_id = quotation_question.request_id and c.company_id = any ((select app_own_records())::uuid[])
      and (c.id = quotation_question.recipient_id or quotation_question.answer is not null)));
create policy quotation_question_add on quotation_question for insert
  with check (exists (select from quotation_recipient c where c.id = recipient_id and c.company_id = any ((select app_own_records())::uuid[])));
create policy quotation_question_answer on quotation_question for update using (request_id = (select app_quotation()));
revoke update, delete on quotation_question from virage_app;
grant update (answer, answered_at) on quotation_question to virage_app;

-- Nobody sees another's quotation: the buyer's request, or the supplier's own.
alter table quotation enable row level security;
create policy quotation_read on quotation for select
  using (request_id = (select app_quotation()) or exists (select from quotation_recipient c
    where c.id = quotation.recipient_id and c.company_id = any ((select app_own_records())::uuid[])));
create policy quotation_add on quotation for insert
  with check (exists (select from quotation_recipient c where c.id = recipient_id and c.company_id = any ((select app_own_records())::uuid[])));
create policy quotation_withdraw on quotation for update
  using (exists (select from quotation_recipient c where c.id = recipient_id and c.company_id = any ((select app_own_records())::uuid[])));
revoke update, delete on quotation from virage_app;
grant update (withdrawn_at) on quotation to virage_app;

alter table quotation_outcome enable row level security;
create policy quotation_outcome_read on quotation_outcome for select
  using (request_id = (select app_quotation()) or exists (select from quotation_recipient c
    where c.id = quotation_outcome.recipient_id and c.company_id = any ((select app_own_records())::uuid[])));
create policy quotation_outcome_buyer on quotation_outcome
  using (side = 'buyer' and request_id = (select app_quotation()));
create policy quotation_outcome_supplier on quotation_outcome
  using (side = 'supplier' and exists (select from quotation_recipient c
    where c.id = recipient_id and c.company_id = any ((select app_own_records())::uuid[])));
revoke delete on quotation_outcome from virage_app;

alter table quotation_interest enable row level security;
create policy quotation_interest_read on quotation_interest for select
  using (request_id = (select app_quotation()) or company_id = any ((select app_own_records())::uuid[]));
create policy quotation_interest_add on quotation_interest for insert
  with check (company_id = any ((select app_own_records())::uuid[])
    and exists (select from quotation_open_needs() o where o.id = request_id));
revoke update, delete on quotation_interest from virage_app;

alter table need_watch enable row level security;
create policy need_watch_own on need_watch using (company_id = any ((select app_own_records())::uuid[]));

alter table search_watch enable row level security;
create policy search_watch_read on search_watch for select using (id = (select app_search_watch()));
create policy search_watch_add on search_watch for insert with check (state = 'unconfirmed');
create policy search_watch_change on search_watch for update using (id = (select app_search_watch()));
revoke update, delete on search_watch from virage_app;
grant update (state, confirmed_at, known, looked_at) on search_watch to virage_app;

-- Only jobs make links and write letters.
alter table quotation_link enable row level security;
alter table quotation_letter enable row level security;
revoke all on quotation_link, quotation_letter from virage_app;
