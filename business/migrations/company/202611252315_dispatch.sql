alter table dispatch_setup
  add column longest_visit_minutes integer not null default 300 check (longest_visit_minutes between 30 and 1440),
  add column longest_day_minutes integer not null default 480 check (longest_day_minutes between 30 and 1440),
  add column minimum_rest_minutes integer not null default 660 check (minimum_rest_minutes between 0 and 1440);

-- Parts of long work are visits of their own, part_day says which of them belong to one day; part_minutes null: the
-- work is not divided.
alter table visit
  add column stage integer not null default 1 check (stage between 1 and 9),
  add column part integer not null default 1 check (part > 0),
  add column part_day integer not null default 1 check (part_day > 0),
  add column part_minutes integer check (part_minutes > 0);
drop index visit_open;
create unique index visit_open on visit (order_no, ship_to_code, stage, part)
  where state in ('unplanned', 'planned', 'published', 'en-route', 'on-site', 'paused');

-- Who comes along to a visit that needs several technicians; day, start and end are the visit's.
create table visit_helper (
  visit_no text not null references visit on delete cascade,
  resource_no text not null references resource,
  planned_arrival timestamptz not null,
  travel_seconds integer not null default 0 check (travel_seconds >= 0),
  travel_metres integer not null default 0 check (travel_metres >= 0),
  primary key (visit_no, resource_no)
);
create index visit_helper_resource on visit_helper (resource_no);
