-- One secret address a technician under which their calendar is read; only its hash is kept.
create table calendar_feed (
  resource_no text primary key references resource on update cascade on delete cascade,
  token_hash text not null unique,
  opened_at timestamptz not null,
  opened_by text not null
);
