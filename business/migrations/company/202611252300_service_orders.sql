-- Lines of one order at one address with the same stage are one visit; other stages are visits of their own.
alter table service_item_line
  add column stage integer not null default 1 check (stage between 1 and 9),
  add column crew_size integer not null default 1 check (crew_size between 1 and 10),
  add column helper_skills jsonb not null default '[]',
  add column parts_ready_at timestamptz,
  add column target_day date,
  add column target_tolerance_days integer not null default 7 check (target_tolerance_days between 0 and 365),
  add column optional boolean not null default false;
-- Work longer than a shift is done in parts, so a line may last longer than a day.
alter table service_item_line drop constraint service_item_line_estimated_minutes_check;
alter table service_item_line add constraint service_item_line_estimated_minutes_check
  check (estimated_minutes between 1 and 9600);

-- Work that comes after other work: after one line, or after every line of an order (after_line_no null).
create table line_dependency (
  order_no text not null,
  line_no integer not null,
  position integer not null check (position > 0),
  after_order_no text not null references service_order on delete cascade,
  after_line_no integer,
  gap_min_minutes integer not null default 0 check (gap_min_minutes between 0 and 525600),
  gap_max_minutes integer check (gap_max_minutes between 0 and 525600),
  same_technician boolean not null default false,
  same_day boolean not null default false,
  primary key (order_no, line_no, position),
  foreign key (order_no, line_no) references service_item_line on delete cascade,
  foreign key (after_order_no, after_line_no) references service_item_line on delete cascade,
  check (gap_max_minutes >= gap_min_minutes)
);
create index line_dependency_after on line_dependency (after_order_no, after_line_no);
