-- What a service item line says of its item, warranty and faults, and the lines of parts, hours and costs
-- (specification items §8, §10, §13; posting §5).
alter table service_item_line
  add column item_no text references item on update cascade on delete set null,
  add column variant_code text not null default '',
  add column service_price_group_code text references service_price_group on update cascade,
  add column vendor_no text not null default '',
  add column vendor_item_no text not null default '',
  add column shelf_no text references service_shelf on update cascade,
  add column contract_no text not null default '',
  add column warranty boolean not null default false,
  add column warranty_start_parts date,
  add column warranty_end_parts date,
  add column warranty_pct_parts numeric(15, 5) not null default 0,
  add column warranty_start_labor date,
  add column warranty_end_labor date,
  add column warranty_pct_labor numeric(15, 5) not null default 0,
  add column fault_area_code text references fault_area on update cascade,
  add column symptom_code text references symptom on update cascade,
  add column fault_code text,
  add column resolution_code text references resolution_code on update cascade,
  add column fault_reason_code text references fault_reason on update cascade;
alter table service_order add column link_service_to_service_item boolean not null default false;

update service_item_line set
  item_no = service_item.item_no,
  variant_code = service_item.variant_code,
  service_price_group_code = service_item.service_price_group_code,
  vendor_no = service_item.vendor_no
from service_item where service_item.service_item_no = service_item_line.service_item_no;

create table service_line (
  order_no text not null references service_order on delete cascade,
  line_no integer not null check (line_no > 0),
  item_line_no integer,
  type text not null default '' check (type in ('', 'item', 'resource', 'cost', 'gl-account')),
  no text not null default '',
  variant_code text not null default '',
  description text not null default '',
  quantity numeric(20, 5) not null default 0,
  unit_code text references unit_of_measure on update cascade,
  work_type_code text references work_type on update cascade,
  unit_cost numeric(20, 5) not null default 0,
  unit_price numeric(20, 5) not null default 0,
  -- What a contract and the price lists take off, when they do.
  contract_discount_pct numeric(15, 5) not null default 0 check (contract_discount_pct between 0 and 100),
  price_discount_pct numeric(15, 5) not null default 0 check (price_discount_pct between 0 and 100),
  line_discount_pct numeric(15, 5) not null default 0 check (line_discount_pct between 0 and 100),
  line_discount_type text not null default ''
    check (line_discount_type in ('', 'warranty', 'contract', 'line', 'manual')),
  warranty boolean not null default false,
  exclude_warranty boolean not null default false,
  exclude_contract_discount boolean not null default false,
  fault_area_code text references fault_area on update cascade,
  symptom_code text references symptom on update cascade,
  fault_code text,
  resolution_code text references resolution_code on update cascade,
  fault_reason_code text references fault_reason on update cascade,
  serial_no text not null default '',
  spare_part_action text not null default '' check (spare_part_action in
    ('', 'component-replaced', 'component-installed', 'temporary', 'permanent')),
  replaced_component_line_no integer,
  copy_components_from text not null default 'none' check (copy_components_from in
    ('none', 'item-bom', 'old-service-item', 'old-without-serial')),
  quantity_shipped numeric(20, 5) not null default 0,
  primary key (order_no, line_no)
);
create index service_line_no on service_line (type, no);
