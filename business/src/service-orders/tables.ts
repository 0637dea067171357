import type { Generated, GeneratedAlways } from 'kysely'
import type { Json } from '../engine/tables.ts'
import type { Day, Instant } from '../foundation/day.ts'

type Priority = 'low' | 'medium' | 'high'
export type OrderStatus = 'pending' | 'in-process' | 'finished' | 'on-hold'
export type DocumentKind = 'order' | 'quote'
export type QuoteOutcome = 'open' | 'accepted' | 'lost' | 'expired'
/** What is done when the order is finished. */
export type NotifyCustomer = 'no' | 'phone' | 'mobile-phone' | 'email'
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
    responseHours: Generated<string>
    resolutionHours: Generated<string>
    pausesOnHold: Generated<boolean>
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
    /** Null on a quote for somebody who is no customer yet. */
    customerNo: string | null
    prospectName: Generated<string>
    prospectAddress: Generated<string>
    prospectPostCode: Generated<string>
    prospectCity: Generated<string>
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
    kind: Generated<DocumentKind>
    projectNo: Generated<string | null>
    phaseNo: Generated<string | null>
    quoteNo: Generated<string>
    billToCustomerNo: Generated<string | null>
    email: Generated<string>
    notifyCustomer: Generated<NotifyCustomer>
    yourReference: Generated<string>
    externalDocumentNo: Generated<string>
    salespersonCode: Generated<string>
    releaseStatus: Generated<'open' | 'released'>
    expectedFinishingDate: Generated<Day | null>
    expectedFinishingTime: Generated<string | null>
    actualResponseHours: Generated<string>
    serviceTimeHours: Generated<string>
    warningStatus: Generated<number>
    /** Due date and time as one wall-clock moment; the database keeps it. */
    dueAt: GeneratedAlways<string | null>
    resolutionHours: Generated<string>
    resolutionDate: Generated<Day | null>
    resolutionTime: Generated<string | null>
    pausedSince: Generated<Instant | null>
    pausedHours: Generated<string>
    lateReason: Generated<string>
    validUntil: Generated<Day | null>
    quoteOutcome: Generated<QuoteOutcome>
    lostReason: Generated<string>
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
    actualResponseHours: Generated<string>
    dueTyped: Generated<boolean>
  }
  serviceLine: {
    orderNo: string
    lineNo: number
    itemLineNo: number | null
    /** The line that this text line was written below; it goes with it. */
    attachedToLineNo: number | null
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
    /** Of hours: the day of the work. */
    plannedDeliveryDate: Day | null
    /** The line of a time sheet that these hours were approved with. */
    timeSheetWeek: Day | null
    timeSheetLineNo: number | null
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
  archivedDocument: {
    archiveNo: GeneratedAlways<number>
    kind: DocumentKind
    documentNo: string
    occurrence: number
    version: number
    customerNo: string | null
    customerName: string
    description: string
    reason: 'by-hand' | 'deleted' | 'printed' | 'accepted' | 'lost'
    archivedAt: Instant
    archivedBy: string
    snapshot: Json<unknown>
  }
  documentLayout: {
    layout: 'quote' | 'order' | 'work-sheet' | 'service-report'
    introIt: string
    introEn: string
    closingIt: string
    closingEn: string
    showPrices: boolean
    showSignature: boolean
    version: Generated<number>
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
