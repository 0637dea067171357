-- Most working hours of a week, overtime included; null: no limit kept.
alter table resource
  add column max_weekly_hours integer default 48 check (max_weekly_hours between 1 and 100),
  add column subcontractor boolean not null default false;
alter table shift_exception add column on_call boolean not null default false;
