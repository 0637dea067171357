create table customer (
  customer_no text primary key,
  name text not null,
  name2 text not null default '',
  address text not null default '',
  post_code text not null default '',
  city text not null default '',
  county text not null default '',
  country_code text not null default 'IT',
  phone text not null default '',
  mobile_phone text not null default '',
  email text not null default '',
  vat_no text not null default '',
  language text not null default 'it' check (language in ('it', 'en')),
  zone_code text,
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  geo_quality text not null default 'none' check (geo_quality in ('none', 'postcode', 'street', 'exact')),
  blocked text not null default 'no' check (blocked in ('no', 'ship', 'invoice', 'all')),
  note text not null default '',
  version integer not null default 1,
  check ((latitude is null) = (longitude is null)),
  check ((latitude is null) = (geo_quality = 'none'))
);
create index customer_name on customer (name);

create table ship_to_address (
  customer_no text not null references customer on delete cascade,
  ship_to_code text not null,
  name text not null,
  address text not null default '',
  post_code text not null default '',
  city text not null default '',
  county text not null default '',
  country_code text not null default 'IT',
  contact_name text not null default '',
  phone text not null default '',
  email text not null default '',
  zone_code text,
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  geo_quality text not null default 'none' check (geo_quality in ('none', 'postcode', 'street', 'exact')),
  note text not null default '',
  version integer not null default 1,
  primary key (customer_no, ship_to_code),
  check ((latitude is null) = (longitude is null)),
  check ((latitude is null) = (geo_quality = 'none'))
);

-- When the customer can receive us; no rows: at any time. An empty ship_to_code is the customer's own address.
create table receiving_hours (
  customer_no text not null references customer on delete cascade,
  ship_to_code text not null default '',
  weekday integer not null check (weekday between 1 and 7),
  start_time text not null check (start_time ~ '^\d\d:\d\d$'),
  end_time text not null check (end_time ~ '^\d\d:\d\d$'),
  primary key (customer_no, ship_to_code, weekday, start_time),
  check (end_time > start_time)
);

-- An import that was carried out, with what is needed to recognise the same file again.
create table import_run (
  import_no bigint generated always as identity primary key,
  entity text not null,
  file_name text not null,
  file_hash text not null,
  at timestamptz not null,
  by_user text not null,
  created_count integer not null,
  changed_count integer not null,
  unchanged_count integer not null
);

-- The column mapping that somebody used last for an entity.
create table import_mapping (
  user_id text not null,
  entity text not null,
  mapping jsonb not null,
  primary key (user_id, entity)
);
