-- What is bought, kept, sold or fitted; the service's part of it (full items come with stock).
create table item_tracking_code (
  tracking_code text primary key,
  description text not null,
  serial_tracked boolean not null default true,
  warranty_date_formula text not null default '',
  version integer not null default 1
);

create table item (
  item_no text primary key,
  description text not null,
  description2 text not null default '',
  type text not null default 'inventory' check (type in ('inventory', 'service', 'non-inventory')),
  base_unit_code text not null references unit_of_measure on update cascade,
  replenishment text not null default 'purchase' check (replenishment in ('purchase', 'assembly', 'production')),
  unit_cost numeric(20, 5) not null default 0 check (unit_cost >= 0),
  unit_price numeric(20, 5) not null default 0 check (unit_price >= 0),
  tracking_code text references item_tracking_code on update cascade,
  vendor_no text not null default '',
  vendor_item_no text not null default '',
  vendor_item_name text not null default '',
  service_item_group_code text references service_item_group (group_code) on update cascade,
  blocked boolean not null default false,
  service_blocked boolean not null default false,
  note text not null default '',
  version integer not null default 1
);
create index item_service_item_group on item (service_item_group_code);

create table item_variant (
  item_no text not null references item on update cascade on delete cascade,
  variant_code text not null,
  description text not null,
  blocked boolean not null default false,
  service_blocked boolean not null default false,
  primary key (item_no, variant_code)
);

-- Units other than the base unit; quantity_per base units make one of these.
create table item_unit (
  item_no text not null references item on update cascade on delete cascade,
  unit_code text not null references unit_of_measure on update cascade,
  quantity_per numeric(20, 5) not null check (quantity_per > 0),
  primary key (item_no, unit_code)
);

create table bom_line (
  item_no text not null references item on update cascade on delete cascade,
  line_no integer not null check (line_no > 0),
  type text not null default 'item' check (type in ('item', 'resource', 'text')),
  no text not null default '',
  variant_code text not null default '',
  description text not null default '',
  quantity_per numeric(20, 5) not null default 1 check (quantity_per >= 0),
  installed_in_line_no integer,
  primary key (item_no, line_no)
);
