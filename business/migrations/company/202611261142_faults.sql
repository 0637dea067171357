-- What was wrong, how it showed, what was done about it (specification items §2, §13).
create table fault_area (
  fault_area_code text primary key,
  description text not null,
  version integer not null default 1
);
create table symptom (
  symptom_code text primary key,
  description text not null,
  version integer not null default 1
);
-- A fault code belongs to an area and a symptom, as far as the reporting level has them.
create table fault_code (
  fault_code_no bigint generated always as identity primary key,
  fault_area_code text references fault_area on update cascade,
  symptom_code text references symptom on update cascade,
  fault_code text not null,
  description text not null,
  version integer not null default 1,
  constraint fault_code_key unique nulls not distinct (fault_area_code, symptom_code, fault_code)
);
create table resolution_code (
  resolution_code text primary key,
  description text not null,
  version integer not null default 1
);
create table fault_reason (
  fault_reason_code text primary key,
  description text not null,
  exclude_warranty_discount boolean not null default false,
  exclude_contract_discount boolean not null default false,
  version integer not null default 1
);
-- How often a fault was mended in a way; blank parts do not count at the reporting level.
create table fault_resolution_relationship (
  fault_code text not null default '',
  fault_area_code text not null default '',
  symptom_code text not null default '',
  resolution_code text not null,
  group_code text not null default '',
  description text not null default '',
  occurrences integer not null default 0,
  created_manually boolean not null default false,
  primary key (fault_code, fault_area_code, symptom_code, resolution_code, group_code)
);
