-- Hours of people by week: proposed from what they did, submitted by them, approved by the office.
alter table resource add column use_time_sheet boolean not null default true;

create table time_sheet (
  resource_no text not null references resource on update cascade,
  week date not null check (extract(isodow from week) = 1),
  version integer not null default 1,
  primary key (resource_no, week)
);

create table time_sheet_line (
  resource_no text not null,
  week date not null,
  line_no integer not null,
  type text not null check (type in ('service', 'project', 'travel', 'absence', 'other')),
  order_no text,
  item_line_no integer,
  project_no text,
  phase_no text,
  description text not null default '',
  work_type_code text references work_type on update cascade,
  chargeable boolean not null default true,
  status text not null default 'open' check (status in ('open', 'submitted', 'rejected', 'approved')),
  reason text not null default '',
  decided_by text not null default '',
  decided_at timestamptz,
  primary key (resource_no, week, line_no),
  foreign key (resource_no, week) references time_sheet on update cascade on delete cascade,
  foreign key (project_no, phase_no) references project_phase on update cascade,
  constraint time_sheet_line_project foreign key (project_no) references project on update cascade
);
create index on time_sheet_line (order_no);
create index on time_sheet_line (project_no, phase_no);

create table time_sheet_hours (
  resource_no text not null,
  week date not null,
  line_no integer not null,
  day date not null check (day >= week and day < week + 7),
  hours numeric(8, 2) not null check (hours > 0),
  posted boolean not null default false,
  primary key (resource_no, week, line_no, day),
  foreign key (resource_no, week, line_no) references time_sheet_line on update cascade on delete cascade
);

-- Hours on an order say of which day they are, and of which line of a time sheet.
alter table service_line
  add column planned_delivery_date date,
  add column time_sheet_week date,
  add column time_sheet_line_no integer;
create index on service_line (no, planned_delivery_date) where type = 'resource';
