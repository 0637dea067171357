import { codeTable } from '../engine/code-table.ts'
import { handleMaster } from '../engine/masters.ts'
import type { MasterApi } from '../foundation/master.ts'
import { faultAreas, faultReasons, resolutionCodes, symptoms } from './api.ts'

export const faultTableHandlers = [
  ...handleMaster(faultAreas as unknown as MasterApi, codeTable('faultArea', 'faultAreaCode')),
  ...handleMaster(symptoms as unknown as MasterApi, codeTable('symptom', 'symptomCode')),
  ...handleMaster(resolutionCodes as unknown as MasterApi, codeTable('resolutionCode', 'resolutionCode')),
  ...handleMaster(
    faultReasons as unknown as MasterApi,
    codeTable('faultReason', 'faultReasonCode', {
      excludeWarrantyDiscount: { column: 'faultReason.excludeWarrantyDiscount', kind: 'boolean' },
      excludeContractDiscount: { column: 'faultReason.excludeContractDiscount', kind: 'boolean' },
    }),
  ),
]
