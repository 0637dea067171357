-- The set-up record of the service (specification items §1). It was part of the module service-orders.
create table unit_of_measure (
  unit_code text primary key,
  description text not null,
  version integer not null default 1
);

create table service_price_group (
  price_group_code text primary key,
  description text not null,
  version integer not null default 1
);

create table work_type (
  work_type_code text primary key,
  description text not null,
  unit_code text references unit_of_measure on update cascade,
  version integer not null default 1
);

create table service_shelf (
  shelf_no text primary key,
  description text not null,
  version integer not null default 1
);

create table service_cost (
  cost_code text primary key,
  description text not null,
  cost_type text not null default 'other' check (cost_type in ('travel', 'support', 'other')),
  zone_code text references service_zone on update cascade,
  account_no text not null default '',
  default_quantity numeric(20, 5) not null default 0,
  unit_code text references unit_of_measure on update cascade,
  unit_cost numeric(20, 5) not null default 0,
  unit_price numeric(20, 5) not null default 0,
  version integer not null default 1,
  check (zone_code is null or cost_type = 'travel')
);

alter table service_setup
  add column first_warning_within_hours numeric(15, 5) not null default 0 check (first_warning_within_hours >= 0),
  add column second_warning_within_hours numeric(15, 5) not null default 0 check (second_warning_within_hours >= 0),
  add column third_warning_within_hours numeric(15, 5) not null default 0 check (third_warning_within_hours >= 0),
  add column send_first_warning_to text not null default '',
  add column send_second_warning_to text not null default '',
  add column send_third_warning_to text not null default '',
  add column job_responsibility_code text not null default '',
  add column next_service_calc_method text not null default 'planned'
    check (next_service_calc_method in ('planned', 'actual')),
  add column starting_fee_code text references service_cost on update cascade,
  add column shipment_on_invoice boolean not null default false,
  add column one_service_item_line_per_order boolean not null default false,
  add column link_service_to_service_item boolean not null default false,
  add column fault_reporting_level text not null default 'fault'
    check (fault_reporting_level in ('none', 'fault', 'fault-symptom', 'fault-symptom-area')),
  add column base_calendar_code text references base_calendar on update cascade,
  add column copy_comments_order_to_invoice boolean not null default true,
  add column copy_comments_order_to_shipment boolean not null default true,
  add column copy_time_sheet_to_order boolean not null default false,
  add column skip_manual_reservation boolean not null default false,
  add column copy_line_description_to_ledger_entry boolean not null default false,
  add column allow_multiple_posting_groups boolean not null default false,
  add column check_multiple_posting_groups boolean not null default false,
  add column logo_position text not null default 'no-logo'
    check (logo_position in ('no-logo', 'left', 'center', 'right')),
  add column order_type_mandatory boolean not null default false,
  add column order_start_mandatory boolean not null default false,
  add column order_finish_mandatory boolean not null default false,
  add column contract_response_time_mandatory boolean not null default false,
  add column unit_of_measure_mandatory boolean not null default false,
  add column fault_reason_code_mandatory boolean not null default false,
  add column work_type_code_mandatory boolean not null default false,
  add column salesperson_mandatory boolean not null default false,
  add column external_document_no_mandatory boolean not null default false,
  add column warranty_discount_parts_pct numeric(4, 1) not null default 100
    check (warranty_discount_parts_pct between 0 and 100),
  add column warranty_discount_labor_pct numeric(4, 1) not null default 100
    check (warranty_discount_labor_pct between 0 and 100),
  add column default_warranty_duration text not null default '',
  add column contract_value_calc_method text not null default 'none'
    check (contract_value_calc_method in ('none', 'based-on-unit-price', 'based-on-unit-cost')),
  add column contract_value_pct numeric(15, 5) not null default 0 check (contract_value_pct between 0 and 100),
  add column contract_order_max_days integer not null default 0 check (contract_order_max_days >= 0),
  add column last_contract_service_date date,
  add column use_contract_cancel_reason boolean not null default false,
  add column register_contract_changes boolean not null default false,
  add column contract_text_code text not null default '',
  add column contract_line_text_code text not null default '',
  add column contract_invoice_period_text_code text not null default '',
  add column contract_credit_line_text_code text not null default '',
  add column delete_filed_with_main boolean not null default false,
  add column service_item_series text references number_series (code),
  add column quote_series text references number_series (code),
  add column order_series text references number_series (code),
  add column invoice_series text references number_series (code),
  add column credit_memo_series text references number_series (code),
  add column posted_invoice_series text references number_series (code),
  add column posted_credit_memo_series text references number_series (code),
  add column posted_shipment_series text references number_series (code),
  add column loaner_series text references number_series (code),
  add column troubleshooting_series text references number_series (code),
  add column contract_series text references number_series (code),
  add column contract_template_series text references number_series (code),
  add column contract_invoice_series text references number_series (code),
  add column contract_credit_memo_series text references number_series (code),
  add column prepaid_posting_series text references number_series (code),
  add column archive_quotes text not null default 'never' check (archive_quotes in ('never', 'question', 'always')),
  add column archive_orders boolean not null default false;
alter table number_series add column manual_numbers boolean not null default true;
-- Another series may stand in for this one (related series): the user picks it when creating.
create table number_series_relation (
  code text not null references number_series on update cascade on delete cascade,
  related_code text not null references number_series on update cascade on delete cascade,
  primary key (code, related_code),
  check (code <> related_code)
);
