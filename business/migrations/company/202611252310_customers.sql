-- Technicians whom the customer does not want to see.
create table customer_excluded_resource (
  customer_no text not null references customer on delete cascade,
  resource_no text not null constraint customer_excluded_resource_resource references resource on delete cascade,
  primary key (customer_no, resource_no)
);
