-- What technicians and customers have been told: it stays known while the draft goes on, until the next publication.
alter table visit add column published_resource_no text references resource;
alter table visit add column published_day date;
alter table visit add column published_start timestamptz;
alter table visit add column published_at timestamptz;
alter table visit add constraint visit_published_whole check (
  (published_at is null) = (published_resource_no is null)
  and (published_at is null) = (published_day is null)
  and (published_at is null) = (published_start is null)
);
-- Minutes that the work is now expected to take beyond (or, negative, less than) what its lines say.
alter table visit add column extra_minutes integer not null default 0 check (extra_minutes between -1440 and 1440);

alter table visit drop constraint visit_state_check;
alter table visit add constraint visit_state_check check (
  state in ('unplanned', 'planned', 'published', 'en-route', 'on-site', 'paused', 'done', 'not-done', 'canceled')
);
alter table visit add constraint visit_published_state check (state <> 'published' or published_at is not null);
drop index visit_open;
create unique index visit_open on visit (order_no, ship_to_code)
  where state in ('unplanned', 'planned', 'published', 'en-route', 'on-site', 'paused');
alter table visit drop constraint visit_double_booking;
alter table visit add constraint visit_double_booking
  exclude using gist (resource_no with =, tstzrange(planned_start, planned_end) with &&)
  where (state in ('planned', 'published', 'en-route', 'on-site', 'paused'))
  deferrable initially deferred;

-- build: the whole period anew; replan: after an event, from the plan as it stands; what-if: a copy to compare.
alter table plan add column mode text not null default 'build' check (mode in ('build', 'replan', 'what-if'));
alter table plan add column name text not null default '';
-- What happened, as a text code with its blanks; null: nothing, somebody asked for a plan.
alter table plan add column event jsonb;
-- The proposal beside which this one stands: it is better, but breaks promises that customers must give back first.
alter table plan add column alternative_of text references plan on delete set null;
-- Visits whose customers have agreed to another time than promised.
alter table plan add column consents text[] not null default '{}';
alter table plan drop constraint plan_state_check;
alter table plan add constraint plan_state_check check (
  state in ('waiting', 'computing', 'proposed', 'accepted', 'discarded', 'outdated', 'failed', 'canceled')
);

-- Driving takes longer on a day: factor on every travel time of it.
create table traffic (
  day date primary key,
  factor numeric(4, 2) not null check (factor between 0.5 and 5),
  reported_at timestamptz not null,
  reported_by text not null
);

alter table dispatch_setup add column replan_seconds integer not null default 4 check (replan_seconds between 1 and 10);
alter table dispatch_setup add column promise_tolerance_minutes integer not null default 30
  check (promise_tolerance_minutes between 0 and 480);
