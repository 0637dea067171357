import type { Module } from '../engine/module.ts'
import { itemHandlers, trackingCodeHandlers } from './items.handlers.ts'
import { en } from './texts.en.ts'
import { it } from './texts.it.ts'

export const items: Module = {
  name: 'items',
  about: 'What is bought, kept, sold or fitted, with variants, units, bills of material and tracking codes',
  uses: ['company', 'resources', 'service-setup'],
  operations: [...trackingCodeHandlers, ...itemHandlers],
  texts: { en, it },
  constraints: {
    item_pkey: { code: 'items.exists', at: 'itemNo' },
    item_tracking_code_pkey: { code: 'items.exists', at: 'trackingCode' },
    item_base_unit_code_fkey: { code: 'items.no-such-unit', at: 'baseUnitCode' },
    item_unit_unit_code_fkey: { code: 'items.no-such-unit', at: 'units' },
    item_tracking_code_fkey: { code: 'items.tracking-code-absent', at: 'trackingCode' },
    'delete item_tracking_code_fkey': { code: 'items.in-use' },
    item_service_item_group_code_fkey: { code: 'items.no-such-group', at: 'serviceItemGroupCode' },
  },
}
