-- A customer who was not there signs by a link: secret, for one visit, used once, valid for a while.
create table signature_link (
  token_hash text primary key,
  visit_no text not null,
  order_no text not null references service_order on update cascade on delete cascade,
  sent_to text not null default '',
  made_at timestamptz not null,
  made_by text not null,
  expires_at timestamptz not null,
  signed_at timestamptz
);
create index on signature_link (order_no);
create index on signature_link (visit_no);
