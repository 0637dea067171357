-- Checklists: what has to be looked at or measured, as templates, and as points of a service item line.
create table checklist (
  checklist_code text primary key check (checklist_code <> ''),
  description text not null,
  version integer not null default 1
);
create table checklist_point (
  checklist_code text not null references checklist on update cascade on delete cascade,
  point_no integer not null,
  text text not null check (text <> ''),
  kind text not null check (kind in ('check', 'measure', 'choice', 'text')),
  unit text not null default '',
  minimum numeric(18, 5),
  maximum numeric(18, 5),
  choices text[] not null default '{}',
  mandatory boolean not null default true,
  photo boolean not null default false,
  primary key (checklist_code, point_no),
  check (minimum is null or maximum is null or minimum <= maximum)
);
-- Lines that get it: of an order type, of a group, or both; null: whatever it is.
create table checklist_use (
  checklist_code text not null references checklist on update cascade on delete cascade,
  order_type text references service_order_type on update cascade on delete cascade,
  group_code text references service_item_group on update cascade on delete cascade
);
create unique index checklist_use_once on checklist_use (checklist_code, coalesce(order_type, ''), coalesce(group_code, ''));

create table line_checklist_point (
  order_no text not null,
  line_no integer not null,
  point_no integer not null,
  checklist_code text not null,
  text text not null,
  kind text not null,
  unit text not null,
  minimum numeric(18, 5),
  maximum numeric(18, 5),
  choices text[] not null,
  mandatory boolean not null,
  photo boolean not null,
  verdict text check (verdict in ('ok', 'failed', 'not-applicable')),
  value text not null default '',
  note text not null default '',
  photos integer not null default 0,
  answered_at timestamptz,
  answered_by_name text not null default '',
  follow_up_order_no text,
  primary key (order_no, line_no, point_no),
  foreign key (order_no, line_no) references service_item_line (order_no, line_no)
    on update cascade on delete cascade
);

alter table visit_report drop constraint visit_report_kind_check;
alter table visit_report add constraint visit_report_kind_check
  check (kind in ('en-route', 'arrived', 'paused', 'resumed', 'done', 'not-done', 'time', 'part', 'faults', 'note', 'photo', 'signature', 'check'));
