-- Buildings, floors and rooms at a customer's address, as a tree; a service item may stand in one of them.
create table customer_location (
  location_no integer generated always as identity primary key,
  customer_no text not null references customer on delete cascade,
  -- Empty: the customer's own address.
  ship_to_code text not null default '',
  parent_no integer references customer_location,
  kind text not null check (kind in ('building', 'floor', 'room', 'other')),
  name text not null,
  version integer not null default 1
);
create index customer_location_customer on customer_location (customer_no);
create index customer_location_parent on customer_location (parent_no);
alter table service_item add column location_no integer references customer_location on delete set null;
create index service_item_location on service_item (location_no) where location_no is not null;
