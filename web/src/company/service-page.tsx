import { baseCalendars, numberSeries } from '@giro/business/company/api.ts'
import { serviceCosts } from '@giro/business/service-setup/code-tables-api.ts'
import type { Field } from '../ui/fields.tsx'
import type { Section } from '../ui/form.tsx'
import type { useSetupWords } from './texts.ts'

type Say = ReturnType<typeof useSetupWords>

const series = [
  'serviceItemSeries',
  'quoteSeries',
  'orderSeries',
  'invoiceSeries',
  'creditMemoSeries',
  'postedInvoiceSeries',
  'postedCreditMemoSeries',
  'postedShipmentSeries',
  'loanerSeries',
  'troubleshootingSeries',
  'contractSeries',
  'contractTemplateSeries',
  'contractInvoiceSeries',
  'contractCreditMemoSeries',
  'prepaidPostingSeries',
] as const

/** All fields of the service set-up, in the sections of the peer's card (specification items §1). */
export function serviceSections(say: Say): readonly Section[] {
  const word = (name: string) => say(name as 'name')
  const flag = (name: string): Field => ({ name, label: word(name), kind: 'flag', span: 4 })
  const decimal = (name: string, span = 4): Field => ({ name, label: word(name), kind: 'decimal', span })
  const text = (name: string, span = 4): Field => ({ name, label: word(name), kind: 'text', span })
  const whole = (name: string, min: number, max: number): Field => ({
    name,
    label: word(name),
    kind: 'number',
    min,
    max,
    span: 4,
  })
  const choice = (name: string, values: readonly string[], prefix = name): Field => ({
    name,
    label: word(name),
    kind: 'select',
    span: 4,
    options: values.map((value) => ({ value, label: word(`${prefix}.${value}`) })),
  })
  const lookup = (name: string, from: unknown): Field => ({
    name,
    label: word(name),
    kind: 'lookup',
    from,
    span: 4,
  })
  const checks = ['code-shown', 'warning-displayed', 'not-used']
  return [
    {
      title: say('response'),
      fields: [
        decimal('defaultResponseHours'),
        whole('defaultVisitMinutes', 1, 1440),
        lookup('baseCalendarCode', baseCalendars),
        ...(['first', 'second', 'third'] as const).flatMap((nth) => [
          decimal(`${nth}WarningWithinHours`, 4),
          text(`send${nth[0]!.toUpperCase()}${nth.slice(1)}WarningTo`, 8),
        ]),
      ],
    },
    {
      title: say('work'),
      fields: [
        choice('skillsOption', checks, 'option'),
        choice('zonesOption', checks, 'option'),
        choice('faultReportingLevel', ['none', 'fault', 'fault-symptom', 'fault-symptom-area']),
        lookup('startingFeeCode', serviceCosts),
        flag('oneServiceItemLinePerOrder'),
        flag('linkServiceToServiceItem'),
        text('jobResponsibilityCode'),
        flag('copyTimeSheetToOrder'),
        flag('skipManualReservation'),
      ],
    },
    {
      title: say('warranty'),
      fields: [
        { ...text('defaultWarrantyDuration'), help: say('formula-help') },
        decimal('warrantyDiscountPartsPct'),
        decimal('warrantyDiscountLaborPct'),
      ],
    },
    {
      title: say('mandatory'),
      fields: [
        'orderTypeMandatory',
        'orderStartMandatory',
        'orderFinishMandatory',
        'contractResponseTimeMandatory',
        'unitOfMeasureMandatory',
        'faultReasonCodeMandatory',
        'workTypeCodeMandatory',
        'salespersonMandatory',
        'externalDocumentNoMandatory',
      ].map(flag),
    },
    {
      title: say('contracts'),
      fields: [
        choice('contractValueCalcMethod', ['none', 'based-on-unit-price', 'based-on-unit-cost']),
        decimal('contractValuePct'),
        choice('nextServiceCalcMethod', ['planned', 'actual']),
        whole('contractOrderMaxDays', 0, 9999),
        flag('useContractCancelReason'),
        flag('registerContractChanges'),
        text('contractTextCode', 3),
        text('contractLineTextCode', 3),
        text('contractInvoicePeriodTextCode', 3),
        text('contractCreditLineTextCode', 3),
      ],
    },
    {
      title: say('documents'),
      fields: [
        choice('archiveQuotes', ['never', 'question', 'always']),
        choice('logoPosition', ['no-logo', 'left', 'center', 'right']),
        flag('archiveOrders'),
        flag('shipmentOnInvoice'),
        flag('copyCommentsOrderToInvoice'),
        flag('copyCommentsOrderToShipment'),
        flag('copyLineDescriptionToLedgerEntry'),
        flag('allowMultiplePostingGroups'),
        flag('checkMultiplePostingGroups'),
        flag('deleteFiledWithMain'),
      ],
    },
    { title: say('series'), fields: series.map((name) => lookup(name, numberSeries)) },
  ]
}
