-- What a machine counts or measures: operating hours, starts, pressure.
create table meter (
  service_item_no text not null references service_item on update cascade on delete cascade,
  meter_no integer not null check (meter_no > 0),
  description text not null,
  unit_code text references unit_of_measure on update cascade,
  -- A counter only grows; a gauge goes up and down.
  kind text not null default 'counter' check (kind in ('counter', 'gauge')),
  primary key (service_item_no, meter_no)
);
create table meter_reading (
  reading_no bigint generated always as identity primary key,
  service_item_no text not null,
  meter_no integer not null,
  day date not null,
  reading numeric(20, 5) not null,
  note text not null default '',
  user_name text not null,
  foreign key (service_item_no, meter_no) references meter on update cascade on delete cascade
);
create index meter_reading_meter on meter_reading (service_item_no, meter_no, day);
