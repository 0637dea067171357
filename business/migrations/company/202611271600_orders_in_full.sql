-- The header in full: whom to tell, references, measured times, the second clock, release, and quotes beside orders.
alter table service_order
  add kind text not null default 'order' check (kind in ('order', 'quote')),
  -- The quote that the order came from.
  add quote_no text not null default '',
  -- Empty: the customer pays.
  add bill_to_customer_no text references customer,
  add email text not null default '',
  add notify_customer text not null default 'no' check (notify_customer in ('no', 'phone', 'mobile-phone', 'email')),
  add your_reference text not null default '',
  add external_document_no text not null default '',
  add salesperson_code text not null default '',
  add release_status text not null default 'open' check (release_status in ('open', 'released')),
  -- Typed; null: follows from the plan, else from the due moment.
  add expected_finishing_date date,
  add expected_finishing_time text check (expected_finishing_time ~ '^\d\d:\d\d$'),
  add actual_response_hours numeric(12, 2) not null default 0,
  add service_time_hours numeric(12, 2) not null default 0,
  add warning_status integer not null default 0 check (warning_status between 0 and 3),
  -- The second clock: when the work must be done. Null: none is agreed.
  add resolution_hours numeric(12, 5) not null default 0,
  add resolution_date date,
  add resolution_time text check (resolution_time ~ '^\d\d:\d\d$'),
  -- Since when the clocks stand.
  add paused_since timestamptz,
  add paused_hours numeric(12, 2) not null default 0,
  add late_reason text not null default '',
  add valid_until date,
  add quote_outcome text not null default 'open' check (quote_outcome in ('open', 'accepted', 'lost', 'expired')),
  add lost_reason text not null default '',
  add check ((resolution_date is null) = (resolution_time is null)),
  add check ((expected_finishing_date is null) = (expected_finishing_time is null));
create index service_order_kind on service_order (kind, order_no);
create index service_order_bill_to on service_order (bill_to_customer_no);
create index service_order_resolution on service_order (resolution_date) where resolution_date is not null;
alter table service_item_line
  add actual_response_hours numeric(12, 2) not null default 0,
  -- The due moment was typed, not counted: it stays when the order's moment changes.
  add due_typed boolean not null default false;
alter table service_order_type
  add response_hours numeric(12, 5) not null default 0 check (response_hours >= 0),
  add resolution_hours numeric(12, 5) not null default 0 check (resolution_hours >= 0),
  add pauses_on_hold boolean not null default false;

-- Versions of orders and quotes as they were (specification orders §4.8).
create table archived_document (
  archive_no integer generated always as identity primary key,
  kind text not null check (kind in ('order', 'quote')),
  document_no text not null,
  -- Counts up when a number is given a second time.
  occurrence integer not null,
  version integer not null,
  customer_no text not null,
  customer_name text not null,
  description text not null,
  reason text not null check (reason in ('by-hand', 'deleted', 'printed', 'accepted', 'lost')),
  archived_at timestamptz not null,
  archived_by text not null,
  snapshot jsonb not null,
  unique (document_no, occurrence, version)
);
update service_item_line line set due_typed = true
  from service_order head
  where head.order_no = line.order_no and line.response_hours = 0
    and (line.response_date, line.response_time) is distinct from (head.order_date, head.order_time);

-- Comments of documents say what they are about; those about a fault, its resolution, accessories or for the house
-- alone belong to a line (specification orders §4.4).
alter table record_comment
  add comment_type text not null default 'general'
    check (comment_type in ('general', 'fault', 'resolution', 'accessory', 'internal', 'loaner')),
  add line_no integer;
