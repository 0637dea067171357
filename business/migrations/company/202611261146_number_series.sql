alter table number_series add column version integer not null default 1;
