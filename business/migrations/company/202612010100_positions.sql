-- Where a technician is on the way to a visit: one row each, the place before it is written over. Nothing else is kept.
create table technician_position (
  resource_no text primary key references resource on update cascade on delete cascade,
  visit_no text not null,
  latitude double precision not null,
  longitude double precision not null,
  accuracy_metres integer not null,
  at timestamptz not null
);
create index on technician_position (visit_no);

-- Technicians who have said yes; without a row nothing is taken.
create table position_sharing (
  resource_no text primary key references resource on update cascade on delete cascade,
  since timestamptz not null
);

alter table dispatch_setup
  add column position_sharing boolean not null default false,
  add column position_retention_minutes integer not null default 30;
