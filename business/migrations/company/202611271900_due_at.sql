-- The due moment as one value, wall clock of the company, to sort and filter by.
alter table service_order add column due_at timestamp generated always as (
  response_date + make_interval(hours => split_part(response_time, ':', 1)::int, mins => split_part(response_time, ':', 2)::int)
) stored;
create index service_order_due_at on service_order (due_at, order_no);
