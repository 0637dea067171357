-- What was done, sold and used for service items (specification items §10.5, §16; posting §8.1, §10). Rows are
-- only added; what may change is whether they are open, and which service item they still belong to.
create table service_ledger_entry (
  entry_no bigint generated always as identity primary key,
  entry_type text not null check (entry_type in ('usage', 'sale', 'consume', 'contract')),
  document_type text not null default '' check (document_type in ('', 'shipment', 'invoice', 'credit-memo')),
  document_no text not null default '',
  document_line_no integer,
  posting_date date not null,
  customer_no text not null default '',
  ship_to_code text not null default '',
  service_order_no text not null default '',
  contract_no text not null default '',
  service_item_no text,
  item_no text not null default '',
  variant_code text not null default '',
  serial_no text not null default '',
  group_code text not null default '',
  type text not null check (type in ('resource', 'item', 'service-cost', 'service-contract', 'gl-account')),
  no text not null default '',
  description text not null default '',
  work_type_code text not null default '',
  unit_code text not null default '',
  quantity numeric(20, 5) not null default 0,
  charged_quantity numeric(20, 5) not null default 0,
  unit_cost numeric(20, 5) not null default 0,
  cost_amount numeric(20, 5) not null default 0,
  unit_price numeric(20, 5) not null default 0,
  amount numeric(20, 5) not null default 0,
  discount_amount numeric(20, 5) not null default 0,
  contract_discount_amount numeric(20, 5) not null default 0,
  fault_reason_code text not null default '',
  moved_from_prepaid boolean not null default false,
  open boolean not null default false,
  applies_to_entry_no bigint references service_ledger_entry,
  entered_at timestamptz not null,
  user_name text not null
);
create index service_ledger_entry_item on service_ledger_entry (service_item_no, posting_date);
create index service_ledger_entry_date on service_ledger_entry (posting_date);

create table warranty_ledger_entry (
  entry_no bigint generated always as identity primary key,
  document_no text not null,
  document_line_no integer,
  posting_date date not null,
  customer_no text not null default '',
  ship_to_code text not null default '',
  service_order_no text not null default '',
  service_order_line_no integer,
  contract_no text not null default '',
  service_item_no text,
  item_no text not null default '',
  variant_code text not null default '',
  serial_no text not null default '',
  group_code text not null default '',
  fault_area_code text not null default '',
  symptom_code text not null default '',
  fault_code text not null default '',
  resolution_code text not null default '',
  fault_reason_code text not null default '',
  type text not null check (type in ('resource', 'item')),
  no text not null,
  description text not null default '',
  work_type_code text not null default '',
  unit_code text not null default '',
  vendor_no text not null default '',
  vendor_item_no text not null default '',
  quantity numeric(20, 5) not null,
  amount numeric(20, 5) not null default 0,
  open boolean not null default true,
  entered_at timestamptz not null,
  user_name text not null
);
create index warranty_ledger_entry_item on warranty_ledger_entry (service_item_no, posting_date);

-- What was delivered: the posted copy of an order's lines.
create table service_shipment (
  shipment_no text primary key,
  order_no text not null default '',
  customer_no text not null,
  ship_to_code text not null default '',
  posting_date date not null,
  description text not null default ''
);
create index service_shipment_order on service_shipment (order_no);
create table service_shipment_item_line (
  shipment_no text not null references service_shipment,
  line_no integer not null,
  service_item_no text,
  item_no text not null default '',
  variant_code text not null default '',
  serial_no text not null default '',
  group_code text not null default '',
  description text not null default '',
  warranty boolean not null default false,
  contract_no text not null default '',
  loaner_no text not null default '',
  fault_area_code text not null default '',
  symptom_code text not null default '',
  fault_code text not null default '',
  resolution_code text not null default '',
  fault_reason_code text not null default '',
  primary key (shipment_no, line_no)
);
create index service_shipment_item_line_item on service_shipment_item_line (service_item_no);
create table service_shipment_line (
  shipment_no text not null references service_shipment,
  line_no integer not null,
  item_line_no integer,
  type text not null check (type in ('', 'item', 'resource', 'cost', 'gl-account')),
  no text not null default '',
  variant_code text not null default '',
  description text not null default '',
  quantity numeric(20, 5) not null default 0,
  unit_code text not null default '',
  work_type_code text not null default '',
  serial_no text not null default '',
  fault_area_code text not null default '',
  symptom_code text not null default '',
  fault_code text not null default '',
  resolution_code text not null default '',
  fault_reason_code text not null default '',
  primary key (shipment_no, line_no)
);
create index service_shipment_line_resolution on service_shipment_line (resolution_code);
