import { codeTable } from '../engine/code-table.ts'
import { handleMaster } from '../engine/masters.ts'
import type { MasterApi } from '../foundation/master.ts'
import {
  serviceCosts,
  servicePriceGroups,
  serviceShelves,
  unitsOfMeasure,
  workTypes,
} from './code-tables-api.ts'

export const codeTableHandlers = [
  ...handleMaster(unitsOfMeasure as unknown as MasterApi, codeTable('unitOfMeasure', 'unitCode')),
  ...handleMaster(
    servicePriceGroups as unknown as MasterApi,
    codeTable('servicePriceGroup', 'priceGroupCode'),
  ),
  ...handleMaster(
    workTypes as unknown as MasterApi,
    codeTable('workType', 'workTypeCode', { unitCode: { column: 'workType.unitCode', kind: 'text' } }),
  ),
  ...handleMaster(serviceShelves as unknown as MasterApi, codeTable('serviceShelf', 'shelfNo')),
  ...handleMaster(serviceCosts as unknown as MasterApi, {
    ...codeTable('serviceCost', 'costCode', {
      costType: { column: 'serviceCost.costType', kind: 'text' },
      zoneCode: { column: 'serviceCost.zoneCode', kind: 'text' },
      unitPrice: { column: 'serviceCost.unitPrice', kind: 'number' },
    }),
    reasonsNotTo: ({ costType, zoneCode }) =>
      zoneCode !== null && costType !== 'travel'
        ? [{ code: 'service-setup.zone-only-on-travel', at: 'zoneCode' }]
        : [],
  }),
]
