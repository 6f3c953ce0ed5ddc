-- How often something was tried within a window, by key. Keys are hashes: no address is kept here.
create table turn (
  key text collate "C" primary key,
  starts_at timestamptz not null,
  count integer not null
);
create index turn_age on turn (starts_at);
alter table turn enable row level security;
revoke all on turn from virage_app;

-- Whether the key may go on: at most `most` times in a window of so many seconds that starts with the first.
create function app_take_turn(turn_key text, most integer, seconds integer, at timestamptz) returns boolean
language sql security definer set search_path = public as $$
  insert into turn as t (key, starts_at, count) values (turn_key, at, 1)
  on conflict (key) do update set
    starts_at = case when t.starts_at + make_interval(secs => seconds) <= at then at else t.starts_at end,
    count = case when t.starts_at + make_interval(secs => seconds) <= at then 1 else t.count + 1 end
  returning count <= most
$$;
