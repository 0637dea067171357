import type { Module } from '../engine/module.ts'
import {
  insertStandardServicesCommand,
  offerStandardServicesQuery,
  standardServiceHandlers,
} from './standard-services.handlers.ts'
import { reactions } from './standard-services.store.ts'
import { en } from './texts.en.ts'
import { it } from './texts.it.ts'

export const standardServices: Module = {
  name: 'standard-services',
  about: 'Codes for lines that are often entered together',
  uses: ['company', 'service-setup', 'items', 'service-items', 'service-orders'],
  operations: [...standardServiceHandlers, offerStandardServicesQuery, insertStandardServicesCommand],
  reactions,
  texts: { en, it },
  constraints: {
    standard_service_pkey: { code: 'standard-services.exists', at: 'standardServiceCode' },
    standard_service_line_unit_code_fkey: { code: 'standard-services.no-such-unit', at: 'lines' },
    standard_service_group_group_code_fkey: { code: 'standard-services.no-such-group', at: 'groups' },
  },
}
