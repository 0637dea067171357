import type { Module } from '../engine/module.ts'
import {
  addToLineCommand,
  answerPointCommand,
  checklistHandlers,
  followUpCommand,
  readLinePointsQuery,
} from './checklists.handlers.ts'
import { reactions } from './checklists.store.ts'
import { en } from './texts.en.ts'
import { it } from './texts.it.ts'

export const checklists: Module = {
  name: 'checklists',
  about: 'What has to be looked at or measured on site',
  uses: ['service-setup', 'service-items', 'service-orders'],
  operations: [
    ...checklistHandlers,
    readLinePointsQuery,
    answerPointCommand,
    addToLineCommand,
    followUpCommand,
  ],
  reactions,
  texts: { en, it },
  constraints: {
    checklist_pkey: { code: 'checklists.exists', at: 'checklistCode' },
    checklist_use_order_type_fkey: { code: 'checklists.no-such-order-type', at: 'uses' },
    checklist_use_group_code_fkey: { code: 'checklists.no-such-group', at: 'uses' },
  },
}
