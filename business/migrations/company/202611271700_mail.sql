-- E-mail: where it goes out, and the queue of what goes (specification orders §4.7).
create table mail_setup (
  only_row boolean primary key default true check (only_row),
  host text not null default '',
  port integer not null default 587 check (port between 1 and 65535),
  security text not null default 'starttls' check (security in ('none', 'starttls', 'tls')),
  user_name text not null default '',
  -- Sealed with the key in the data folder; empty: none.
  password text not null default '',
  from_address text not null default '',
  from_name text not null default '',
  version integer not null default 1
);
insert into mail_setup default values;
create table mail (
  mail_no integer generated always as identity primary key,
  to_address text not null,
  cc text not null default '',
  reply_to text not null default '',
  subject text not null,
  body text not null,
  attachments jsonb not null default '[]',
  status text not null default 'waiting' check (status in ('waiting', 'processed', 'error')),
  attempts integer not null default 0,
  error text not null default '',
  -- What it is about: kind and number as in the history.
  entity text not null default '',
  subject_no text not null default '',
  created_at timestamptz not null,
  created_by text not null,
  not_before timestamptz not null,
  sent_at timestamptz
);
create index mail_waiting on mail (not_before) where status = 'waiting';
create index mail_about on mail (entity, subject_no);
