-- Work that comes back without a contract, and the due days that were levelled or have their orders.
create table recurring_visit (
  recurring_no text primary key,
  description text not null,
  customer_no text not null references customer on update cascade,
  ship_to_code text not null default '',
  service_item_no text references service_item on update cascade,
  order_type text references service_order_type on update cascade,
  work_description text not null default '',
  estimated_minutes integer not null check (estimated_minutes > 0),
  priority text not null check (priority in ('low', 'medium', 'high')),
  preferred_resource_no text references resource on update cascade,
  starting_date date not null,
  ending_date date,
  every integer not null check (every > 0),
  unit text not null check (unit in ('day', 'week', 'month', 'year')),
  weekdays integer[] not null default '{}',
  position integer,
  excluded_months integer[] not null default '{}',
  days_ahead integer not null,
  early_days integer not null,
  late_days integer not null,
  max_orders integer,
  status text not null default 'draft' check (status in ('draft', 'running', 'suspended', 'closed')),
  version integer not null default 1
);
create index on recurring_visit (customer_no);
create index on recurring_visit (service_item_no);
create index on recurring_visit (status);

create table recurring_exclusion (
  recurring_no text not null references recurring_visit on update cascade on delete cascade,
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  primary key (recurring_no, from_day, to_day)
);

create table recurring_occurrence (
  recurring_no text not null references recurring_visit on update cascade on delete cascade,
  due_day date not null,
  planned_day date not null,
  order_no text references service_order on update cascade on delete set null,
  primary key (recurring_no, due_day)
);
create index on recurring_occurrence (order_no);
