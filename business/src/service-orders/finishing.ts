import { decimal } from '../foundation/decimal.ts'
import { confirmation, type Question, type Refusal } from '../foundation/verdict.ts'
import { finishOf, startOf, type WorkMoments } from './order-moments.ts'

/**
 * What must be there before work counts as finished, and what the person is asked about.
 * Source: specification orders §8.12, R-40. Reservations are not kept yet.
 */
export interface FinishSetup {
  readonly salespersonMandatory: boolean
  readonly orderTypeMandatory: boolean
  readonly orderStartMandatory: boolean
  readonly orderFinishMandatory: boolean
  readonly externalDocumentNoMandatory: boolean
  readonly faultReasonCodeMandatory: boolean
  readonly workTypeCodeMandatory: boolean
  readonly unitOfMeasureMandatory: boolean
}

interface Header extends WorkMoments {
  readonly salespersonCode: string
  readonly orderType: string | null
  readonly externalDocumentNo: string
  readonly lateReason: string
  readonly linkServiceToServiceItem: boolean
}

interface ItemLine extends WorkMoments {
  readonly lineNo: number
  readonly faultReasonCode: string | null
  readonly responseDate: string | null
  readonly responseTime: string | null
}

interface ServiceLine {
  readonly lineNo: number
  readonly itemLineNo: number | null
  readonly type: string
  readonly quantity: string
  readonly quantityShipped: string
  readonly workTypeCode: string | null
  readonly unitCode: string | null
}

const missing = (field: string, at: string): Refusal => ({
  code: `service-orders.needed-to-finish-${field}`,
  at,
})

/** What the header lacks when the order becomes finished. */
export function headerLacks(setup: FinishSetup, header: Header): Refusal[] {
  return [
    setup.salespersonMandatory && header.salespersonCode === '' && missing('salesperson', 'salespersonCode'),
    setup.orderTypeMandatory && header.orderType === null && missing('order-type', 'orderType'),
    setup.externalDocumentNoMandatory &&
      header.externalDocumentNo === '' &&
      missing('external-document-no', 'externalDocumentNo'),
    setup.orderStartMandatory && startOf(header) === null && missing('start', 'startingDate'),
    setup.orderFinishMandatory && finishOf(header) === null && missing('finish', 'finishingDate'),
  ].filter((one) => one !== false)
}

/** What these service item lines and their service lines lack. */
export function linesLack(
  setup: FinishSetup,
  header: Pick<Header, 'linkServiceToServiceItem'>,
  finishing: readonly ItemLine[],
  serviceLines: readonly ServiceLine[],
): Refusal[] {
  const numbers = new Set<number | null>(finishing.map((line) => line.lineNo))
  const left = serviceLines.filter((line) => decimal(line.quantity).gt(line.quantityShipped))
  const theirs = left.filter((line) => line.itemLineNo === null || numbers.has(line.itemLineNo))
  const of = (code: string, line: { lineNo: number }, field: string): Refusal => ({
    code: `service-orders.needed-to-finish-${code}`,
    facts: { line: line.lineNo },
    at: field,
  })
  return [
    ...finishing
      .filter((line) => setup.faultReasonCodeMandatory && line.faultReasonCode === null)
      .map((line) => of('fault-reason', line, 'faultReasonCode')),
    ...theirs.flatMap((line) => [
      ...(setup.workTypeCodeMandatory && line.type === 'resource' && line.workTypeCode === null
        ? [of('work-type', line, 'workTypeCode')]
        : []),
      ...(setup.unitOfMeasureMandatory && ['item', 'resource'].includes(line.type) && line.unitCode === null
        ? [of('unit', line, 'unitCode')]
        : []),
      ...(header.linkServiceToServiceItem &&
      ['item', 'resource'].includes(line.type) &&
      line.itemLineNo === null
        ? [of('link', line, 'itemLineNo')]
        : []),
    ]),
  ]
}

/** What the finishing lines' surroundings say. */
export interface FinishFacts {
  /** Lines with a loaner at the customer's. */
  readonly loanersOut: readonly string[]
  /** Visits on later days that would no longer be made. */
  readonly futureVisits: number
  /** Points of checklists without an answer that they must have. */
  readonly openPoints: number
  /** The technicians report by phone, and nobody has signed or said why nobody does. */
  readonly unsigned: boolean
  /** Lines that stay open; only when the whole order is finished by hand. */
  readonly openLines: number
}

/** What the person must have seen before these lines count as finished. */
export function finishQuestions(
  header: Pick<Header, 'lateReason'>,
  finishing: readonly ItemLine[],
  serviceLines: readonly ServiceLine[],
  facts: FinishFacts,
): Question[] {
  const labour = (line: ItemLine) =>
    serviceLines.some(
      (one) =>
        one.type === 'resource' &&
        (one.itemLineNo === line.lineNo || one.itemLineNo === null) &&
        decimal(one.quantity).gt(0),
    )
  const late = finishing.some(
    (line) =>
      line.responseDate !== null &&
      startOf(line) !== null &&
      startOf(line)! > `${line.responseDate} ${line.responseTime ?? '00:00'}`,
  )
  const idle = finishing.filter((line) => !labour(line))
  return [
    ...(idle.length > 0 ? [confirmation('service-orders.finish-no-labour', { count: idle.length })] : []),
    ...(facts.loanersOut.length > 0
      ? [confirmation('service-orders.finish-loaner-out', { loaners: facts.loanersOut.join(', ') })]
      : []),
    ...(facts.futureVisits > 0
      ? [confirmation('service-orders.finish-future-visits', { count: facts.futureVisits })]
      : []),
    ...(late && header.lateReason === '' ? [confirmation('service-orders.finish-late-response')] : []),
    ...(facts.openPoints > 0
      ? [confirmation('service-orders.finish-checklist-open', { count: facts.openPoints })]
      : []),
    ...(facts.unsigned ? [confirmation('service-orders.finish-no-signature')] : []),
    ...(facts.openLines > 0
      ? [confirmation('service-orders.finish-other-lines-open', { count: facts.openLines })]
      : []),
  ]
}
