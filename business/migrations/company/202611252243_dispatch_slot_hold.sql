-- A slot kept for a customer who is being asked. Whether it still holds is judged by `expires_at` when it is read.
create table slot_hold (
  hold_no text primary key,
  visit_no text not null references visit on delete cascade,
  state text not null default 'held' check (state in ('held', 'confirmed', 'released', 'expired')),
  resource_no text not null references resource,
  day date not null,
  window_from timestamptz not null,
  window_to timestamptz not null,
  arrival timestamptz not null,
  start_at timestamptz not null,
  end_at timestamptz not null,
  travel_seconds integer not null default 0 check (travel_seconds >= 0),
  travel_metres integer not null default 0 check (travel_metres >= 0),
  travel_quality text not null default 'estimated' check (travel_quality in ('estimated', 'routed')),
  -- Visits of the day that stand behind it, in their order.
  visits_behind text[] not null default '{}',
  held_by text not null,
  held_by_name text not null,
  held_at timestamptz not null,
  expires_at timestamptz not null,
  check (window_to > window_from),
  check (start_at >= window_from and start_at < window_to),
  check (end_at >= start_at),
  check (expires_at > held_at)
);
create unique index slot_hold_visit on slot_hold (visit_no) where state = 'held';
create index slot_hold_day on slot_hold (day, resource_no) where state = 'held';
-- The same time of a technician is never kept for two customers.
alter table slot_hold add constraint slot_hold_twice
  exclude using gist (resource_no with =, tstzrange(start_at, end_at) with &&) where (state = 'held');

-- What is offered by telephone: windows of the day, over how many working days, and for how long a slot is kept.
alter table dispatch_setup add column offer_windows jsonb not null default
  '[{"from":"08:00","to":"10:00"},{"from":"10:00","to":"12:00"},{"from":"14:00","to":"16:00"},{"from":"16:00","to":"18:00"}]';
alter table dispatch_setup add column offer_days integer not null default 5 check (offer_days between 1 and 15);
alter table dispatch_setup add column hold_minutes integer not null default 10 check (hold_minutes between 1 and 120);
