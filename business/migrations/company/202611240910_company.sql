create table company_setup (
  only_row boolean primary key default true check (only_row),
  name text not null,
  address text not null default '',
  post_code text not null default '',
  city text not null default '',
  phone text not null default '',
  email text not null default '',
  vat_no text not null default '',
  country_code text not null default 'IT',
  time_zone text not null,
  currency_code text not null check (currency_code ~ '^[A-Z]{3}$'),
  language text not null check (language in ('it', 'en')),
  base_calendar_code text,
  version integer not null default 1
);

-- One row a series; the row is locked by the number's taker until its transaction ends, so there are no gaps.
create table number_series (
  code text primary key,
  description text not null,
  prefix text not null,
  digits integer not null check (digits between 1 and 12),
  last_number bigint not null default 0 check (last_number >= 0)
);

create table base_calendar (
  code text primary key,
  description text not null,
  version integer not null default 1
);

create table base_calendar_change (
  calendar_code text not null references base_calendar on delete cascade,
  line_no integer not null,
  recurring text not null check (recurring in ('once', 'weekly', 'yearly')),
  day date,
  weekday integer check (weekday between 1 and 7),
  nonworking boolean not null,
  description text not null default '',
  primary key (calendar_code, line_no),
  check ((recurring = 'weekly') = (weekday is not null)),
  check ((recurring = 'weekly') = (day is null))
);

alter table company_setup add constraint company_setup_base_calendar
  foreign key (base_calendar_code) references base_calendar;

create table reason_code (
  code text primary key,
  description text not null,
  version integer not null default 1
);

-- Named views of lists, kept per person and list.
create table saved_view (
  user_id text not null,
  list text not null,
  name text not null,
  view jsonb not null,
  primary key (user_id, list, name)
);
