import { sql } from 'kysely'
import type { Act } from '../engine/act.ts'
import { orRefuse, Refused, verdict } from '../foundation/verdict.ts'
import { loadServiceSetup } from '../service-setup/public.store.ts'
import { finishQuestions, linesLack } from './finishing.ts'
import { type loadLines, loadStatusRules, type OrderRow, wallClock } from './orders.store.ts'
import { loadServiceLines } from './service-lines.store.ts'

type Line = Awaited<ReturnType<typeof loadLines>>[number]

/**
 * Refuses lines that lack what the set-up wants, and asks about what looks forgotten, before they count as finished.
 * Source: specification orders §8.12.
 */
export async function checkFinishing(
  act: Act,
  order: OrderRow,
  lines: readonly Line[],
  what: 'line' | 'whole order',
): Promise<void> {
  const serviceLines = await loadServiceLines(act.tx, order.orderNo)
  const lacks = linesLack(await loadServiceSetup(act.tx), order, lines, serviceLines)
  if (lacks.length > 0) throw new Refused(lacks)
  const lineNos = lines.map((line) => line.lineNo)
  const { repairStatuses } = await loadStatusRules(act.tx)
  const open =
    what === 'line'
      ? []
      : lines.filter((line) => repairStatuses.get(line.repairStatusCode)?.role !== 'finished')
  const facts = {
    loanersOut: await loanersOut(act, order, lineNos),
    futureVisits: await futureVisits(act, order.orderNo, lineNos),
    openPoints: await openPoints(act, order.orderNo, lineNos),
    unsigned: await isUnsigned(act, order.orderNo),
    openLines: open.length,
  }
  orRefuse(verdict([], () => null, finishQuestions(order, lines, serviceLines, facts), act.answers))
}

async function loanersOut(act: Act, order: OrderRow, lineNos: readonly number[]): Promise<string[]> {
  if (lineNos.length === 0) return []
  const entries = await act.tx
    .selectFrom('loanerEntry')
    .select('loanerNo')
    .where('documentType', '=', order.kind)
    .where('documentNo', '=', order.orderNo)
    .where('lineNo', 'in', [...lineNos])
    .where('lent', '=', true)
    .orderBy('loanerNo')
    .execute()
  return entries.map((entry) => entry.loanerNo)
}

/** Planned visits after today of exactly these lines. */
async function futureVisits(act: Act, orderNo: string, lineNos: readonly number[]): Promise<number> {
  if (lineNos.length === 0) return 0
  const rows = await act.tx
    .selectFrom('allocation')
    .select('visitNo')
    .distinct()
    .where('orderNo', '=', orderNo)
    .where('lineNo', 'in', [...lineNos])
    .where('status', '=', 'active')
    .where('role', '=', 'lead')
    .where('serviceStarted', '=', false)
    .where('day', '>', wallClock(act).day)
    .execute()
  return rows.length
}

/** Points that must have an answer and have none, and answered ones without the photo that goes with them. */
async function openPoints(act: Act, orderNo: string, lineNos: readonly number[]): Promise<number> {
  if (lineNos.length === 0) return 0
  const { count } = await act.tx
    .selectFrom('lineChecklistPoint')
    .select(sql<string>`count(*)`.as('count'))
    .where('orderNo', '=', orderNo)
    .where('lineNo', 'in', [...lineNos])
    .where((is) =>
      is.or([
        is.and([is('verdict', 'is', null), is('mandatory', '=', true)]),
        is.and([is('verdict', 'in', ['ok', 'failed']), is('photo', '=', true), is('photos', '=', 0)]),
      ]),
    )
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Somebody has reported from a phone, but no report says who signed or why nobody did. */
async function isUnsigned(act: Act, orderNo: string): Promise<boolean> {
  const kinds = await act.tx
    .selectFrom('visitReport')
    .select('kind')
    .distinct()
    .where('orderNo', '=', orderNo)
    .execute()
  return kinds.length > 0 && !kinds.some(({ kind }) => kind === 'signature')
}
