create table activity (
  activity_no bigint generated always as identity primary key,
  at timestamptz not null,
  user_id text not null,
  user_name text not null,
  operation text not null,
  input jsonb not null,
  via text not null check (via in ('http', 'cli', 'job', 'demo', 'test'))
);
create index activity_at on activity (at);

create table retry_key (
  user_id text not null,
  key text not null,
  operation text not null,
  input_hash text not null,
  answer jsonb,
  at timestamptz not null,
  primary key (user_id, key)
);
create index retry_key_at on retry_key (at);

create table event (
  event_no bigint generated always as identity primary key,
  transaction_id xid8 not null default pg_current_xact_id(),
  name text not null,
  subject text not null,
  data jsonb not null,
  at timestamptz not null,
  by_user text not null
);
create index event_transaction on event (transaction_id, event_no);

create table history (
  history_no bigint generated always as identity primary key,
  entity text not null,
  subject text not null,
  at timestamptz not null,
  by_user text not null,
  operation text not null,
  before jsonb,
  after jsonb
);
create index history_subject on history (entity, subject, history_no);
