alter table allocation add column description text not null default '';
-- The board and the availability ask for what is to be done on some days, with or without a time.
create index allocation_day on allocation (day) where status = 'active';
