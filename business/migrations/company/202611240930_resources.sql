create table service_zone (
  zone_code text primary key,
  description text not null,
  post_codes text[] not null default '{}',
  version integer not null default 1
);
alter table customer add constraint customer_zone foreign key (zone_code) references service_zone;
alter table ship_to_address add constraint ship_to_address_zone foreign key (zone_code) references service_zone;

create table skill (
  skill_code text primary key,
  description text not null,
  certificate_needed boolean not null default false,
  version integer not null default 1
);

-- Where technicians may start other than at home: branches and depots.
create table depot (
  depot_code text primary key,
  name text not null,
  address text not null default '',
  city text not null default '',
  latitude double precision not null check (latitude between -90 and 90),
  longitude double precision not null check (longitude between -180 and 180),
  version integer not null default 1
);

create table resource_group (
  group_no text primary key,
  name text not null,
  colour text not null default '#4c6ef5' check (colour ~ '^#[0-9a-f]{6}$'),
  team_leader_no text,
  version integer not null default 1
);

create table work_hour_template (
  template_code text primary key,
  description text not null,
  version integer not null default 1
);

-- The template's working days; a weekday without a row is free. The break starts between its two times.
create table work_hour_template_day (
  template_code text not null references work_hour_template on delete cascade,
  weekday integer not null check (weekday between 1 and 7),
  start_time text not null check (start_time ~ '^\d\d:\d\d$'),
  end_time text not null check (end_time ~ '^\d\d:\d\d$'),
  break_minutes integer not null default 0 check (break_minutes between 0 and 240),
  break_earliest text check (break_earliest ~ '^\d\d:\d\d$'),
  break_latest text check (break_latest ~ '^\d\d:\d\d$'),
  primary key (template_code, weekday),
  check (end_time > start_time),
  check ((break_minutes = 0) = (break_earliest is null)),
  check ((break_minutes = 0) = (break_latest is null)),
  check (break_latest >= break_earliest)
);

create table resource (
  resource_no text primary key,
  name text not null,
  type text not null check (type in ('person', 'machine')),
  group_no text references resource_group,
  phone text not null default '',
  email text not null default '',
  address text not null default '',
  post_code text not null default '',
  city text not null default '',
  home_latitude double precision check (home_latitude between -90 and 90),
  home_longitude double precision check (home_longitude between -180 and 180),
  start_from text not null default 'home' check (start_from in ('home', 'depot')),
  depot_code text references depot,
  template_code text references work_hour_template,
  max_overtime_minutes integer not null default 60 check (max_overtime_minutes between 0 and 480),
  max_visits_per_day integer check (max_visits_per_day between 1 and 100),
  cost_per_hour numeric(15, 5) not null default 36 check (cost_per_hour >= 0),
  vehicle text not null default '',
  blocked boolean not null default false,
  version integer not null default 1,
  check ((home_latitude is null) = (home_longitude is null)),
  check (start_from = 'home' or depot_code is not null)
);
alter table resource_group add constraint resource_group_team_leader
  foreign key (team_leader_no) references resource;

create table resource_skill (
  resource_no text not null references resource on delete cascade,
  skill_code text not null references skill,
  level integer not null check (level between 1 and 5),
  valid_until date,
  primary key (resource_no, skill_code)
);

create table resource_zone (
  resource_no text not null references resource on delete cascade,
  zone_code text not null references service_zone,
  starting_date date,
  description text not null default '',
  primary key (resource_no, zone_code)
);

-- A working day that differs from the template; start_time null: the resource does not work that day.
create table shift_exception (
  resource_no text not null references resource on delete cascade,
  day date not null,
  start_time text check (start_time ~ '^\d\d:\d\d$'),
  end_time text check (end_time ~ '^\d\d:\d\d$'),
  break_minutes integer not null default 0 check (break_minutes between 0 and 240),
  break_earliest text check (break_earliest ~ '^\d\d:\d\d$'),
  break_latest text check (break_latest ~ '^\d\d:\d\d$'),
  note text not null default '',
  primary key (resource_no, day),
  check ((start_time is null) = (end_time is null)),
  check (end_time > start_time)
);

create table absence (
  absence_no bigint generated always as identity primary key,
  resource_no text not null references resource on delete cascade,
  from_at timestamptz not null,
  to_at timestamptz not null,
  kind text not null check (kind in ('sick', 'leave', 'training', 'other')),
  note text not null default '',
  version integer not null default 1,
  check (to_at > from_at),
  constraint absence_overlap exclude using gist (resource_no with =, tstzrange(from_at, to_at) with &&)
);
