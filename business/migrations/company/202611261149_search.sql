-- What can be found by its words, one row a record; found by parts of words and in spite of typing errors.
create table search_entry (
  kind text not null,
  subject text not null,
  -- Of an address: its code.
  part text not null default '',
  title text not null,
  hint text not null default '',
  -- In small letters without accents; telephone numbers as digits too.
  words text not null,
  primary key (kind, subject, part)
);
create index search_entry_words on search_entry using gin (words public.gin_trgm_ops);
create index search_entry_subject on search_entry (lower(subject) text_pattern_ops);
