create table travel_setup (
  only_row boolean primary key default true check (only_row),
  provider text not null default 'estimate' check (provider in ('estimate', 'valhalla', 'osrm', 'roads')),
  server_url text not null default '',
  profile text not null default 'auto',
  detour_factor double precision not null default 1.35 check (detour_factor between 1 and 3),
  slow_kmh double precision not null default 25 check (slow_kmh between 5 and 130),
  fast_kmh double precision not null default 70 check (fast_kmh between 5 and 200),
  reach_km double precision not null default 15 check (reach_km between 0.1 and 500),
  fixed_seconds integer not null default 60 check (fixed_seconds between 0 and 3600),
  version integer not null default 1
);

-- Routed times from one place to others, by provider and profile; places by their coordinates at five decimals.
-- One row a place of departure: the arrays run in parallel.
create table travel_time (
  source text not null,
  from_place text not null,
  to_places text[] not null,
  seconds integer[] not null,
  metres integer[] not null,
  fetched_at timestamptz not null,
  primary key (source, from_place)
);
