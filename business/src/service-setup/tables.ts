import type { Generated } from 'kysely'
import type { DateFormula } from '../foundation/date-formula.ts'
import type { Day } from '../foundation/day.ts'

export type FaultReportingLevel = 'none' | 'fault' | 'fault-symptom' | 'fault-symptom-area'
export type CheckOption = 'code-shown' | 'warning-displayed' | 'not-used'

interface CodeRow {
  description: string
  version: Generated<number>
}

export interface ServiceSetupTables {
  serviceSetup: {
    onlyRow: Generated<boolean>
    defaultResponseHours: Generated<string>
    defaultVisitMinutes: Generated<number>
    skillsOption: Generated<CheckOption>
    zonesOption: Generated<CheckOption>
    firstWarningWithinHours: Generated<string>
    secondWarningWithinHours: Generated<string>
    thirdWarningWithinHours: Generated<string>
    sendFirstWarningTo: Generated<string>
    sendSecondWarningTo: Generated<string>
    sendThirdWarningTo: Generated<string>
    jobResponsibilityCode: Generated<string>
    nextServiceCalcMethod: Generated<'planned' | 'actual'>
    startingFeeCode: Generated<string | null>
    shipmentOnInvoice: Generated<boolean>
    oneServiceItemLinePerOrder: Generated<boolean>
    linkServiceToServiceItem: Generated<boolean>
    faultReportingLevel: Generated<FaultReportingLevel>
    baseCalendarCode: Generated<string | null>
    copyCommentsOrderToInvoice: Generated<boolean>
    copyCommentsOrderToShipment: Generated<boolean>
    copyTimeSheetToOrder: Generated<boolean>
    skipManualReservation: Generated<boolean>
    copyLineDescriptionToLedgerEntry: Generated<boolean>
    allowMultiplePostingGroups: Generated<boolean>
    checkMultiplePostingGroups: Generated<boolean>
    logoPosition: Generated<'no-logo' | 'left' | 'center' | 'right'>
    orderTypeMandatory: Generated<boolean>
    orderStartMandatory: Generated<boolean>
    orderFinishMandatory: Generated<boolean>
    contractResponseTimeMandatory: Generated<boolean>
    unitOfMeasureMandatory: Generated<boolean>
    faultReasonCodeMandatory: Generated<boolean>
    workTypeCodeMandatory: Generated<boolean>
    salespersonMandatory: Generated<boolean>
    externalDocumentNoMandatory: Generated<boolean>
    warrantyDiscountPartsPct: Generated<string>
    warrantyDiscountLaborPct: Generated<string>
    defaultWarrantyDuration: Generated<DateFormula | ''>
    contractValueCalcMethod: Generated<'none' | 'based-on-unit-price' | 'based-on-unit-cost'>
    contractValuePct: Generated<string>
    contractOrderMaxDays: Generated<number>
    lastContractServiceDate: Generated<Day | null>
    useContractCancelReason: Generated<boolean>
    registerContractChanges: Generated<boolean>
    contractTextCode: Generated<string>
    contractLineTextCode: Generated<string>
    contractInvoicePeriodTextCode: Generated<string>
    contractCreditLineTextCode: Generated<string>
    deleteFiledWithMain: Generated<boolean>
    serviceItemSeries: Generated<string | null>
    quoteSeries: Generated<string | null>
    orderSeries: Generated<string | null>
    invoiceSeries: Generated<string | null>
    creditMemoSeries: Generated<string | null>
    postedInvoiceSeries: Generated<string | null>
    postedCreditMemoSeries: Generated<string | null>
    postedShipmentSeries: Generated<string | null>
    loanerSeries: Generated<string | null>
    troubleshootingSeries: Generated<string | null>
    contractSeries: Generated<string | null>
    contractTemplateSeries: Generated<string | null>
    contractInvoiceSeries: Generated<string | null>
    contractCreditMemoSeries: Generated<string | null>
    prepaidPostingSeries: Generated<string | null>
    archiveQuotes: Generated<'never' | 'question' | 'always'>
    archiveOrders: Generated<boolean>
    version: Generated<number>
  }
  unitOfMeasure: CodeRow & { unitCode: string }
  servicePriceGroup: CodeRow & { priceGroupCode: string }
  workType: CodeRow & { workTypeCode: string; unitCode: string | null }
  serviceShelf: CodeRow & { shelfNo: string }
  serviceCost: CodeRow & {
    costCode: string
    costType: 'travel' | 'support' | 'other'
    zoneCode: string | null
    accountNo: string
    defaultQuantity: string
    unitCode: string | null
    unitCost: string
    unitPrice: string
  }
}
