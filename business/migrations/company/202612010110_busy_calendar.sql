-- An address at which a resource's other appointments are published; only when they are busy is kept, never with what.
create table busy_calendar (
  resource_no text primary key references resource on update cascade on delete cascade,
  address text not null,
  set_by text not null,
  checked_at timestamptz,
  -- Since when and why it could not be read; the times read before stay.
  failed_at timestamptz,
  failure text not null default ''
);

create table busy_time (
  resource_no text not null references busy_calendar on update cascade on delete cascade,
  from_at timestamptz not null,
  to_at timestamptz not null,
  primary key (resource_no, from_at),
  check (from_at < to_at)
);
