-- What a firm shows to buyers. The firm itself is the register's record; nothing of it is written again here.
create table supplier_profile (
  company_id uuid primary key references company,
  -- The programme whose officers review it, and the project that the firm joined the network through.
  organisation_id uuid not null references organisation,
  project_id uuid references project,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  state text not null default 'draft' check (state in ('draft', 'in-review', 'published', 'withdrawn')),
  -- All that is described (profile.ts checks its shape), and field by field whether the public may see it.
  content jsonb not null,
  consent jsonb not null default '{}',
  -- How much of it is filled in, of a hundred: told at each save, for lists.
  completeness integer not null default 0 check (completeness between 0 and 100),
  -- The day somebody last said that it still holds.
  verified_on date,
  submitted_at timestamptz,
  -- When an officer last approved it; what changed since then is to be looked at again.
  reviewed_at timestamptz,
  published_at timestamptz,
  -- Counts the saves: who writes from an older page is told, instead of writing over what came in between.
  revision integer not null default 1,
  created_by text,
  created_at timestamptz not null,
  updated_by_name text not null,
  updated_at timestamptz not null
);
create index supplier_profile_organisation on supplier_profile (organisation_id, state, updated_at desc);
create index supplier_profile_project on supplier_profile (project_id) where project_id is not null;

-- What happened to a profile. Rows are added and never changed.
create table supplier_profile_event (
  id uuid primary key,
  company_id uuid not null references supplier_profile on delete cascade,
  kind text not null check (kind in ('created', 'imported', 'edited', 'consent', 'submitted', 'recalled', 'approved',
    'sent-back', 'withdrawn', 'emptied', 'reopened', 'verified')),
  -- What an edit touched, or a change of consent opened and closed.
  fields text[] not null default '{}',
  comment text not null default '',
  by_name text not null,
  -- Null for the system.
  by_side text check (by_side in ('staff', 'firm')),
  at timestamptz not null
);
create index supplier_profile_event_company on supplier_profile_event (company_id, at desc, id);

-- Pictures as they are served: decoded, made smaller and written anew by us. The upload itself is not kept.
create table supplier_picture (
  id uuid primary key,
  company_id uuid not null references supplier_profile on delete cascade,
  name text not null,
  media_type text not null check (media_type = 'image/webp'),
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  data bytea not null check (octet_length(data) <= 2000000),
  small bytea not null check (octet_length(small) <= 300000),
  -- Whether it stands in what is published: kept with supplier_public.
  shown boolean not null default false,
  created_by text,
  created_at timestamptz not null
);
create index supplier_picture_company on supplier_picture (company_id);

-- Files of a profile: documents for buyers, and the proof of certificates, which is never shown.
create table supplier_file (
  file_id uuid primary key references file on delete cascade,
  company_id uuid not null references supplier_profile on delete cascade,
  kind text not null check (kind in ('document', 'evidence')),
  shown boolean not null default false,
  check (not shown or kind = 'document')
);
create index supplier_file_company on supplier_file (company_id);

-- Each reminder goes once: of a certificate for one expiry and one distance, of a stale profile for one verification.
create table supplier_reminder (
  company_id uuid not null references supplier_profile on delete cascade,
  kind text not null check (kind in ('certificate-60', 'certificate-30', 'stale')),
  subject text not null,
  about date not null,
  sent_at timestamptz not null,
  primary key (company_id, kind, subject, about)
);

-- What the public sees: written with the change that makes it so, and holding only fields that the firm agreed to show.
-- Anonymous reading touches this table, and never supplier_profile.
create table supplier_public (
  company_id uuid primary key references supplier_profile on delete cascade,
  slug text not null unique,
  -- PublicProfile of profile.ts.
  published jsonb not null,
  published_at timestamptz not null,
  updated_at timestamptz not null,
  -- When anything of its page last changed, the register's part included.
  lastmod timestamptz not null
);
create index supplier_public_lastmod on supplier_public (lastmod desc, company_id);

-- A firm that was renamed, moved or merged is another page: who follows supplier_public hears of it.
create function supplier_of_changed_company() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  update supplier_public set lastmod = now() where company_id = new.id;
  return null;
end $$;
create trigger company_supplier after update of legal_name, city, region_code, size_class, website, firm_id on company
  for each row when (old.* is distinct from new.*) execute function supplier_of_changed_company();

-- Whether any record of a firm has a profile already, whoever keeps it: a firm has one.
create function supplier_profile_of(company uuid) returns uuid
language sql stable security definer set search_path = public as $$
  select p.company_id from supplier_profile p join company r on r.id = p.company_id
  where r.firm_id = (select c.firm_id from company c where c.id = $1) limit 1
$$;

-- A slug is taken whoever has it.
create function supplier_slug_taken(wanted text) returns boolean
language sql stable security definer set search_path = public as $$
  select exists (select from supplier_profile where slug = wanted)
$$;

alter table supplier_profile enable row level security;
create policy supplier_profile_read on supplier_profile for select
  using ((organisation_id = (select app_organisation()) and (select app_is_staff()))
    or company_id = any ((select app_own_records())::uuid[]));
create policy supplier_profile_add on supplier_profile for insert
  with check (((organisation_id = (select app_organisation()) and (select app_is_staff()))
      or company_id = any ((select app_own_records())::uuid[]))
    and (project_id is null or exists (select from project p where p.id = project_id and p.organisation_id = supplier_profile.organisation_id)));
create policy supplier_profile_change on supplier_profile for update
  using ((organisation_id = (select app_organisation()) and (select app_is_staff()))
    or company_id = any ((select app_own_records())::uuid[]));
-- Whose profile it is does not change, and a profile is withdrawn, never erased.
revoke update, delete on supplier_profile from virage_app;
grant update (project_id, slug, state, content, consent, completeness, verified_on, submitted_at, reviewed_at, published_at,
  revision, updated_by_name, updated_at) on supplier_profile to virage_app;

-- What hangs on a profile is seen and written by those who see the profile.
alter table supplier_profile_event enable row level security;
create policy supplier_profile_event_own on supplier_profile_event
  using (exists (select from supplier_profile p where p.company_id = supplier_profile_event.company_id));
revoke update, delete on supplier_profile_event from virage_app;

alter table supplier_picture enable row level security;
create policy supplier_picture_own on supplier_picture
  using (exists (select from supplier_profile p where p.company_id = supplier_picture.company_id));
create policy supplier_picture_shown on supplier_picture for select using (shown);

alter table supplier_file enable row level security;
create policy supplier_file_own on supplier_file
  using (exists (select from supplier_profile p where p.company_id = supplier_file.company_id));
create policy supplier_file_shown on supplier_file for select using (shown);
create policy file_of_supplier on file for select
  using (exists (select from supplier_file s where s.file_id = file.id));

alter table supplier_reminder enable row level security;
create policy supplier_reminder_own on supplier_reminder for select
  using (exists (select from supplier_profile p where p.company_id = supplier_reminder.company_id));
revoke insert, update, delete on supplier_reminder from virage_app;

alter table supplier_public enable row level security;
create policy supplier_public_read on supplier_public for select using (true);
create policy supplier_public_add on supplier_public for insert
  with check (exists (select from supplier_profile p where p.company_id = supplier_public.company_id));
create policy supplier_public_change on supplier_public for update
  using (exists (select from supplier_profile p where p.company_id = supplier_public.company_id));
create policy supplier_public_remove on supplier_public for delete
  using (exists (select from supplier_profile p where p.company_id = supplier_public.company_id));
