import type { Module } from '../engine/module.ts'
import { en } from './texts.en.ts'
import { it } from './texts.it.ts'
import { assignCommand, guidelineHandlers, readAssignedQuery, showQuery } from './troubleshooting.handlers.ts'
import { reactions } from './troubleshooting.store.ts'

export const troubleshooting: Module = {
  name: 'troubleshooting',
  about: 'Guidelines for finding faults, shown where the work is done',
  uses: ['service-setup', 'items', 'service-items'],
  operations: [...guidelineHandlers, readAssignedQuery, assignCommand, showQuery],
  reactions,
  texts: { en, it },
  constraints: { troubleshooting_header_pkey: { code: 'troubleshooting.exists', at: 'troubleshootingNo' } },
}
