import type { Module } from '../engine/module.ts'
import {
  listServiceEntriesQuery,
  listWarrantyEntriesQuery,
  readResourceUsageQuery,
  readServiceProfitQuery,
  readStatisticsQuery,
  readTrendscapeQuery,
} from './ledger.query.ts'
import { en } from './texts.en.ts'
import { it } from './texts.it.ts'

export const serviceLedger: Module = {
  name: 'service-ledger',
  about: 'What was used, sold and done under warranty for service items, and the figures made of it',
  uses: ['company'],
  operations: [
    listServiceEntriesQuery,
    listWarrantyEntriesQuery,
    readStatisticsQuery,
    readTrendscapeQuery,
    readServiceProfitQuery,
    readResourceUsageQuery,
  ],
  texts: { en, it },
}
