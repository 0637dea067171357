import type { Generated, GeneratedAlways } from 'kysely'
import type { Day, Instant } from '../foundation/day.ts'

/** Every quantity and amount is decimal text, in the company's currency without tax. */
export interface ServiceLedgerTables {
  serviceLedgerEntry: {
    entryNo: GeneratedAlways<number>
    entryType: 'usage' | 'sale' | 'consume' | 'contract'
    documentType: Generated<'' | 'shipment' | 'invoice' | 'credit-memo'>
    documentNo: Generated<string>
    documentLineNo: number | null
    postingDate: Day
    customerNo: Generated<string>
    shipToCode: Generated<string>
    serviceOrderNo: Generated<string>
    contractNo: Generated<string>
    serviceItemNo: string | null
    itemNo: Generated<string>
    variantCode: Generated<string>
    serialNo: Generated<string>
    groupCode: Generated<string>
    type: 'resource' | 'item' | 'service-cost' | 'service-contract' | 'gl-account'
    no: Generated<string>
    description: Generated<string>
    workTypeCode: Generated<string>
    unitCode: Generated<string>
    quantity: Generated<string>
    chargedQuantity: Generated<string>
    unitCost: Generated<string>
    costAmount: Generated<string>
    unitPrice: Generated<string>
    amount: Generated<string>
    discountAmount: Generated<string>
    contractDiscountAmount: Generated<string>
    faultReasonCode: Generated<string>
    movedFromPrepaid: Generated<boolean>
    open: Generated<boolean>
    appliesToEntryNo: number | null
    enteredAt: Instant
    userName: string
  }
  warrantyLedgerEntry: {
    entryNo: GeneratedAlways<number>
    documentNo: string
    documentLineNo: number | null
    postingDate: Day
    customerNo: Generated<string>
    shipToCode: Generated<string>
    serviceOrderNo: Generated<string>
    serviceOrderLineNo: number | null
    contractNo: Generated<string>
    serviceItemNo: string | null
    itemNo: Generated<string>
    variantCode: Generated<string>
    serialNo: Generated<string>
    groupCode: Generated<string>
    faultAreaCode: Generated<string>
    symptomCode: Generated<string>
    faultCode: Generated<string>
    resolutionCode: Generated<string>
    faultReasonCode: Generated<string>
    type: 'resource' | 'item'
    no: string
    description: Generated<string>
    workTypeCode: Generated<string>
    unitCode: Generated<string>
    vendorNo: Generated<string>
    vendorItemNo: Generated<string>
    quantity: string
    amount: Generated<string>
    open: Generated<boolean>
    enteredAt: Instant
    userName: string
  }
  serviceShipment: {
    shipmentNo: string
    orderNo: Generated<string>
    customerNo: string
    shipToCode: Generated<string>
    postingDate: Day
    description: Generated<string>
  }
  serviceShipmentItemLine: {
    shipmentNo: string
    lineNo: number
    serviceItemNo: string | null
    itemNo: Generated<string>
    variantCode: Generated<string>
    serialNo: Generated<string>
    groupCode: Generated<string>
    description: Generated<string>
    warranty: Generated<boolean>
    contractNo: Generated<string>
    loanerNo: Generated<string>
    faultAreaCode: Generated<string>
    symptomCode: Generated<string>
    faultCode: Generated<string>
    resolutionCode: Generated<string>
    faultReasonCode: Generated<string>
  }
  serviceShipmentLine: {
    shipmentNo: string
    lineNo: number
    itemLineNo: number | null
    type: '' | 'item' | 'resource' | 'cost' | 'gl-account'
    no: Generated<string>
    variantCode: Generated<string>
    description: Generated<string>
    quantity: Generated<string>
    unitCode: Generated<string>
    workTypeCode: Generated<string>
    serialNo: Generated<string>
    faultAreaCode: Generated<string>
    symptomCode: Generated<string>
    faultCode: Generated<string>
    resolutionCode: Generated<string>
    faultReasonCode: Generated<string>
  }
}
