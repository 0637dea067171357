import type { Generated, GeneratedAlways } from 'kysely'
import type { Day, Instant } from '../foundation/day.ts'

export type Priority = 'low' | 'medium' | 'high'

export type ServiceItemStatus =
  | 'none'
  | 'own-service-item'
  | 'installed'
  | 'temporarily-installed'
  | 'defective'
export type SkillOwner = 'service-item' | 'service-item-group' | 'item'

/** Both ends are included; per cent from 0 to 100. */
export interface WarrantyColumns {
  warrantyStartParts: Day | null
  warrantyEndParts: Day | null
  warrantyPctParts: Generated<string>
  warrantyStartLabor: Day | null
  warrantyEndLabor: Day | null
  warrantyPctLabor: Generated<string>
}

export interface ServiceItemTables {
  serviceItemGroup: {
    groupCode: string
    description: string
    responseTimeHours: string
    createServiceItem: Generated<boolean>
    defaultContractDiscountPct: Generated<string>
    defaultServicePriceGroupCode: string | null
    version: Generated<number>
  }
  serviceItem: WarrantyColumns & {
    serviceItemNo: string
    description: string
    customerNo: string | null
    shipToCode: string
    groupCode: string | null
    manufacturer: string
    model: string
    serialNo: string
    installationDate: Day | null
    status: ServiceItemStatus
    priority: Priority
    responseTimeHours: string
    preferredResourceNo: string | null
    locationOfItem: string
    /** Building, floor or room at the customer's address. */
    locationNo: number | null
    /** Behind the code on the machine: nobody can guess another's. */
    publicCode: Generated<string>
    blocked: 'no' | 'service-contract' | 'all'
    note: string
    description2: Generated<string>
    searchDescription: Generated<string>
    itemNo: string | null
    variantCode: Generated<string>
    servicePriceGroupCode: string | null
    unitCode: string | null
    salesUnitCost: Generated<string>
    salesUnitPrice: Generated<string>
    salesDate: Day | null
    lastServiceDate: Day | null
    defaultContractCost: Generated<string>
    defaultContractValue: Generated<string>
    defaultContractDiscountPct: Generated<string>
    vendorNo: Generated<string>
    vendorItemNo: Generated<string>
    vendorItemName: Generated<string>
    shipmentType: 'sales' | 'service' | null
    shipmentDocNo: Generated<string>
    shipmentLineNo: number | null
    version: Generated<number>
  }
  serviceItemSkill: {
    ownerType: SkillOwner
    ownerNo: string
    skillCode: string
    level: number
    assignedFrom: 'service-item-group' | 'item' | null
    sourceType: 'service-item-group' | 'item' | null
    sourceCode: string | null
  }
  meter: {
    serviceItemNo: string
    meterNo: number
    description: string
    unitCode: string | null
    kind: Generated<'counter' | 'gauge'>
  }
  meterReading: {
    readingNo: GeneratedAlways<number>
    serviceItemNo: string
    meterNo: number
    day: Day
    reading: string
    note: Generated<string>
    userName: string
  }
  serviceItemLog: {
    serviceItemNo: string
    entryNo: number
    eventNo: number
    documentType: '' | 'quote' | 'order' | 'contract'
    documentNo: string
    before: string
    after: string
    changedAt: Instant
    userName: string
  }
  serviceItemComponent: {
    parentServiceItemNo: string
    active: boolean
    lineNo: number
    type: 'service-item' | 'item'
    no: string
    variantCode: string
    serialNo: string
    description: string
    description2: string
    dateInstalled: Day | null
    lastDateModified: Day | null
    serviceOrderNo: string
    fromLineNo: number
  }
}
