-- What was changed about the hours of a day, by whom; only grows. The hours themselves follow from template, calendar,
-- exceptions and absences.
create table capacity_entry (
  entry_no bigint generated always as identity primary key,
  resource_no text not null references resource on update cascade on delete cascade,
  day date not null,
  minutes integer not null check (minutes <> 0),
  source text not null check (source in ('template', 'hours', 'day')),
  template_code text,
  at timestamptz not null,
  by_user text not null,
  by_name text not null
);
create index capacity_entry_day on capacity_entry (resource_no, day);
