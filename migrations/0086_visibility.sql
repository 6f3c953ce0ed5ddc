-- How often suppliers were seen in the public network: counts only. Nobody's address and no cookie is in it.
create table visibility_count (
  company_id uuid not null references supplier_profile on delete cascade,
  -- In Québec's time.
  day date not null,
  kind text not null check (kind in ('impression', 'profile', 'product', 'contact')),
  -- Empty where it is not known.
  country text not null default '' check (country ~ '^([A-Z]{2})?$'),
  language text not null check (language in ('fr', 'en', 'es', 'de', 'it', 'pt', 'nl', 'pl', 'sv', 'zh', 'ja', 'ko')),
  -- The concept that was searched for; empty where none was.
  concept text not null default '',
  -- The product's slug, for views of a product.
  product text not null default '',
  views bigint not null check (views > 0),
  primary key (company_id, day, kind, country, language, concept, product)
);

-- How many different visitors opened a page of a supplier in a day.
create table visibility_visitors (
  company_id uuid not null references supplier_profile on delete cascade,
  day date not null,
  visitors bigint not null check (visitors > 0),
  primary key (company_id, day)
);

-- Who was counted today: a hash under the day's salt. Both are forgotten in the night after; then nothing leads back.
create table visibility_visitor (
  day date not null,
  company_id uuid not null references supplier_profile on delete cascade,
  visitor bytea not null,
  primary key (day, company_id, visitor)
);
create table visibility_salt (
  day date primary key,
  salt bytea not null
);

-- A batch goes in once, also when its process does not hear that it did and sends it again.
create table visibility_batch (
  id uuid primary key,
  at timestamptz not null
);

-- Requests and awards are counted from what happened, never beside it.
create function visibility_requests()
returns table (company_id uuid, day date, kind text, country text, language text, concept text, product text, views bigint)
language sql stable security definer set search_path = public as $$
  select c.company_id, (e.at at time zone 'America/Toronto')::date, e.kind, r.buyer_country, r.language,
    coalesce(r.need->'processes'->>0, ''), '', 1::bigint
  from quotation_recipient c join quotation_request r on r.id = c.request_id
  join supplier_profile p on p.company_id = c.company_id
  cross join lateral (values ('request', c.sent_at), ('award', case when c.state = 'awarded' then r.awarded_at end)) as e (kind, at)
  where e.at is not null
    and ((p.organisation_id = app_organisation() and app_is_staff()) or c.company_id = any (app_own_records()))
$$;

-- Who sees a profile reads its figures; only the owner writes them.
alter table visibility_count enable row level security;
create policy visibility_count_read on visibility_count for select
  using (exists (select from supplier_profile p where p.company_id = visibility_count.company_id));
alter table visibility_visitors enable row level security;
create policy visibility_visitors_read on visibility_visitors for select
  using (exists (select from supplier_profile p where p.company_id = visibility_visitors.company_id));
alter table visibility_visitor enable row level security;
alter table visibility_salt enable row level security;
alter table visibility_batch enable row level security;
revoke insert, update, delete on visibility_count, visibility_visitors from virage_app;
revoke all on visibility_visitor, visibility_salt, visibility_batch from virage_app;
