-- Until now a service item without skills of its own asked for its group's; from now on it holds what it asks for,
-- inherited from the group (specification items §11.1, orders F-11).
insert into service_item_skill (owner_type, owner_no, skill_code, level, assigned_from, source_type, source_code)
select 'service-item', service_item.service_item_no, skill.skill_code, skill.level,
  'service-item-group', 'service-item-group', service_item.group_code
from service_item
join service_item_skill skill on skill.owner_type = 'service-item-group' and skill.owner_no = service_item.group_code
where not exists (
  select 1 from service_item_skill own
  where own.owner_type = 'service-item' and own.owner_no = service_item.service_item_no
);
