-- Guidelines for finding faults, and what they are for (specification items §12).
create table troubleshooting_header (
  troubleshooting_no text primary key,
  description text not null,
  version integer not null default 1
);
create table troubleshooting_line (
  troubleshooting_no text not null references troubleshooting_header on update cascade on delete cascade,
  line_no integer not null check (line_no > 0),
  comment text not null,
  primary key (troubleshooting_no, line_no)
);
create table troubleshooting_setup (
  type text not null check (type in ('service-item-group', 'item', 'service-item')),
  no text not null,
  troubleshooting_no text not null references troubleshooting_header on update cascade on delete cascade,
  primary key (type, no, troubleshooting_no)
);
create index troubleshooting_setup_guideline on troubleshooting_setup (troubleshooting_no);

-- Lines that are often entered together (specification items §17.1); the group is null for codes of every group.
create table standard_service (
  standard_service_code text primary key,
  description text not null,
  currency_code text not null default '',
  version integer not null default 1
);
create table standard_service_line (
  standard_service_code text not null references standard_service on update cascade on delete cascade,
  line_no integer not null check (line_no > 0),
  type text not null default '' check (type in ('', 'item', 'resource', 'cost', 'gl-account')),
  no text not null default '',
  variant_code text not null default '',
  description text not null default '',
  quantity numeric(20, 5) not null default 0 check (quantity >= 0),
  amount_excl_vat numeric(20, 5) not null default 0,
  unit_code text references unit_of_measure on update cascade,
  primary key (standard_service_code, line_no)
);
create table standard_service_group (
  standard_service_code text not null references standard_service on update cascade on delete cascade,
  group_code text references service_item_group on update cascade on delete cascade,
  constraint standard_service_group_key unique nulls not distinct (standard_service_code, group_code)
);

-- Equipment that customers borrow while theirs is in repair (specification items §17.2).
create table loaner (
  loaner_no text primary key,
  description text not null,
  description2 text not null default '',
  item_no text references item on update cascade on delete set null,
  serial_no text not null default '',
  unit_code text references unit_of_measure on update cascade,
  blocked boolean not null default false,
  last_date_modified date,
  version integer not null default 1
);
create table loaner_entry (
  entry_no bigint generated always as identity primary key,
  loaner_no text not null references loaner on update cascade on delete cascade,
  document_type text not null default 'order' check (document_type in ('quote', 'order')),
  document_no text not null,
  line_no integer not null,
  service_item_no text,
  group_code text,
  customer_no text not null,
  date_lent date not null,
  time_lent text not null,
  date_received date,
  time_received text,
  lent boolean not null default true
);
create unique index loaner_entry_open on loaner_entry (loaner_no) where lent;
create unique index loaner_entry_line on loaner_entry (document_no, line_no) where lent;
