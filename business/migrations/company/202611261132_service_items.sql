-- Specification items §3 to §7, §10, §11.
alter table service_item_group
  add column create_service_item boolean not null default false,
  add column default_contract_discount_pct numeric(15, 5) not null default 0
    check (default_contract_discount_pct between 0 and 100),
  add column default_service_price_group_code text references service_price_group on update cascade;

alter table service_item drop constraint service_item_status_check;
alter table service_item add constraint service_item_status_check
  check (status in ('none', 'own-service-item', 'installed', 'temporarily-installed', 'defective'));
alter table service_item
  add column description2 text not null default '',
  add column search_description text not null default '',
  add column item_no text references item on update cascade,
  add column variant_code text not null default '',
  add column service_price_group_code text references service_price_group on update cascade,
  add column unit_code text references unit_of_measure on update cascade,
  add column sales_unit_cost numeric(20, 5) not null default 0,
  add column sales_unit_price numeric(20, 5) not null default 0,
  add column warranty_start_parts date,
  add column warranty_end_parts date,
  add column warranty_pct_parts numeric(15, 5) not null default 0 check (warranty_pct_parts between 0 and 100),
  add column warranty_start_labor date,
  add column warranty_end_labor date,
  add column warranty_pct_labor numeric(15, 5) not null default 0 check (warranty_pct_labor between 0 and 100),
  add column sales_date date,
  add column last_service_date date,
  add column default_contract_cost numeric(20, 5) not null default 0,
  add column default_contract_value numeric(20, 5) not null default 0,
  add column default_contract_discount_pct numeric(15, 5) not null default 0
    check (default_contract_discount_pct between 0 and 100),
  add column vendor_no text not null default '',
  add column vendor_item_no text not null default '',
  add column vendor_item_name text not null default '',
  add column shipment_type text check (shipment_type in ('sales', 'service')),
  add column shipment_doc_no text not null default '',
  add column shipment_line_no integer;
create index service_item_item on service_item (item_no, serial_no);

-- Where a skill row came from; entered by hand: all three empty. The owner may now be an item, too.
alter table service_item_skill drop constraint service_item_skill_owner_type_check;
alter table service_item_skill add constraint service_item_skill_owner_type_check
  check (owner_type in ('service-item', 'service-item-group', 'item'));
alter table service_item_skill
  add column assigned_from text check (assigned_from in ('service-item-group', 'item')),
  add column source_type text check (source_type in ('service-item-group', 'item')),
  add column source_code text;

-- Grows only while its item lives.
create table service_item_log (
  service_item_no text not null references service_item on update cascade on delete cascade,
  entry_no integer not null check (entry_no > 0),
  event_no integer not null,
  document_type text not null default '' check (document_type in ('', 'quote', 'order', 'contract')),
  document_no text not null default '',
  before text not null default '',
  after text not null default '',
  changed_at timestamptz not null,
  user_name text not null,
  primary key (service_item_no, entry_no)
);

-- Active rows are how it is built now; inactive ones what was replaced (specification items §5).
create table service_item_component (
  parent_service_item_no text not null references service_item (service_item_no) on update cascade on delete cascade,
  active boolean not null,
  line_no integer not null check (line_no > 0),
  type text not null check (type in ('service-item', 'item')),
  no text not null default '',
  variant_code text not null default '',
  serial_no text not null default '',
  description text not null default '',
  description2 text not null default '',
  date_installed date,
  last_date_modified date,
  service_order_no text not null default '',
  from_line_no integer not null default 0,
  primary key (parent_service_item_no, active, line_no)
);
create index service_item_component_no on service_item_component (type, no);
