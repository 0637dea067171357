import { ensureNumberSeries } from '../company/public.store.ts'
import type { Module } from '../engine/module.ts'
import {
  createRecurringOrdersCommand,
  levelFlowCommand,
  readFlowQuery,
  readOccurrencesQuery,
  recurringHandlers,
  recurringOrdersJob,
  setRecurringStateCommand,
} from './recurring-visits.handlers.ts'
import { reactions } from './recurring-visits.store.ts'
import { en } from './texts.en.ts'
import { it } from './texts.it.ts'

export const recurringVisits: Module = {
  name: 'recurring-visits',
  about: 'Work that comes back, levelled over the month',
  uses: ['company', 'customers', 'resources', 'service-items', 'service-orders', 'dispatch'],
  operations: [
    ...recurringHandlers,
    setRecurringStateCommand,
    createRecurringOrdersCommand,
    readOccurrencesQuery,
    readFlowQuery,
    levelFlowCommand,
  ],
  reactions,
  jobs: [recurringOrdersJob],
  texts: { en, it },
  constraints: {
    recurring_visit_pkey: { code: 'recurring-visits.exists', at: 'recurringNo' },
    recurring_visit_customer_no_fkey: { code: 'recurring-visits.no-such-customer', at: 'customerNo' },
    recurring_visit_order_type_fkey: { code: 'recurring-visits.no-such-order-type', at: 'orderType' },
    recurring_visit_preferred_resource_no_fkey: {
      code: 'recurring-visits.no-such-resource',
      at: 'preferredResourceNo',
    },
    'delete recurring_visit_customer_no_fkey': { code: 'recurring-visits.in-use' },
    'delete recurring_visit_service_item_no_fkey': { code: 'recurring-visits.in-use' },
  },
  prepare: (act) =>
    ensureNumberSeries(act.tx, {
      code: 'RECUR',
      description: 'Visite ricorrenti / Recurring visits',
      prefix: 'VR',
      digits: 5,
    }),
}
