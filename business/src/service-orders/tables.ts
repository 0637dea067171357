import type { Generated, GeneratedAlways } from 'kysely'
import type { Json } from '../engine/tables.ts'
import type { Day, Instant } from '../foundation/day.ts'

type Priority = 'low' | 'medium' | 'high'
export type OrderStatus = 'pending' | 'in-process' | 'finished' | 'on-hold'
export type RepairRole =
  | 'initial'
  | 'in-process'
  | 'referred'
  | 'partly-serviced'
  | 'spare-part-ordered'
  | 'spare-part-received'
  | 'waiting-for-customer'
  | 'quote-finished'
  | 'finished'

interface Dates {
  responseDate: Day | null
  responseTime: string | null
  startingDate: Day | null
  startingTime: string | null
  finishingDate: Day | null
  finishingTime: string | null
}

export interface ServiceOrderTables {
  serviceOrderType: {
    orderType: string
    description: string
    defaultVisitMinutes: number | null
    version: Generated<number>
  }
  orderStatusPriority: { status: OrderStatus; priority: 'high' | 'medium-high' | 'medium-low' | 'low' }
  repairStatus: {
    repairStatusCode: string
    description: string
    orderStatus: OrderStatus
    role: RepairRole | null
    pendingAllowed: boolean
    inProcessAllowed: boolean
    finishedAllowed: boolean
    onHoldAllowed: boolean
    postingAllowed: boolean
    version: Generated<number>
  }
  serviceOrder: Dates & {
    orderNo: string
    description: string
    workDescription: string
    customerNo: string
    shipToCode: string
    contactName: string
    phone: string
    orderType: string | null
    status: OrderStatus
    priority: Priority
    zoneCode: string | null
    orderDate: Day
    orderTime: string
    linkServiceToServiceItem: Generated<boolean>
    version: Generated<number>
  }
  serviceItemLine: Dates & {
    orderNo: string
    lineNo: number
    serviceItemNo: string | null
    description: string
    serialNo: string
    groupCode: string | null
    shipToCode: string
    repairStatusCode: string
    priority: Priority
    responseHours: string
    estimatedMinutes: number
    extraSkills: Json<{ skillCode: string; level: number }[]>
    preferredResourceNo: string | null
    requiredResourceNo: string | null
    excludedResourceNos: string[]
    promisedFrom: Instant | null
    promisedTo: Instant | null
    earliestStart: Instant | null
    stage: Generated<number>
    crewSize: Generated<number>
    helperSkills: Json<{ skillCode: string; level: number }[]>
    partsReadyAt: Instant | null
    targetDay: Day | null
    targetToleranceDays: Generated<number>
    optional: Generated<boolean>
    itemNo: string | null
    variantCode: Generated<string>
    servicePriceGroupCode: string | null
    vendorNo: Generated<string>
    vendorItemNo: Generated<string>
    shelfNo: string | null
    contractNo: Generated<string>
    warranty: Generated<boolean>
    warrantyStartParts: Day | null
    warrantyEndParts: Day | null
    warrantyPctParts: Generated<string>
    warrantyStartLabor: Day | null
    warrantyEndLabor: Day | null
    warrantyPctLabor: Generated<string>
    faultAreaCode: string | null
    symptomCode: string | null
    faultCode: string | null
    resolutionCode: string | null
    faultReasonCode: string | null
  }
  serviceLine: {
    orderNo: string
    lineNo: number
    itemLineNo: number | null
    type: '' | 'item' | 'resource' | 'cost' | 'gl-account'
    no: string
    variantCode: string
    description: string
    quantity: string
    unitCode: string | null
    workTypeCode: string | null
    unitCost: string
    unitPrice: string
    contractDiscountPct: string
    priceDiscountPct: string
    lineDiscountPct: string
    lineDiscountType: '' | 'warranty' | 'contract' | 'line' | 'manual'
    warranty: boolean
    excludeWarranty: boolean
    excludeContractDiscount: boolean
    faultAreaCode: string | null
    symptomCode: string | null
    faultCode: string | null
    resolutionCode: string | null
    faultReasonCode: string | null
    serialNo: string
    sparePartAction: '' | 'component-replaced' | 'component-installed' | 'temporary' | 'permanent'
    replacedComponentLineNo: number | null
    copyComponentsFrom: 'none' | 'item-bom' | 'old-service-item' | 'old-without-serial'
    quantityShipped: string
  }
  lineDependency: {
    orderNo: string
    lineNo: number
    position: number
    afterOrderNo: string
    afterLineNo: number | null
    gapMinMinutes: number
    gapMaxMinutes: number | null
    sameTechnician: boolean
    sameDay: boolean
  }
  lineWindow: { orderNo: string; lineNo: number; fromAt: Instant; toAt: Instant }
  documentLog: {
    entryNo: GeneratedAlways<number>
    orderNo: string
    lineNo: number | null
    event: number
    before: string
    after: string
    at: Instant
    byUser: string
  }
}
