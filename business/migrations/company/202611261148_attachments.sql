-- Notes and files on any record; `entity` as in the history, `subject` the record's number.
create table record_comment (
  comment_no bigint generated always as identity primary key,
  entity text not null,
  subject text not null,
  day date not null,
  comment text not null,
  user_name text not null
);
create index record_comment_subject on record_comment (entity, subject);
create table attachment (
  attachment_no bigint generated always as identity primary key,
  entity text not null,
  subject text not null,
  name text not null,
  media_type text not null,
  bytes integer not null,
  -- Where the content lies: its SHA-256, in hexadecimal.
  content text not null,
  attached_at timestamptz not null,
  user_name text not null
);
create index attachment_subject on attachment (entity, subject);
create index attachment_content on attachment (content);
