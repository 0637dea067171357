-- Imports of master data, each with what it wrote, so that it can be rolled back.
create table import_batch (
  batch_no bigint generated always as identity primary key,
  entity text not null,
  file_name text not null,
  file_hash text not null,
  at timestamptz not null,
  by_user text not null,
  created_count integer not null,
  changed_count integer not null,
  unchanged_count integer not null,
  rolled_back_at timestamptz,
  rolled_back_by text
);
create table import_batch_row (
  batch_no bigint not null references import_batch on delete cascade,
  subject text not null,
  -- The fields as they were; null for a record that the import made.
  before jsonb,
  -- The version that the import left.
  version integer not null,
  primary key (batch_no, subject)
);
create table import_columns (
  user_id text not null,
  entity text not null,
  mapping jsonb not null,
  primary key (user_id, entity)
);
