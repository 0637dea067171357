import type { Module } from '../engine/module.ts'
import { prepareServiceSetup } from './seeds.store.ts'
import { readServiceSetupQuery, updateServiceSetupCommand } from './service-setup.handlers.ts'
import { en } from './texts.en.ts'
import { it } from './texts.it.ts'

export const serviceSetup: Module = {
  name: 'service-setup',
  about: 'How the service is run: the set-up record and the code tables of the service',
  uses: ['company', 'resources'],
  operations: [readServiceSetupQuery, updateServiceSetupCommand],
  texts: { en, it },
  constraints: {
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
