-- Default service hours; rows of contracts come with the contracts.
create table service_hours (
  weekday integer not null check (weekday between 1 and 7),
  starting_date date,
  start_time text not null check (start_time ~ '^\d\d:\d\d$'),
  end_time text not null check (end_time ~ '^\d\d:\d\d$'),
  valid_on_holidays boolean not null default false,
  check (end_time > start_time)
);
create unique index service_hours_key on service_hours (weekday, coalesce(starting_date, '0001-01-01'), start_time);
