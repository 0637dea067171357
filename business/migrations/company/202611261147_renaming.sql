-- Codes and numbers may be renamed: every reference follows (specification items §2).
alter table absence
  drop constraint absence_resource_no_fkey,
  add constraint absence_resource_no_fkey foreign key (resource_no) references resource(resource_no) on update cascade on delete cascade;
alter table allocation
  drop constraint allocation_group_no_fkey,
  add constraint allocation_group_no_fkey foreign key (group_no) references resource_group(group_no) on update cascade,
  drop constraint allocation_order_no_line_no_fkey,
  add constraint allocation_order_no_line_no_fkey foreign key (order_no, line_no) references service_item_line(order_no, line_no) on update cascade on delete cascade,
  drop constraint allocation_reason_code_fkey,
  add constraint allocation_reason_code_fkey foreign key (reason_code) references reason_code(code) on update cascade,
  drop constraint allocation_resource_no_fkey,
  add constraint allocation_resource_no_fkey foreign key (resource_no) references resource(resource_no) on update cascade,
  drop constraint allocation_visit_no_fkey,
  add constraint allocation_visit_no_fkey foreign key (visit_no) references visit(visit_no) on update cascade on delete set null;
alter table base_calendar_change
  drop constraint base_calendar_change_calendar_code_fkey,
  add constraint base_calendar_change_calendar_code_fkey foreign key (calendar_code) references base_calendar(code) on update cascade on delete cascade;
alter table company_setup
  drop constraint company_setup_base_calendar,
  add constraint company_setup_base_calendar foreign key (base_calendar_code) references base_calendar(code) on update cascade;
alter table customer
  drop constraint customer_zone,
  add constraint customer_zone foreign key (zone_code) references service_zone(zone_code) on update cascade;
alter table customer_excluded_resource
  drop constraint customer_excluded_resource_customer_no_fkey,
  add constraint customer_excluded_resource_customer_no_fkey foreign key (customer_no) references customer(customer_no) on update cascade on delete cascade,
  drop constraint customer_excluded_resource_resource,
  add constraint customer_excluded_resource_resource foreign key (resource_no) references resource(resource_no) on update cascade on delete cascade;
alter table line_dependency
  drop constraint line_dependency_after_order_no_after_line_no_fkey,
  add constraint line_dependency_after_order_no_after_line_no_fkey foreign key (after_order_no, after_line_no) references service_item_line(order_no, line_no) on update cascade on delete cascade,
  drop constraint line_dependency_after_order_no_fkey,
  add constraint line_dependency_after_order_no_fkey foreign key (after_order_no) references service_order(order_no) on update cascade on delete cascade,
  drop constraint line_dependency_order_no_line_no_fkey,
  add constraint line_dependency_order_no_line_no_fkey foreign key (order_no, line_no) references service_item_line(order_no, line_no) on update cascade on delete cascade;
alter table line_window
  drop constraint line_window_order_no_line_no_fkey,
  add constraint line_window_order_no_line_no_fkey foreign key (order_no, line_no) references service_item_line(order_no, line_no) on update cascade on delete cascade;
alter table plan
  drop constraint plan_alternative_of_fkey,
  add constraint plan_alternative_of_fkey foreign key (alternative_of) references plan(plan_no) on update cascade on delete set null;
alter table receiving_hours
  drop constraint receiving_hours_customer_no_fkey,
  add constraint receiving_hours_customer_no_fkey foreign key (customer_no) references customer(customer_no) on update cascade on delete cascade;
alter table repair_status
  drop constraint repair_status_order_status_fkey,
  add constraint repair_status_order_status_fkey foreign key (order_status) references order_status_priority(status) on update cascade;
alter table resource
  drop constraint resource_depot_code_fkey,
  add constraint resource_depot_code_fkey foreign key (depot_code) references depot(depot_code) on update cascade,
  drop constraint resource_group_no_fkey,
  add constraint resource_group_no_fkey foreign key (group_no) references resource_group(group_no) on update cascade,
  drop constraint resource_template_code_fkey,
  add constraint resource_template_code_fkey foreign key (template_code) references work_hour_template(template_code) on update cascade;
alter table resource_group
  drop constraint resource_group_team_leader,
  add constraint resource_group_team_leader foreign key (team_leader_no) references resource(resource_no) on update cascade;
alter table resource_skill
  drop constraint resource_skill_resource_no_fkey,
  add constraint resource_skill_resource_no_fkey foreign key (resource_no) references resource(resource_no) on update cascade on delete cascade,
  drop constraint resource_skill_skill_code_fkey,
  add constraint resource_skill_skill_code_fkey foreign key (skill_code) references skill(skill_code) on update cascade;
alter table resource_zone
  drop constraint resource_zone_resource_no_fkey,
  add constraint resource_zone_resource_no_fkey foreign key (resource_no) references resource(resource_no) on update cascade on delete cascade,
  drop constraint resource_zone_zone_code_fkey,
  add constraint resource_zone_zone_code_fkey foreign key (zone_code) references service_zone(zone_code) on update cascade;
alter table service_item
  drop constraint service_item_customer_no_fkey,
  add constraint service_item_customer_no_fkey foreign key (customer_no) references customer(customer_no) on update cascade,
  drop constraint service_item_group_code_fkey,
  add constraint service_item_group_code_fkey foreign key (group_code) references service_item_group(group_code) on update cascade,
  drop constraint service_item_preferred_resource_no_fkey,
  add constraint service_item_preferred_resource_no_fkey foreign key (preferred_resource_no) references resource(resource_no) on update cascade;
alter table service_item_line
  drop constraint service_item_line_group_code_fkey,
  add constraint service_item_line_group_code_fkey foreign key (group_code) references service_item_group(group_code) on update cascade,
  drop constraint service_item_line_order_no_fkey,
  add constraint service_item_line_order_no_fkey foreign key (order_no) references service_order(order_no) on update cascade on delete cascade,
  drop constraint service_item_line_preferred_resource_no_fkey,
  add constraint service_item_line_preferred_resource_no_fkey foreign key (preferred_resource_no) references resource(resource_no) on update cascade,
  drop constraint service_item_line_repair_status_code_fkey,
  add constraint service_item_line_repair_status_code_fkey foreign key (repair_status_code) references repair_status(repair_status_code) on update cascade,
  drop constraint service_item_line_required_resource_no_fkey,
  add constraint service_item_line_required_resource_no_fkey foreign key (required_resource_no) references resource(resource_no) on update cascade,
  drop constraint service_item_line_service_item_no_fkey,
  add constraint service_item_line_service_item_no_fkey foreign key (service_item_no) references service_item(service_item_no) on update cascade;
alter table service_item_skill
  drop constraint service_item_skill_skill_code_fkey,
  add constraint service_item_skill_skill_code_fkey foreign key (skill_code) references skill(skill_code) on update cascade;
alter table service_ledger_entry
  drop constraint service_ledger_entry_applies_to_entry_no_fkey,
  add constraint service_ledger_entry_applies_to_entry_no_fkey foreign key (applies_to_entry_no) references service_ledger_entry(entry_no) on update cascade;
alter table service_line
  drop constraint service_line_order_no_fkey,
  add constraint service_line_order_no_fkey foreign key (order_no) references service_order(order_no) on update cascade on delete cascade;
alter table service_order
  drop constraint service_order_customer_no_fkey,
  add constraint service_order_customer_no_fkey foreign key (customer_no) references customer(customer_no) on update cascade,
  drop constraint service_order_order_type_fkey,
  add constraint service_order_order_type_fkey foreign key (order_type) references service_order_type(order_type) on update cascade,
  drop constraint service_order_zone_code_fkey,
  add constraint service_order_zone_code_fkey foreign key (zone_code) references service_zone(zone_code) on update cascade;
alter table service_setup
  drop constraint service_setup_contract_credit_memo_series_fkey,
  add constraint service_setup_contract_credit_memo_series_fkey foreign key (contract_credit_memo_series) references number_series(code) on update cascade,
  drop constraint service_setup_contract_invoice_series_fkey,
  add constraint service_setup_contract_invoice_series_fkey foreign key (contract_invoice_series) references number_series(code) on update cascade,
  drop constraint service_setup_contract_series_fkey,
  add constraint service_setup_contract_series_fkey foreign key (contract_series) references number_series(code) on update cascade,
  drop constraint service_setup_contract_template_series_fkey,
  add constraint service_setup_contract_template_series_fkey foreign key (contract_template_series) references number_series(code) on update cascade,
  drop constraint service_setup_credit_memo_series_fkey,
  add constraint service_setup_credit_memo_series_fkey foreign key (credit_memo_series) references number_series(code) on update cascade,
  drop constraint service_setup_invoice_series_fkey,
  add constraint service_setup_invoice_series_fkey foreign key (invoice_series) references number_series(code) on update cascade,
  drop constraint service_setup_loaner_series_fkey,
  add constraint service_setup_loaner_series_fkey foreign key (loaner_series) references number_series(code) on update cascade,
  drop constraint service_setup_order_series_fkey,
  add constraint service_setup_order_series_fkey foreign key (order_series) references number_series(code) on update cascade,
  drop constraint service_setup_posted_credit_memo_series_fkey,
  add constraint service_setup_posted_credit_memo_series_fkey foreign key (posted_credit_memo_series) references number_series(code) on update cascade,
  drop constraint service_setup_posted_invoice_series_fkey,
  add constraint service_setup_posted_invoice_series_fkey foreign key (posted_invoice_series) references number_series(code) on update cascade,
  drop constraint service_setup_posted_shipment_series_fkey,
  add constraint service_setup_posted_shipment_series_fkey foreign key (posted_shipment_series) references number_series(code) on update cascade,
  drop constraint service_setup_prepaid_posting_series_fkey,
  add constraint service_setup_prepaid_posting_series_fkey foreign key (prepaid_posting_series) references number_series(code) on update cascade,
  drop constraint service_setup_quote_series_fkey,
  add constraint service_setup_quote_series_fkey foreign key (quote_series) references number_series(code) on update cascade,
  drop constraint service_setup_service_item_series_fkey,
  add constraint service_setup_service_item_series_fkey foreign key (service_item_series) references number_series(code) on update cascade,
  drop constraint service_setup_troubleshooting_series_fkey,
  add constraint service_setup_troubleshooting_series_fkey foreign key (troubleshooting_series) references number_series(code) on update cascade;
alter table service_shipment_item_line
  drop constraint service_shipment_item_line_shipment_no_fkey,
  add constraint service_shipment_item_line_shipment_no_fkey foreign key (shipment_no) references service_shipment(shipment_no) on update cascade;
alter table service_shipment_line
  drop constraint service_shipment_line_shipment_no_fkey,
  add constraint service_shipment_line_shipment_no_fkey foreign key (shipment_no) references service_shipment(shipment_no) on update cascade;
alter table shift_exception
  drop constraint shift_exception_resource_no_fkey,
  add constraint shift_exception_resource_no_fkey foreign key (resource_no) references resource(resource_no) on update cascade on delete cascade;
alter table ship_to_address
  drop constraint ship_to_address_customer_no_fkey,
  add constraint ship_to_address_customer_no_fkey foreign key (customer_no) references customer(customer_no) on update cascade on delete cascade,
  drop constraint ship_to_address_zone,
  add constraint ship_to_address_zone foreign key (zone_code) references service_zone(zone_code) on update cascade;
alter table slot_hold
  drop constraint slot_hold_resource_no_fkey,
  add constraint slot_hold_resource_no_fkey foreign key (resource_no) references resource(resource_no) on update cascade,
  drop constraint slot_hold_visit_no_fkey,
  add constraint slot_hold_visit_no_fkey foreign key (visit_no) references visit(visit_no) on update cascade on delete cascade;
alter table technician_day
  drop constraint technician_day_resource_no_fkey,
  add constraint technician_day_resource_no_fkey foreign key (resource_no) references resource(resource_no) on update cascade on delete cascade;
alter table visit
  drop constraint visit_order_no_fkey,
  add constraint visit_order_no_fkey foreign key (order_no) references service_order(order_no) on update cascade on delete cascade,
  drop constraint visit_published_resource_no_fkey,
  add constraint visit_published_resource_no_fkey foreign key (published_resource_no) references resource(resource_no) on update cascade,
  drop constraint visit_resource_no_fkey,
  add constraint visit_resource_no_fkey foreign key (resource_no) references resource(resource_no) on update cascade;
alter table visit_helper
  drop constraint visit_helper_resource_no_fkey,
  add constraint visit_helper_resource_no_fkey foreign key (resource_no) references resource(resource_no) on update cascade,
  drop constraint visit_helper_visit_no_fkey,
  add constraint visit_helper_visit_no_fkey foreign key (visit_no) references visit(visit_no) on update cascade on delete cascade;
alter table work_hour_template_day
  drop constraint work_hour_template_day_template_code_fkey,
  add constraint work_hour_template_day_template_code_fkey foreign key (template_code) references work_hour_template(template_code) on update cascade on delete cascade;
