import type { Module } from '../engine/module.ts'
import {
  changeFaultCodeCommand,
  createFaultCodeCommand,
  deleteFaultCodeCommand,
  findFaultCodesQuery,
  listFaultCodesQuery,
} from './fault-codes.handlers.ts'
import { faultTableHandlers } from './faults.handlers.ts'
import {
  deleteRelationshipCommand,
  insertRelationshipsCommand,
  listRelationshipsQuery,
  saveRelationshipCommand,
} from './relationships.handlers.ts'
import { prepareFaults } from './seeds.store.ts'
import { en } from './texts.en.ts'
import { it } from './texts.it.ts'

export const faults: Module = {
  name: 'faults',
  about: 'What was wrong, how it showed, what was done about it, and how often',
  uses: ['service-setup', 'service-ledger'],
  operations: [
    ...faultTableHandlers,
    listFaultCodesQuery,
    findFaultCodesQuery,
    createFaultCodeCommand,
    changeFaultCodeCommand,
    deleteFaultCodeCommand,
    listRelationshipsQuery,
    saveRelationshipCommand,
    deleteRelationshipCommand,
    insertRelationshipsCommand,
  ],
  texts: { en, it },
  constraints: {
    fault_area_pkey: { code: 'faults.exists', at: 'faultAreaCode' },
    symptom_pkey: { code: 'faults.exists', at: 'symptomCode' },
    fault_code_key: { code: 'faults.exists', at: 'faultCode' },
    resolution_code_pkey: { code: 'faults.exists', at: 'resolutionCode' },
    fault_reason_pkey: { code: 'faults.exists', at: 'faultReasonCode' },
    fault_code_fault_area_code_fkey: { code: 'faults.no-such-area', at: 'faultAreaCode' },
    fault_code_symptom_code_fkey: { code: 'faults.no-such-symptom', at: 'symptomCode' },
    'delete fault_code_fault_area_code_fkey': { code: 'faults.in-use' },
    'delete fault_code_symptom_code_fkey': { code: 'faults.in-use' },
  },
  prepare: prepareFaults,
}
