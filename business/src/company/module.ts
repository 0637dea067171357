import type { Module } from '../engine/module.ts'
import {
  readCustomizedCalendarQuery,
  saveCustomizedCalendarCommand,
  setCalendarDayCommand,
} from './calendars.handlers.ts'
import {
  calendarHandlers,
  listActivityQuery,
  numberSeriesHandlers,
  readHistoryQuery,
  readSavedViewsQuery,
  reasonCodeHandlers,
  saveViewCommand,
} from './company.handlers.ts'
import { readSetupQuery } from './read-setup.query.ts'
import { prepareCompany } from './seeds.store.ts'
import { en } from './texts.en.ts'
import { it } from './texts.it.ts'
import { updateSetupCommand } from './update-setup.command.ts'

export const company: Module = {
  name: 'company',
  about: 'Who the company is; number series, calendars, reason codes',
  uses: [],
  operations: [
    readSetupQuery,
    updateSetupCommand,
    ...reasonCodeHandlers,
    ...numberSeriesHandlers,
    ...calendarHandlers,
    readCustomizedCalendarQuery,
    saveCustomizedCalendarCommand,
    setCalendarDayCommand,
    readHistoryQuery,
    listActivityQuery,
    readSavedViewsQuery,
    saveViewCommand,
  ],
  texts: { en, it },
  constraints: {
    number_series_pkey: { code: 'company.number-series-exists', at: 'code' },
    number_series_relation_related_code_fkey: { code: 'company.no-such-series', at: 'relatedCodes' },
    'delete service_setup_service_item_series_fkey': { code: 'company.number-series-in-use' },
    'delete service_setup_quote_series_fkey': { code: 'company.number-series-in-use' },
    'delete service_setup_order_series_fkey': { code: 'company.number-series-in-use' },
    'delete service_setup_loaner_series_fkey': { code: 'company.number-series-in-use' },
    'delete service_setup_troubleshooting_series_fkey': { code: 'company.number-series-in-use' },
    'delete service_setup_invoice_series_fkey': { code: 'company.number-series-in-use' },
    'delete service_setup_credit_memo_series_fkey': { code: 'company.number-series-in-use' },
    'delete service_setup_posted_invoice_series_fkey': { code: 'company.number-series-in-use' },
    'delete service_setup_posted_credit_memo_series_fkey': { code: 'company.number-series-in-use' },
    'delete service_setup_posted_shipment_series_fkey': { code: 'company.number-series-in-use' },
    'delete service_setup_contract_series_fkey': { code: 'company.number-series-in-use' },
    'delete service_setup_contract_template_series_fkey': { code: 'company.number-series-in-use' },
    'delete service_setup_contract_invoice_series_fkey': { code: 'company.number-series-in-use' },
    'delete service_setup_contract_credit_memo_series_fkey': { code: 'company.number-series-in-use' },
    'delete service_setup_prepaid_posting_series_fkey': { code: 'company.number-series-in-use' },
    'delete company_setup_base_calendar': { code: 'company.calendar-in-use' },
    'delete customized_calendar_change_calendar_code_fkey': { code: 'company.calendar-customized' },
    'delete service_setup_base_calendar_code_fkey': { code: 'company.calendar-in-use' },
    'delete allocation_reason_code_fkey': { code: 'company.reason-in-use' },
  },
  prepare: prepareCompany,
}
