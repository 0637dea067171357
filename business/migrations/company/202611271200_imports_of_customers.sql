-- Customers are imported like items and service items: their earlier runs go to the same list. They cannot be rolled
-- back, since what they wrote was not kept.
insert into import_batch (entity, file_name, file_hash, at, by_user, created_count, changed_count, unchanged_count, rolled_back_at, rolled_back_by)
select entity, file_name, file_hash, at, by_user, created_count, changed_count, unchanged_count, null, null
from import_run order by import_no;
insert into import_columns (user_id, entity, mapping)
select user_id, entity, mapping from import_mapping
on conflict do nothing;
drop table import_run;
drop table import_mapping;
