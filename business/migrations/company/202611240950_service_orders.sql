create table service_setup (
  only_row boolean primary key default true check (only_row),
  default_response_hours numeric(15, 5) not null default 24 check (default_response_hours >= 0),
  default_visit_minutes integer not null default 60 check (default_visit_minutes between 1 and 1440),
  skills_option text not null default 'warning-displayed'
    check (skills_option in ('code-shown', 'warning-displayed', 'not-used')),
  zones_option text not null default 'code-shown'
    check (zones_option in ('code-shown', 'warning-displayed', 'not-used')),
  version integer not null default 1
);

create table service_order_type (
  order_type text primary key,
  description text not null,
  default_visit_minutes integer check (default_visit_minutes between 1 and 1440),
  version integer not null default 1
);

create table order_status_priority (
  status text primary key check (status in ('pending', 'in-process', 'finished', 'on-hold')),
  priority text not null check (priority in ('high', 'medium-high', 'medium-low', 'low'))
);

create table repair_status (
  repair_status_code text primary key,
  description text not null,
  order_status text not null references order_status_priority (status),
  role text unique check (role in ('initial', 'in-process', 'referred', 'partly-serviced', 'spare-part-ordered',
    'spare-part-received', 'waiting-for-customer', 'quote-finished', 'finished')),
  pending_allowed boolean not null default true,
  in_process_allowed boolean not null default true,
  finished_allowed boolean not null default true,
  on_hold_allowed boolean not null default true,
  posting_allowed boolean not null default true,
  version integer not null default 1
);

create table service_order (
  order_no text primary key,
  description text not null default '',
  work_description text not null default '',
  customer_no text not null references customer,
  ship_to_code text not null default '',
  contact_name text not null default '',
  phone text not null default '',
  order_type text references service_order_type,
  status text not null default 'pending' check (status in ('pending', 'in-process', 'finished', 'on-hold')),
  priority text not null default 'low' check (priority in ('low', 'medium', 'high')),
  zone_code text references service_zone,
  order_date date not null,
  order_time text not null check (order_time ~ '^\d\d:\d\d$'),
  response_date date,
  response_time text check (response_time ~ '^\d\d:\d\d$'),
  starting_date date,
  starting_time text check (starting_time ~ '^\d\d:\d\d$'),
  finishing_date date,
  finishing_time text check (finishing_time ~ '^\d\d:\d\d$'),
  version integer not null default 1,
  check ((response_date is null) = (response_time is null))
);
create index service_order_customer on service_order (customer_no);
create index service_order_status on service_order (status, response_date);

create table service_item_line (
  order_no text not null references service_order on delete cascade,
  line_no integer not null check (line_no > 0),
  service_item_no text references service_item,
  description text not null,
  serial_no text not null default '',
  group_code text references service_item_group,
  ship_to_code text not null default '',
  repair_status_code text not null references repair_status,
  priority text not null default 'low' check (priority in ('low', 'medium', 'high')),
  response_hours numeric(15, 5) not null default 0 check (response_hours >= 0),
  response_date date,
  response_time text check (response_time ~ '^\d\d:\d\d$'),
  starting_date date,
  starting_time text check (starting_time ~ '^\d\d:\d\d$'),
  finishing_date date,
  finishing_time text check (finishing_time ~ '^\d\d:\d\d$'),
  estimated_minutes integer not null check (estimated_minutes between 1 and 1440),
  extra_skills jsonb not null default '[]',
  preferred_resource_no text references resource,
  required_resource_no text references resource,
  excluded_resource_nos text[] not null default '{}',
  promised_from timestamptz,
  promised_to timestamptz,
  earliest_start timestamptz,
  primary key (order_no, line_no),
  check ((promised_from is null) = (promised_to is null)),
  check (promised_to > promised_from)
);
create index service_item_line_item on service_item_line (service_item_no);

-- When the customer can receive us for this line, beyond the address's receiving hours.
create table line_window (
  order_no text not null,
  line_no integer not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  primary key (order_no, line_no, from_at),
  foreign key (order_no, line_no) references service_item_line on delete cascade,
  check (to_at > from_at)
);

-- Grows only; stays when the order goes.
create table document_log (
  entry_no bigint generated always as identity primary key,
  order_no text not null,
  line_no integer,
  event integer not null,
  before text not null default '',
  after text not null default '',
  at timestamptz not null,
  by_user text not null
);
create index document_log_order on document_log (order_no, entry_no);
