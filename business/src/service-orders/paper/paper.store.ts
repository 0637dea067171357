import { loadComments } from '../../attachments/public.store.ts'
import { loadSetup } from '../../company/public.store.ts'
import type { Reading } from '../../engine/act.ts'
import { dayOf, timeOf } from '../../foundation/day.ts'
import { dayText, type Language } from '../../foundation/texts.ts'
import { absent } from '../../foundation/verdict.ts'
import { documentEntity } from '../documents/archive.store.ts'
import { loadLines } from '../orders.store.ts'
import { lineAmount, loadServiceLines } from '../service-lines.store.ts'
import type { Paper } from './paper.ts'

const short = { dateStyle: 'short' } as const

/** All that stands on the paper of a document, in the customer's language unless another is asked for. */
export async function loadPaper(reading: Reading, orderNo: string, language?: Language): Promise<Paper> {
  const order = await reading.tx
    .selectFrom('serviceOrder')
    .selectAll()
    .where('orderNo', '=', orderNo)
    .executeTakeFirst()
  if (!order) return absent('service-orders.order-absent', { orderNo })
  const house = await loadSetup(reading.tx)
  // A quote without a customer goes to the name and address that stand on it.
  const prospect = {
    name: order.prospectName,
    address: order.prospectAddress,
    postCode: order.prospectPostCode,
    city: order.prospectCity,
    language: house.language,
  }
  const customer = await reading.tx
    .selectFrom('customer')
    .select(['name', 'address', 'postCode', 'city', 'language'])
    .where('customerNo', '=', order.billToCustomerNo ?? order.customerNo ?? '')
    .executeTakeFirst()
  const payer = customer ?? prospect
  const shipTo = await reading.tx
    .selectFrom('shipToAddress')
    .select(['name', 'address', 'postCode', 'city'])
    .where('customerNo', '=', order.customerNo ?? '')
    .where('shipToCode', '=', order.shipToCode)
    .executeTakeFirst()
  const lines = await loadLines(reading.tx, orderNo)
  const faults = await reading.tx.selectFrom('faultCode').select(['faultCode', 'description']).execute()
  const resolutions = await reading.tx
    .selectFrom('resolutionCode')
    .select(['resolutionCode', 'description'])
    .execute()
  const comments = await loadComments(reading.tx, documentEntity, orderNo)
  const spoken = language ?? payer.language
  const moment = (day: string | null, time: string | null) =>
    day === null ? '' : `${dayText(spoken, day, short)} ${time ?? ''}`
  const promised = (from: string | null, to: string | null) =>
    from && to
      ? `${dayText(spoken, dayOf(from, reading.timeZone), short)} ${timeOf(from, reading.timeZone)}–${timeOf(to, reading.timeZone)}`
      : ''
  return {
    language: spoken,
    currency: house.currencyCode,
    house,
    customer: { name: payer.name, address: payer.address, place: `${payer.postCode} ${payer.city}`.trim() },
    site: shipTo
      ? [shipTo.name, shipTo.address, `${shipTo.postCode} ${shipTo.city}`].filter(Boolean).join(', ')
      : '',
    orderNo,
    description: order.description,
    workDescription: order.workDescription,
    orderDate: order.orderDate,
    validUntil: order.validUntil,
    yourReference: order.yourReference,
    contactName: order.contactName,
    phone: order.phone,
    items: lines.map((line) => ({
      description: line.description,
      serialNo: line.serialNo,
      due: moment(line.responseDate, line.responseTime),
      promised: promised(line.promisedFrom, line.promisedTo),
      fault: faults.find((fault) => fault.faultCode === line.faultCode)?.description ?? '',
      resolution: resolutions.find((one) => one.resolutionCode === line.resolutionCode)?.description ?? '',
    })),
    lines: (await loadServiceLines(reading.tx, orderNo)).map((line) => ({
      description: line.description,
      quantity: line.quantity,
      unit: line.unitCode ?? '',
      unitPrice: line.unitPrice,
      discountPct: line.lineDiscountPct,
      amount: lineAmount(line),
    })),
    done: {
      ...(await loadSiteDone(reading, orderNo)),
      resolutions: comments
        .filter((comment) => comment.commentType === 'resolution')
        .map((comment) => comment.comment),
    },
    comments: comments
      .filter((comment) => comment.commentType === 'general')
      .map((comment) => comment.comment),
  }
}

/** Visits that took place, and the last signature or the reason why there is none. */
async function loadSiteDone(
  { tx, timeZone }: Reading,
  orderNo: string,
): Promise<Pick<Paper['done'], 'visits' | 'signature'>> {
  const visits = await tx
    .selectFrom('visit')
    .innerJoin('resource', 'resource.resourceNo', 'visit.resourceNo')
    .select(['visit.day', 'visit.arrivedAt', 'visit.endedAt', 'resource.name'])
    .where('orderNo', '=', orderNo)
    .where('arrivedAt', 'is not', null)
    .orderBy('arrivedAt')
    .execute()
  const signed = await tx
    .selectFrom('visitReport')
    .select('data')
    .where('orderNo', '=', orderNo)
    .where('kind', '=', 'signature')
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  const { name, whyNot, contentBase64 } = (signed?.data ?? {}) as {
    name?: string
    whyNot?: string
    contentBase64?: string | null
  }
  return {
    visits: visits.map((visit) => ({
      day: dayOf(visit.arrivedAt!, timeZone),
      technician: visit.name,
      times: `${timeOf(visit.arrivedAt!, timeZone)}–${visit.endedAt ? timeOf(visit.endedAt, timeZone) : ''}`,
    })),
    signature: signed ? { name: name ?? '', whyNot: whyNot ?? '', image: contentBase64 ?? null } : null,
  }
}
