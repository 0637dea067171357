-- Changes of a base calendar for one user of it (specification items §14.3); `source_no` is empty for the company
-- and for the service.
create table customized_calendar_change (
  source_type text not null
    check (source_type in ('company', 'customer', 'vendor', 'location', 'shipping-agent', 'service')),
  source_no text not null default '',
  calendar_code text not null references base_calendar on update cascade,
  line_no integer not null check (line_no > 0),
  recurring text not null check (recurring in ('once', 'weekly', 'yearly')),
  day date,
  weekday integer check (weekday between 1 and 7),
  nonworking boolean not null default true,
  description text not null default '',
  primary key (source_type, source_no, calendar_code, line_no),
  check ((recurring = 'weekly') = (weekday is not null) and (recurring = 'weekly') = (day is null))
);
update service_setup set base_calendar_code = (select base_calendar_code from company_setup limit 1)
where base_calendar_code is null;
