import { z } from 'zod'
import { code, dateFormula, day, decimalText, emailOrEmpty, text, version } from '../foundation/fields.ts'
import { command, query } from '../foundation/operation.ts'
import { everyRole, keepers } from '../foundation/roles.ts'

const checkOption = z.enum(['code-shown', 'warning-displayed', 'not-used'])
const hours = decimalText(5)
const series = code(20).nullable()
const textCode = text(20)
const mailbox = emailOrEmpty

/** Hours and percentages are decimal texts; see specification items §1 for what each field does. */
export const setupFields = {
  defaultResponseHours: hours,
  defaultVisitMinutes: z.int().min(1).max(1440),
  skillsOption: checkOption,
  zonesOption: checkOption,
  firstWarningWithinHours: hours,
  secondWarningWithinHours: hours,
  thirdWarningWithinHours: hours,
  sendFirstWarningTo: mailbox,
  sendSecondWarningTo: mailbox,
  sendThirdWarningTo: mailbox,
  jobResponsibilityCode: text(10),
  nextServiceCalcMethod: z.enum(['planned', 'actual']),
  /** The service cost that "Insert starting fee" adds. */
  startingFeeCode: code(10).nullable(),
  shipmentOnInvoice: z.boolean(),
  oneServiceItemLinePerOrder: z.boolean(),
  linkServiceToServiceItem: z.boolean(),
  faultReportingLevel: z.enum(['none', 'fault', 'fault-symptom', 'fault-symptom-area']),
  baseCalendarCode: code(10).nullable(),
  copyCommentsOrderToInvoice: z.boolean(),
  copyCommentsOrderToShipment: z.boolean(),
  copyTimeSheetToOrder: z.boolean(),
  skipManualReservation: z.boolean(),
  copyLineDescriptionToLedgerEntry: z.boolean(),
  allowMultiplePostingGroups: z.boolean(),
  checkMultiplePostingGroups: z.boolean(),
  logoPosition: z.enum(['no-logo', 'left', 'center', 'right']),
  orderTypeMandatory: z.boolean(),
  orderStartMandatory: z.boolean(),
  orderFinishMandatory: z.boolean(),
  contractResponseTimeMandatory: z.boolean(),
  unitOfMeasureMandatory: z.boolean(),
  faultReasonCodeMandatory: z.boolean(),
  workTypeCodeMandatory: z.boolean(),
  salespersonMandatory: z.boolean(),
  externalDocumentNoMandatory: z.boolean(),
  warrantyDiscountPartsPct: decimalText(1),
  warrantyDiscountLaborPct: decimalText(1),
  defaultWarrantyDuration: dateFormula,
  contractValueCalcMethod: z.enum(['none', 'based-on-unit-price', 'based-on-unit-cost']),
  contractValuePct: decimalText(5),
  contractOrderMaxDays: z.int().min(0).max(9999),
  useContractCancelReason: z.boolean(),
  registerContractChanges: z.boolean(),
  contractTextCode: textCode,
  contractLineTextCode: textCode,
  contractInvoicePeriodTextCode: textCode,
  contractCreditLineTextCode: textCode,
  deleteFiledWithMain: z.boolean(),
  serviceItemSeries: series,
  quoteSeries: series,
  orderSeries: series,
  invoiceSeries: series,
  creditMemoSeries: series,
  postedInvoiceSeries: series,
  postedCreditMemoSeries: series,
  postedShipmentSeries: series,
  loanerSeries: series,
  troubleshootingSeries: series,
  contractSeries: series,
  contractTemplateSeries: series,
  contractInvoiceSeries: series,
  contractCreditMemoSeries: series,
  prepaidPostingSeries: series,
  archiveQuotes: z.enum(['never', 'question', 'always']),
  archiveOrders: z.boolean(),
}

/** Page Service set-up. */
export const readServiceSetup = query({
  name: 'service-setup.readSetup',
  path: '/service-setup/setup',
  title: { en: 'Read the service set-up', it: "Leggere l'impostazione assistenza" },
  may: everyRole,
  input: z.object({}),
  output: z.object({ ...setupFields, lastContractServiceDate: day.nullable(), version }),
})

/** Page Service set-up, button Save: the fields that are named. */
export const updateServiceSetup = command({
  name: 'service-setup.updateSetup',
  path: '/service-setup/setup/update',
  title: { en: 'Change the service set-up', it: "Modificare l'impostazione assistenza" },
  may: keepers,
  input: z.object({ ...z.object(setupFields).partial().shape, version }),
  output: z.object({ version }),
})

/** Page Base calendars, action Where used. */
export const whereCalendarUsed = query({
  name: 'service-setup.whereCalendarUsed',
  path: '/service-setup/calendars/:code/where-used',
  title: { en: 'Where a base calendar is used', it: "Dov'è usato un calendario di base" },
  may: everyRole,
  input: z.object({ code: code(10) }),
  output: z.object({
    rows: z.array(
      z.object({
        sourceType: z.enum(['company', 'customer', 'vendor', 'location', 'shipping-agent', 'service']),
        sourceNo: z.string(),
        customized: z.boolean(),
      }),
    ),
  }),
})
