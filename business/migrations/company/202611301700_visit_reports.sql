-- What technicians report of a visit, as they reported it: evidence, only grows, also of visits that are gone.
create table visit_report (
  report_id uuid primary key,
  visit_no text not null,
  order_no text not null,
  line_no integer,
  kind text not null check (kind in (
    'en-route', 'arrived', 'paused', 'resumed', 'done', 'not-done',
    'time', 'part', 'faults', 'note', 'photo', 'signature')),
  at timestamptz not null,
  received_at timestamptz not null,
  by_user text not null,
  by_name text not null,
  resource_no text,
  data jsonb not null,
  outcome text not null check (outcome in ('applied', 'kept')),
  words jsonb not null default '[]'
);
create index visit_report_visit on visit_report (visit_no, at);
create index visit_report_order on visit_report (order_no, at);

-- When it really happened; follows from the reports.
alter table visit add column en_route_at timestamptz;
alter table visit add column arrived_at timestamptz;
alter table visit add column ended_at timestamptz;
alter table visit add column paused_minutes integer not null default 0;
alter table visit add column driven_km numeric(9, 1);
