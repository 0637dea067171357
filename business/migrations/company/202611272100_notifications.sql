-- What people of the house are told, and how each wants it.
create table notification (
  notification_no integer generated always as identity primary key,
  user_id text not null,
  event text not null,
  facts jsonb not null default '{}',
  -- Page that shows it.
  link text not null,
  at timestamptz not null,
  read_at timestamptz
);
create index notification_person on notification (user_id, notification_no desc);
create table notification_choice (
  user_id text not null,
  event text not null,
  in_app boolean not null,
  by_mail boolean not null,
  primary key (user_id, event)
);
-- Between these times of the clock no mail goes to the person; it waits. Equal: there are none.
create table quiet_hours (
  user_id text primary key,
  from_time text not null check (from_time ~ '^\d\d:\d\d$'),
  to_time text not null check (to_time ~ '^\d\d:\d\d$')
);
-- Which messages customers get, and what each was last told of a visit.
create table customer_message_setup (
  only_row boolean primary key default true check (only_row),
  confirmed boolean not null default false,
  changed boolean not null default false,
  on_the_way boolean not null default false,
  done boolean not null default false,
  version integer not null default 1
);
insert into customer_message_setup default values;
create table customer_message (
  visit_no text primary key references visit on update cascade on delete cascade,
  window_from timestamptz not null,
  window_to timestamptz not null,
  told integer not null default 1,
  sent_at timestamptz not null
);
