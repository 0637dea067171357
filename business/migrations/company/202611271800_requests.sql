-- What customers ask for, however it came in, until it is an order, a quote or an answer.
create table request_setup (
  only_row boolean primary key default true check (only_row),
  -- The public page takes requests.
  form_open boolean not null default true,
  -- Whoever asks is told that it arrived, with a link that shows the state.
  confirm boolean not null default true,
  imap_host text not null default '',
  imap_port integer not null default 993 check (imap_port between 1 and 65535),
  imap_security text not null default 'tls' check (imap_security in ('none', 'starttls', 'tls')),
  imap_user text not null default '',
  imap_password text not null default '',
  imap_folder text not null default 'INBOX',
  -- What became of the last look into the mailbox; empty: well.
  imap_error text not null default '',
  version integer not null default 1
);
insert into request_setup default values;
create table customer_request (
  request_no integer generated always as identity primary key,
  channel text not null check (channel in ('form', 'email', 'api', 'phone')),
  state text not null default 'new' check (state in ('new', 'in-work', 'answered', 'ordered', 'quoted', 'declined', 'duplicate')),
  received_at timestamptz not null,
  language text not null default 'it' check (language in ('it', 'en')),
  sender_name text not null default '',
  sender_email text not null default '',
  sender_phone text not null default '',
  -- As the sender wrote it; the customer is below.
  sender_address text not null default '',
  subject text not null,
  message text not null default '',
  -- When it would suit, as the sender wrote it.
  wishes text not null default '',
  customer_no text references customer on update cascade on delete set null,
  ship_to_code text not null default '',
  service_item_no text references service_item on update cascade on delete set null,
  -- By what customer and item were found; empty: by nobody or by hand.
  matched_by text not null default '',
  document_no text not null default '',
  duplicate_of integer references customer_request,
  answer text not null default '',
  closed_at timestamptz,
  -- SHA-256 of the token in the link; null: the link was taken back.
  link_hash text unique,
  -- Of the mail it came by; a mail that is read twice is one request.
  message_id text unique,
  version integer not null default 1
);
create index customer_request_state on customer_request (state, received_at);
create index customer_request_customer on customer_request (customer_no);
create index customer_request_item on customer_request (service_item_no);
create index customer_request_sender on customer_request (sender_email);
-- Behind the code on a machine: nobody can guess another machine's.
alter table service_item add column public_code text not null default replace(gen_random_uuid()::text, '-', '');
create unique index service_item_public_code on service_item (public_code);
