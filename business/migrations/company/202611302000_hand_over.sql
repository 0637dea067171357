-- Every move of a visit on the plan, in the order in which it happened: nothing is changed or taken away.
create table visit_move (
  move_no bigint generated always as identity primary key,
  at timestamptz not null,
  by_user text not null,
  by_name text not null,
  visit_no text not null,
  order_no text not null,
  from_resource_no text,
  from_start timestamptz,
  to_resource_no text,
  to_start timestamptz,
  reason_code text not null
);
create index visit_move_at on visit_move (at);

-- What one dispatcher leaves to the next.
create table shift_note (
  note_no bigint generated always as identity primary key,
  at timestamptz not null,
  by_user text not null,
  by_name text not null,
  text text not null check (text <> ''),
  done_at timestamptz,
  done_by_name text
);
create index shift_note_open on shift_note (at) where done_at is null;

-- What has happened since a moment is asked for in every shift.
create index document_log_at on document_log (at);
