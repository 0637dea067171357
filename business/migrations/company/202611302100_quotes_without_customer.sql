-- A quote may be made for somebody who is no customer yet; name and address then stand on the quote itself.
alter table service_order
  alter column customer_no drop not null,
  add column prospect_name text not null default '',
  add column prospect_address text not null default '',
  add column prospect_post_code text not null default '',
  add column prospect_city text not null default '',
  add constraint service_order_for_somebody check (
    customer_no is not null or (kind = 'quote' and prospect_name <> '')
  );
alter table archived_document alter column customer_no drop not null;
