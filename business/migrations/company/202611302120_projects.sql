-- Projects with phases, to which orders belong.
create table project (
  project_no text primary key,
  description text not null,
  customer_no text references customer on update cascade,
  status text not null default 'planning' check (status in ('planning', 'open', 'completed')),
  responsible text not null default '',
  note text not null default '',
  version integer not null default 1
);
create index on project (customer_no);

create table project_phase (
  project_no text not null references project on update cascade on delete cascade,
  phase_no text not null,
  position integer not null,
  description text not null,
  starting_date date,
  ending_date date,
  budget_hours numeric(12, 2) not null default 0 check (budget_hours >= 0),
  primary key (project_no, phase_no),
  check (starting_date is null or ending_date is null or starting_date <= ending_date)
);

create table project_hours (
  project_no text not null,
  phase_no text not null,
  day date not null,
  resource_no text references resource on update cascade on delete cascade,
  group_no text references resource_group on update cascade on delete cascade,
  hours numeric(6, 2) not null check (hours > 0 and hours <= 24),
  description text not null default '',
  foreign key (project_no, phase_no) references project_phase on update cascade on delete cascade,
  check (num_nonnulls(resource_no, group_no) = 1)
);
create index on project_hours (day);
create index on project_hours (project_no, phase_no);

alter table service_order
  add column project_no text,
  add column phase_no text,
  add constraint service_order_project foreign key (project_no) references project on update cascade,
  add constraint service_order_phase foreign key (project_no, phase_no) references project_phase on update cascade,
  add check (phase_no is null or project_no is not null);
create index on service_order (project_no, phase_no);
