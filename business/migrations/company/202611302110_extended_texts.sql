-- Words that are written below the lines of documents: of items, resources, ledger accounts and standard texts.
create table standard_text (
  standard_text_code text primary key,
  description text not null,
  version integer not null default 1
);

create table extended_text (
  extended_text_code text primary key,
  description text not null,
  standard_text_code text references standard_text on update cascade on delete cascade,
  item_no text references item on update cascade on delete cascade,
  resource_no text references resource on update cascade on delete cascade,
  account_no text not null default '',
  language text check (language in ('it', 'en')),
  starting_date date,
  ending_date date,
  automatic boolean not null default true,
  on_quotes boolean not null default true,
  on_orders boolean not null default true,
  text text not null,
  version integer not null default 1,
  check (num_nonnulls(standard_text_code, item_no, resource_no, nullif(account_no, '')) = 1),
  check (starting_date is null or ending_date is null or starting_date <= ending_date)
);
create index on extended_text (standard_text_code);
create index on extended_text (item_no);
create index on extended_text (resource_no);
create index on extended_text (account_no);

-- A text line written below another line goes with it.
alter table service_line add column attached_to_line_no integer;
alter table service_line add foreign key (order_no, attached_to_line_no)
  references service_line (order_no, line_no) on update cascade on delete cascade deferrable initially deferred;
