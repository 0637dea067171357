create table dispatch_setup (
  only_row boolean primary key default true check (only_row),
  plan_horizon_days integer not null default 5 check (plan_horizon_days between 1 and 31),
  freeze_minutes integer not null default 60 check (freeze_minutes between 0 and 1440),
  planning_seconds integer not null default 10 check (planning_seconds between 1 and 600),
  threads integer not null default 2 check (threads between 1 and 64),
  weights jsonb not null default '{}',
  map_tile_url text not null default '',
  map_attribution text not null default '',
  version integer not null default 1
);

-- One stop: the open lines of one order at one address. Not on the plan while resource_no is null.
create table visit (
  visit_no text primary key,
  order_no text not null references service_order on delete cascade,
  ship_to_code text not null default '',
  state text not null default 'unplanned'
    check (state in ('unplanned', 'planned', 'en-route', 'on-site', 'paused', 'done', 'not-done', 'canceled')),
  resource_no text references resource,
  day date,
  sequence integer,
  planned_arrival timestamptz,
  planned_start timestamptz,
  planned_end timestamptz,
  travel_seconds integer not null default 0 check (travel_seconds >= 0),
  travel_metres integer not null default 0 check (travel_metres >= 0),
  travel_quality text not null default 'estimated' check (travel_quality in ('estimated', 'routed')),
  pin text not null default 'none' check (pin in ('none', 'resource', 'day', 'time', 'locked')),
  version integer not null default 1,
  check ((state = 'unplanned') = (resource_no is null) or state in ('canceled', 'not-done')),
  check (resource_no is null or (day is not null and planned_start is not null and planned_end is not null)),
  check (planned_end >= planned_start)
);
create index visit_order on visit (order_no);
create index visit_day on visit (day, resource_no);
create index visit_unplanned on visit (state) where state = 'unplanned';
-- One open visit an order and address.
create unique index visit_open on visit (order_no, ship_to_code)
  where state in ('unplanned', 'planned', 'en-route', 'on-site', 'paused');
-- Nobody works at two places at once; checked at the end of the transaction, so that a day can be re-timed.
alter table visit add constraint visit_double_booking
  exclude using gist (resource_no with =, tstzrange(planned_start, planned_end) with &&)
  where (state in ('planned', 'en-route', 'on-site', 'paused'))
  deferrable initially deferred;

-- Guards a technician's day: locked before the day's visits change; grows with each change.
create table technician_day (
  resource_no text not null references resource on delete cascade,
  day date not null,
  version integer not null default 1,
  primary key (resource_no, day)
);

create table allocation (
  entry_no bigint generated always as identity primary key,
  order_no text not null,
  line_no integer not null,
  status text not null check (status in ('nonactive', 'active', 'finished', 'canceled', 'reallocation-needed')),
  role text not null default 'lead' check (role in ('lead', 'helper')),
  resource_no text references resource,
  group_no text references resource_group,
  day date,
  hours numeric(15, 5) not null default 0 check (hours >= 0),
  start_at timestamptz,
  end_at timestamptz,
  reason_code text references reason_code,
  service_started boolean not null default false,
  posted boolean not null default false,
  visit_no text references visit on delete set null,
  foreign key (order_no, line_no) references service_item_line on delete cascade,
  check (status <> 'active' or (day is not null and (resource_no is not null or group_no is not null)))
);
create index allocation_line on allocation (order_no, line_no);
create index allocation_resource on allocation (resource_no, day) where status = 'active';
create index allocation_visit on allocation (visit_no);

-- A plan being computed or proposed: the frozen problem's scope, progress, and the proposal as a difference.
create table plan (
  plan_no text primary key,
  state text not null check (state in ('waiting', 'computing', 'proposed', 'accepted', 'discarded', 'failed', 'canceled')),
  from_day date not null,
  to_day date not null,
  resource_nos text[] not null,
  visit_nos text[] not null,
  options jsonb not null,
  asked_at timestamptz not null,
  asked_by text not null,
  started_at timestamptz,
  ended_at timestamptz,
  progress jsonb not null default '{}',
  proposal jsonb,
  failure text,
  version integer not null default 1
);
create index plan_state on plan (state, asked_at);

-- What a dispatcher did on the board, with the way back, newest last; per person, survives reload.
create table board_step (
  step_no bigint generated always as identity primary key,
  user_id text not null,
  at timestamptz not null,
  label jsonb not null,
  undo jsonb not null,
  redo jsonb not null,
  state text not null default 'done' check (state in ('done', 'undone', 'gone'))
);
create index board_step_user on board_step (user_id, state, step_no);
