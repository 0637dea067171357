import type { Act } from '../engine/act.ts'
import { addSeconds, type Day, type Instant } from '../foundation/day.ts'
import { recordAbsence, withdrawAbsence } from '../resources/public.store.ts'
import type { Absence } from '../resources/public.ts'
import { setLineRepairStatus } from '../service-orders/public.store.ts'

/** What a step changed besides places, with both sides, so that it can be taken back and done again. */
export type StepFact =
  | {
      readonly is: 'duration'
      readonly visitNo: string
      /** Minutes beyond what the lines take together. */
      readonly before: number
      readonly after: number
    }
  | {
      readonly is: 'traffic'
      readonly day: Day
      /** Factor on driving; null: as usual. */
      readonly before: string | null
      readonly after: string | null
    }
  | {
      readonly is: 'lines'
      readonly orderNo: string
      /** Repair status of each line. */
      readonly lines: readonly { readonly lineNo: number; readonly before: string; readonly after: string }[]
    }
  | {
      readonly is: 'absence'
      readonly resourceNo: string
      readonly from: Instant
      readonly to: Instant
      readonly kind: Exclude<Absence['kind'], 'busy'>
      readonly note: string
    }

type Direction = 'undo' | 'redo'

/** Whether it still stands as the step left it; what somebody has changed since is not touched. */
export async function factStands(act: Act, fact: StepFact, direction: Direction): Promise<boolean> {
  switch (fact.is) {
    case 'duration': {
      const visit = await act.tx
        .selectFrom('visit')
        .select(['extraMinutes', 'state'])
        .where('visitNo', '=', fact.visitNo)
        .forUpdate()
        .executeTakeFirst()
      const left = direction === 'undo' ? fact.after : fact.before
      return visit?.extraMinutes === left && !['done', 'not-done', 'canceled'].includes(visit.state)
    }
    case 'traffic':
      return (await factorOf(act, fact.day)) === (direction === 'undo' ? fact.after : fact.before)
    case 'lines': {
      const now = await statusesOf(act, fact.orderNo)
      return fact.lines.every(
        ({ lineNo, before, after }) => now.get(lineNo) === (direction === 'undo' ? after : before),
      )
    }
    case 'absence': {
      const found = await absenceLike(act, fact)
      return direction === 'undo' ? found : !found
    }
  }
}

/** Goes to the other side of it. */
export async function turnFact(act: Act, fact: StepFact, direction: Direction): Promise<void> {
  switch (fact.is) {
    case 'duration': {
      const [from, to] = direction === 'undo' ? [fact.after, fact.before] : [fact.before, fact.after]
      const { plannedEnd, orderNo } = await act.tx
        .selectFrom('visit')
        .select(['plannedEnd', 'orderNo'])
        .where('visitNo', '=', fact.visitNo)
        .executeTakeFirstOrThrow()
      await act.tx
        .updateTable('visit')
        .set((builder) => ({
          extraMinutes: to,
          version: builder('version', '+', 1),
          ...(plannedEnd !== null && { plannedEnd: addSeconds(plannedEnd, 60 * (to - from)) }),
        }))
        .where('visitNo', '=', fact.visitNo)
        .execute()
      await act.remember('dispatch.visit', fact.visitNo, { extraMinutes: from }, { extraMinutes: to })
      await act.publish('dispatch.visits-changed', orderNo)
      return
    }
    case 'traffic':
      return setTraffic(act, fact.day, direction === 'undo' ? fact.before : fact.after)
    case 'lines':
      for (const { lineNo, before, after } of fact.lines)
        await setLineRepairStatus(act, fact.orderNo, lineNo, direction === 'undo' ? before : after)
      return
    case 'absence':
      if (direction === 'undo') await withdrawAbsence(act, fact.resourceNo, fact)
      else await recordAbsence(act, fact.resourceNo, fact, fact.note)
  }
}

/** Repair status of the lines of an order, by number. */
async function statusesOf(act: Act, orderNo: string): Promise<Map<number, string>> {
  const rows = await act.tx
    .selectFrom('serviceItemLine')
    .select(['lineNo', 'repairStatusCode'])
    .where('orderNo', '=', orderNo)
    .orderBy('lineNo')
    .execute()
  return new Map(rows.map((row) => [row.lineNo, row.repairStatusCode]))
}

/** Does something to lines of an order, and says which of them have another repair status by it. */
export async function changingLines(
  act: Act,
  orderNo: string,
  change: () => Promise<void>,
): Promise<StepFact> {
  const before = await statusesOf(act, orderNo)
  await change()
  const after = await statusesOf(act, orderNo)
  const lines = [...before].flatMap(([lineNo, code]) => {
    const now = after.get(lineNo) ?? code
    return now === code ? [] : [{ lineNo, before: code, after: now }]
  })
  return { is: 'lines', orderNo, lines }
}

/** The factor on driving that was reported for a day, with two decimals; null: none. */
export async function factorOf(act: Act, day: Day): Promise<string | null> {
  const row = await act.tx.selectFrom('traffic').select('factor').where('day', '=', day).executeTakeFirst()
  return row ? Number(row.factor).toFixed(2) : null
}

/** Sets the factor on driving of a day; null: as usual. */
export async function setTraffic(act: Act, day: Day, factor: string | null): Promise<void> {
  const row = { day, factor: factor ?? '1.00', reportedAt: act.now, reportedBy: act.user.name }
  if (factor === null) await act.tx.deleteFrom('traffic').where('day', '=', day).execute()
  else
    await act.tx
      .insertInto('traffic')
      .values(row)
      .onConflict((conflict) => conflict.column('day').doUpdateSet(row))
      .execute()
  await act.publish('dispatch.traffic-reported', day, { factor: Number(factor ?? 1) })
}

async function absenceLike(act: Act, fact: Extract<StepFact, { is: 'absence' }>): Promise<boolean> {
  const row = await act.tx
    .selectFrom('absence')
    .select('absenceNo')
    .where('resourceNo', '=', fact.resourceNo)
    .where('fromAt', '=', fact.from)
    .where('toAt', '=', fact.to)
    .where('kind', '=', fact.kind)
    .executeTakeFirst()
  return row !== undefined
}
