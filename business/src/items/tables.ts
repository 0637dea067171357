import type { Generated } from 'kysely'
import type { DateFormula } from '../foundation/date-formula.ts'

export interface ItemTables {
  itemTrackingCode: {
    trackingCode: string
    description: string
    serialTracked: boolean
    warrantyDateFormula: DateFormula | ''
    version: Generated<number>
  }
  item: {
    itemNo: string
    description: string
    description2: string
    type: 'inventory' | 'service' | 'non-inventory'
    baseUnitCode: string
    replenishment: 'purchase' | 'assembly' | 'production'
    unitCost: string
    unitPrice: string
    trackingCode: string | null
    vendorNo: string
    vendorItemNo: string
    vendorItemName: string
    serviceItemGroupCode: string | null
    blocked: boolean
    serviceBlocked: boolean
    note: string
    version: Generated<number>
  }
  itemVariant: {
    itemNo: string
    variantCode: string
    description: string
    blocked: boolean
    serviceBlocked: boolean
  }
  itemUnit: { itemNo: string; unitCode: string; quantityPer: string }
  bomLine: {
    itemNo: string
    lineNo: number
    type: 'item' | 'resource' | 'text'
    no: string
    variantCode: string
    description: string
    quantityPer: string
    installedInLineNo: number | null
  }
}
