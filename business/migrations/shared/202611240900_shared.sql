-- What all companies share. Accounts and sessions are in tables of the sign-in library, in the same schema.
create table company (
  schema text primary key check (schema ~ '^[a-z][a-z0-9_]{0,50}$'),
  name text not null,
  demo boolean not null default false,
  created_at timestamptz not null
);

create table person (
  user_id text primary key,
  language text not null default 'it' check (language in ('it', 'en')),
  colour_scheme text not null default 'auto' check (colour_scheme in ('auto', 'light', 'dark'))
);

create table membership (
  user_id text not null,
  company text not null references company on delete cascade,
  roles text[] not null,
  resource_no text,
  primary key (user_id, company)
);
