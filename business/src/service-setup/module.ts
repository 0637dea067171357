import type { Module } from '../engine/module.ts'
import { codeTableHandlers } from './code-tables.handlers.ts'
import { prepareServiceSetup } from './seeds.store.ts'
import {
  readServiceSetupQuery,
  updateServiceSetupCommand,
  whereCalendarUsedQuery,
} from './service-setup.handlers.ts'
import { en } from './texts.en.ts'
import { it } from './texts.it.ts'

export const serviceSetup: Module = {
  name: 'service-setup',
  about: 'How the service is run: the set-up record and the code tables of the service',
  uses: ['company', 'resources'],
  operations: [
    readServiceSetupQuery,
    updateServiceSetupCommand,
    whereCalendarUsedQuery,
    ...codeTableHandlers,
  ],
  texts: { en, it },
  constraints: {
    unit_of_measure_pkey: { code: 'service-setup.exists', at: 'unitCode' },
    service_price_group_pkey: { code: 'service-setup.exists', at: 'priceGroupCode' },
    work_type_pkey: { code: 'service-setup.exists', at: 'workTypeCode' },
    service_shelf_pkey: { code: 'service-setup.exists', at: 'shelfNo' },
    service_cost_pkey: { code: 'service-setup.exists', at: 'costCode' },
    work_type_unit_code_fkey: { code: 'service-setup.no-such-unit', at: 'unitCode' },
    service_cost_unit_code_fkey: { code: 'service-setup.no-such-unit', at: 'unitCode' },
    service_cost_zone_code_fkey: { code: 'service-setup.no-such-zone', at: 'zoneCode' },
    'delete work_type_unit_code_fkey': { code: 'service-setup.in-use' },
    'delete service_cost_unit_code_fkey': { code: 'service-setup.in-use' },
    'delete service_setup_starting_fee_code_fkey': { code: 'service-setup.in-use' },
    'delete item_base_unit_code_fkey': { code: 'service-setup.in-use' },
    'delete item_unit_unit_code_fkey': { code: 'service-setup.in-use' },
    'delete service_item_unit_code_fkey': { code: 'service-setup.in-use' },
    'delete service_item_service_price_group_code_fkey': { code: 'service-setup.in-use' },
    'delete service_item_group_default_service_price_group_code_fkey': { code: 'service-setup.in-use' },
    service_setup_starting_fee_code_fkey: {
      code: 'service-setup.no-such-starting-fee',
      at: 'startingFeeCode',
    },
    service_setup_base_calendar_code_fkey: { code: 'service-setup.no-such-calendar', at: 'baseCalendarCode' },
    service_setup_service_item_series_fkey: { code: 'service-setup.no-such-series', at: 'serviceItemSeries' },
    service_setup_quote_series_fkey: { code: 'service-setup.no-such-series', at: 'quoteSeries' },
    service_setup_order_series_fkey: { code: 'service-setup.no-such-series', at: 'orderSeries' },
    service_setup_invoice_series_fkey: { code: 'service-setup.no-such-series', at: 'invoiceSeries' },
    service_setup_credit_memo_series_fkey: { code: 'service-setup.no-such-series', at: 'creditMemoSeries' },
    service_setup_posted_invoice_series_fkey: {
      code: 'service-setup.no-such-series',
      at: 'postedInvoiceSeries',
    },
    service_setup_posted_credit_memo_series_fkey: {
      code: 'service-setup.no-such-series',
      at: 'postedCreditMemoSeries',
    },
    service_setup_posted_shipment_series_fkey: {
      code: 'service-setup.no-such-series',
      at: 'postedShipmentSeries',
    },
    service_setup_loaner_series_fkey: { code: 'service-setup.no-such-series', at: 'loanerSeries' },
    service_setup_troubleshooting_series_fkey: {
      code: 'service-setup.no-such-series',
      at: 'troubleshootingSeries',
    },
    service_setup_contract_series_fkey: { code: 'service-setup.no-such-series', at: 'contractSeries' },
    service_setup_contract_template_series_fkey: {
      code: 'service-setup.no-such-series',
      at: 'contractTemplateSeries',
    },
    service_setup_contract_invoice_series_fkey: {
      code: 'service-setup.no-such-series',
      at: 'contractInvoiceSeries',
    },
    service_setup_contract_credit_memo_series_fkey: {
      code: 'service-setup.no-such-series',
      at: 'contractCreditMemoSeries',
    },
    service_setup_prepaid_posting_series_fkey: {
      code: 'service-setup.no-such-series',
      at: 'prepaidPostingSeries',
    },
  },
  prepare: prepareServiceSetup,
}
