import { passNotes } from '../../attachments/public.store.ts'
import type { Act } from '../../engine/act.ts'
import { handle } from '../../engine/module.ts'
import { confirmation, orRefuse, Refused, refuse, verdict } from '../../foundation/verdict.ts'
import { loadResponseFacts } from '../../response-times/public.store.ts'
import { nextNoOf } from '../../service-setup/public.store.ts'
import { dueOfLine } from '../due-of-line.ts'
import {
  loadLines,
  loadOrderAsSeen,
  loadStatusRules,
  logDocument,
  logEvent,
  logLinesOf,
  type OrderRow,
  wallClock,
} from '../orders.store.ts'
import { rollUpOrder } from '../roll-up.store.ts'
import { acceptQuote, loseQuote } from './api.ts'
import { archiveDocument, documentEntity } from './archive.store.ts'
import { blockedServiceItems, moveLineRows, payersOf, resolutionOf } from './documents.store.ts'

/** The quote, locked, as the caller saw it; an order is refused. A lost or expired one may still be accepted. */
async function quoteAsSeen(act: Act, orderNo: string, version: number): Promise<OrderRow> {
  const quote = await loadOrderAsSeen(act.tx, orderNo, version)
  if (quote.kind !== 'quote') refuse('service-orders.not-a-quote', { orderNo })
  return quote
}

export const acceptQuoteCommand = handle(acceptQuote, async ({ orderNo: quoteNo, version }, act) => {
  const quote = await quoteAsSeen(act, quoteNo, version)
  await payersOf(act, quote)
  const lines = await loadLines(act.tx, quoteNo)
  const blocked = await blockedServiceItems(act, lines)
  if (blocked.length > 0) throw new Refused(blocked)
  const expired = quote.validUntil !== null && quote.validUntil < act.workDate
  const questions = expired
    ? [confirmation('service-orders.quote-expired', { orderNo: quoteNo, day: quote.validUntil })]
    : []
  orRefuse(verdict([], () => null, questions, act.answers))
  await archiveDocument(act, { ...quote, quoteOutcome: 'accepted' }, 'accepted')

  const orderNo = await nextNoOf(act.tx, 'orderSeries')
  const now = wallClock(act)
  const { dueAt: _, ...withoutDueAt } = quote
  const order = {
    ...withoutDueAt,
    orderNo,
    kind: 'order' as const,
    quoteNo,
    status: 'pending' as const,
    orderDate: now.day,
    orderTime: now.time,
    startingDate: null,
    startingTime: null,
    finishingDate: null,
    finishingTime: null,
    expectedFinishingDate: null,
    expectedFinishingTime: null,
    actualResponseHours: '0',
    serviceTimeHours: '0',
    pausedSince: null,
    pausedHours: '0',
    warningStatus: 0,
    quoteOutcome: 'open' as const,
    validUntil: null,
    version: 1,
  }
  await act.tx
    .insertInto('serviceOrder')
    .values({ ...order, ...(await resolutionOf(act, order)) })
    .execute()
  await moveLineRows(act, quoteNo, orderNo, await asNewLines(act, order, lines))
  await passNotes(act, documentEntity, quoteNo, orderNo)
  await logLinesOf(
    act,
    'added',
    order,
    lines.map((line) => line.serviceItemNo),
  )
  await logDocument(act, [
    { orderNo: quoteNo, event: logEvent.quoteAccepted, after: orderNo },
    { orderNo, event: logEvent.created, before: quoteNo },
  ])
  await act.publish('service-orders.created', orderNo, { lineNos: lines.map((line) => line.lineNo) })
  await act.publish('service-orders.quote-accepted', quoteNo, { quoteNo, orderNo })
  await act.tx.deleteFrom('serviceOrder').where('orderNo', '=', quoteNo).execute()
  await rollUpOrder(act, orderNo, null)
  await act.remember('service-orders.order', quoteNo, quote, null)
  return { orderNo }
})

/**
 * The quote's lines as the order begins: initial, not started, due counted from now with the same hours; a typed due
 * moment that is still to come stays (§8.3).
 */
async function asNewLines(
  act: Act,
  order: Pick<OrderRow, 'orderDate' | 'orderTime'>,
  lines: Awaited<ReturnType<typeof loadLines>>,
) {
  const facts = await loadResponseFacts(act.tx)
  const { repairStatuses } = await loadStatusRules(act.tx)
  const initial = [...repairStatuses.values()].find((status) => status.role === 'initial')
  const now = wallClock(act)
  const ordered = { day: order.orderDate, time: order.orderTime }
  return lines.map((line) => {
    const stays = line.dueTyped && `${line.responseDate} ${line.responseTime}` >= `${now.day} ${now.time}`
    const due = stays ? {} : orRefuse(dueOfLine(ordered, line.responseHours, {}, facts, now))
    return {
      ...line,
      ...due,
      repairStatusCode: initial?.repairStatusCode ?? line.repairStatusCode,
      startingDate: null,
      startingTime: null,
      finishingDate: null,
      finishingTime: null,
      actualResponseHours: '0',
    }
  })
}

export const loseQuoteCommand = handle(loseQuote, async ({ orderNo, reason, version }, act) => {
  const quote = await quoteAsSeen(act, orderNo, version)
  const lost = { ...quote, quoteOutcome: 'lost' as const, lostReason: reason }
  await act.tx
    .updateTable('serviceOrder')
    .set({ quoteOutcome: 'lost', lostReason: reason, version: version + 1 })
    .where('orderNo', '=', orderNo)
    .execute()
  await archiveDocument(act, lost, 'lost')
  await logDocument(act, [{ orderNo, event: logEvent.quoteLost, after: reason }])
  await act.remember('service-orders.order', orderNo, quote, lost)
  await act.publish('service-orders.quote-lost', orderNo)
  return { orderNo, version: version + 1 }
})
