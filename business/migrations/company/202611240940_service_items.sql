create table service_item_group (
  group_code text primary key,
  description text not null,
  response_time_hours numeric(15, 5) not null default 0 check (response_time_hours >= 0),
  version integer not null default 1
);

create table service_item (
  service_item_no text primary key,
  description text not null,
  customer_no text references customer,
  ship_to_code text not null default '',
  group_code text references service_item_group,
  manufacturer text not null default '',
  model text not null default '',
  serial_no text not null default '',
  installation_date date,
  status text not null default 'installed'
    check (status in ('own-service-item', 'installed', 'temporarily-installed', 'defective')),
  priority text not null default 'low' check (priority in ('low', 'medium', 'high')),
  response_time_hours numeric(15, 5) not null default 0 check (response_time_hours >= 0),
  preferred_resource_no text references resource,
  location_of_item text not null default '',
  blocked text not null default 'no' check (blocked in ('no', 'service-contract', 'all')),
  note text not null default '',
  version integer not null default 1
);
create index service_item_customer on service_item (customer_no, ship_to_code);
create index service_item_serial on service_item (serial_no);

-- Skills that work on the item, or on items of the group, needs. The item's own rows go before its group's.
create table service_item_skill (
  owner_type text not null check (owner_type in ('service-item', 'service-item-group')),
  owner_no text not null,
  skill_code text not null references skill,
  level integer not null default 1 check (level between 1 and 5),
  primary key (owner_type, owner_no, skill_code)
);
