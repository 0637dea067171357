import { sql } from 'kysely'
import { houseActor } from '../companies.ts'
import { chosenSeries, nextNo } from '../company/public.store.ts'
import type { Act } from '../engine/act.ts'
import type { Job } from '../engine/jobs.ts'
import { handleMaster } from '../engine/masters.ts'
import { handle } from '../engine/module.ts'
import { performTyped } from '../engine/perform.ts'
import { addDays, daysBetween } from '../foundation/day.ts'
import type { MasterApi } from '../foundation/master.ts'
import { absent, changedMeanwhile, confirmation, orRefuse, refuse, verdict } from '../foundation/verdict.ts'
import { changeLine, deleteOrder } from '../service-orders/public.ts'
import {
  createRecurringOrders,
  levelFlow,
  readFlow,
  readOccurrences,
  recurringVisits,
  setRecurringState,
} from './api.ts'
import { loadFlow } from './flow.store.ts'
import { levelled, loadOf } from './levelling.ts'
import { mayBecome, reasonsAgainstRecurrence } from './recurrence.ts'
import {
  keepOccurrence,
  loadExclusions,
  loadOccurrences,
  loadRecurring,
  openDueOrders,
  saveExclusions,
} from './recurring-visits.store.ts'

export const recurringHandlers = handleMaster(recurringVisits as unknown as MasterApi, {
  table: 'recurringVisit',
  children: {
    fields: ['excluded'],
    load: (reading, numbers) => loadExclusions(reading.tx, numbers),
    save: (act, no, { excluded }) => saveExclusions(act, no, excluded as never),
  },
  view: (query, { user }) =>
    query.innerJoin('customer', 'customer.customerNo', 'recurringVisit.customerNo').select([
      'customer.name as customerName',
      sql`(select min(planned_day)::text from ${sql.table(`${user.company}.recurring_occurrence`)} one
          where one.recurring_no = recurring_visit.recurring_no and one.planned_day >= current_date)`.as(
        'nextDay',
      ),
    ]),
  derived: ['customerName', 'nextDay', 'status'],
  listFields: {
    recurringNo: { column: 'recurringVisit.recurringNo', kind: 'text', searched: true },
    description: { column: 'recurringVisit.description', kind: 'text', searched: true },
    customerName: { column: 'customer.name', kind: 'text', searched: true },
    status: { column: 'recurringVisit.status', kind: 'text' },
    startingDate: { column: 'recurringVisit.startingDate', kind: 'day' },
  },
  finding: {
    columns: ['recurringVisit.recurringNo', 'recurringVisit.description'],
    label: (row) => String(row.description),
    hint: (row) => String(row.recurringNo),
  },
  nextNo: async (act, chosen) => nextNo(act.tx, await chosenSeries(act.tx, 'RECUR', chosen)),
  reasonsNotTo: async (after, before, act) => [
    ...reasonsAgainstRecurrence(after as never),
    ...(await reasonsAgainstPlace(act, after as never)),
    ...(before?.status === 'closed' ? [{ code: 'recurring-visits.closed' }] : []),
  ],
  // Days that were levelled by another rule are forgotten; those with an order stay.
  written: async (after, before, act) => {
    if (before === null) return
    await act.tx
      .deleteFrom('recurringOccurrence')
      .where('recurringNo', '=', String(after.recurringNo))
      .where('orderNo', 'is', null)
      .execute()
  },
})

/** The service item must be the customer's, the address theirs. */
async function reasonsAgainstPlace(
  act: Act,
  {
    customerNo,
    shipToCode,
    serviceItemNo,
  }: { customerNo: string; shipToCode: string; serviceItemNo: string | null },
) {
  if (serviceItemNo !== null) {
    const item = await act.tx
      .selectFrom('serviceItem')
      .select('customerNo')
      .where('serviceItemNo', '=', serviceItemNo)
      .executeTakeFirst()
    if (item?.customerNo !== customerNo)
      return [{ code: 'recurring-visits.item-not-of-customer', at: 'serviceItemNo' }]
  }
  if (shipToCode === '') return []
  const address = await act.tx
    .selectFrom('shipToAddress')
    .select('shipToCode')
    .where('customerNo', '=', customerNo)
    .where('shipToCode', '=', shipToCode)
    .executeTakeFirst()
  return address ? [] : [{ code: 'recurring-visits.no-such-ship-to', at: 'shipToCode' }]
}

async function recurringOf(act: Pick<Act, 'tx'>, recurringNo: string) {
  const [one] = await loadRecurring(act.tx, { no: recurringNo })
  return one ?? absent('recurring-visits.recurring-visit-absent', { recurringNo })
}

export const setRecurringStateCommand = handle(
  setRecurringState,
  async ({ recurringNo, status, version }, act) => {
    const before = await recurringOf(act, recurringNo)
    if (before.version !== version)
      changedMeanwhile('recurring-visits.recurring-visit-changed-meanwhile', { recurringNo })
    if (!mayBecome(before.status, status)) refuse('recurring-visits.no-way', { status: before.status })
    const going = status === 'running' ? [] : await ordersNotBegun(act, recurringNo)
    const questions = going.length
      ? [confirmation('recurring-visits.orders-go', { count: going.length })]
      : []
    orRefuse(verdict([], () => null, questions, act.answers))
    for (const order of going) await act.does(deleteOrder, order)
    await act.tx
      .deleteFrom('recurringOccurrence')
      .where('recurringNo', '=', recurringNo)
      .where('orderNo', 'is', null)
      .execute()
    await act.tx
      .updateTable('recurringVisit')
      .set({ status, version: version + 1 })
      .where('recurringNo', '=', recurringNo)
      .execute()
    await act.remember('recurring-visits.recurring-visit', recurringNo, { status: before.status }, { status })
    await act.publish('recurring-visits.state-changed', recurringNo, { from: before.status, to: status })
    if (status === 'running') await openDueOrders(act, { ...before, status })
    return { recurringNo, status, deletedOrders: going.length, version: version + 1 }
  },
)

/** Orders of it that wait: pending, and nobody has their visit. */
function ordersNotBegun(act: Act, recurringNo: string) {
  return act.tx
    .selectFrom('recurringOccurrence')
    .innerJoin('serviceOrder', 'serviceOrder.orderNo', 'recurringOccurrence.orderNo')
    .select(['serviceOrder.orderNo', 'serviceOrder.version'])
    .where('recurringNo', '=', recurringNo)
    .where('status', '=', 'pending')
    .where((builder) =>
      builder.not(
        builder.exists(
          builder
            .selectFrom('visit')
            .select('visit.visitNo')
            .whereRef('visit.orderNo', '=', 'serviceOrder.orderNo')
            .where('visit.state', 'not in', ['unplanned', 'planned']),
        ),
      ),
    )
    .orderBy('serviceOrder.orderNo')
    .execute()
}

export const createRecurringOrdersCommand = handle(createRecurringOrders, async ({ recurringNo }, act) => {
  const all = recurringNo
    ? [await recurringOf(act, recurringNo)]
    : await loadRecurring(act.tx, { states: ['running'] })
  if (recurringNo && all[0]!.status !== 'running') refuse('recurring-visits.not-running', { recurringNo })
  let created = 0
  for (const one of all) created += await openDueOrders(act, one)
  return { created }
})

export const readOccurrencesQuery = handle(readOccurrences, async ({ recurringNo }, reading) => {
  const recurring = await recurringOf(reading as never, recurringNo)
  const { workDate } = reading
  const all = await loadOccurrences(reading, [recurring], addDays(workDate, -365), addDays(workDate, 730))
  const shown = all.filter((one) => one.orderNo !== null || one.dueDay >= workDate)
  const coming = shown.findIndex((one) => one.dueDay >= workDate)
  const from = Math.max(0, (coming < 0 ? shown.length : coming) - 5)
  return {
    rows: shown
      .slice(from, from + 20)
      .map(({ dueDay, plannedDay, orderNo }) => ({ dueDay, plannedDay, orderNo })),
  }
})

const longest = 92

export const readFlowQuery = handle(readFlow, async ({ fromDay, toDay }, reading) => {
  if (toDay < fromDay || daysBetween(fromDay, toDay) >= longest)
    refuse('recurring-visits.flow-too-long', { days: longest }, 'toDay')
  const { days, items, withoutDay } = await loadFlow(reading, fromDay, toDay)
  const moves = levelled(days, items)
  const proposed = items.map((one) => ({ ...one, day: moves.get(one.key) ?? one.day }))
  const [now, then] = [loadOf(days, items), loadOf(days, proposed)]
  return {
    days: days.map((one, at) => ({ ...one, movable: now[at]!, levelled: then[at]! })),
    items: items.map(({ of: _, ...one }) => ({ ...one, proposed: moves.get(one.key) ?? one.day })),
    withoutDay,
  }
})

export const levelFlowCommand = handle(levelFlow, async ({ moves }, act) => {
  const all = moves.flatMap((move) => [move.from, move.to]).sort()
  const { items } = await loadFlow(act, all[0]!, all.at(-1)!)
  const byKey = new Map(items.map((one) => [one.key, one]))
  for (const { key, from, to } of moves) {
    const one = byKey.get(key)
    if (!one || one.day !== from) return changedMeanwhile('recurring-visits.flow-changed')
    if (to < one.from || to > one.to) refuse('recurring-visits.outside-days', { no: one.no, day: to })
    if (one.of.is === 'recurring')
      await keepOccurrence(act, {
        recurringNo: one.of.recurringNo,
        dueDay: one.of.dueDay,
        plannedDay: to,
        orderNo: null,
      })
    else {
      const { orderNo, lineNo } = one.of
      const { version } = await act.tx
        .selectFrom('serviceOrder')
        .select('version')
        .where('orderNo', '=', orderNo)
        .executeTakeFirstOrThrow()
      await act.does(changeLine, { orderNo, lineNo, version, targetDay: to })
      await act.tx
        .updateTable('recurringOccurrence')
        .set({ plannedDay: to })
        .where('orderNo', '=', orderNo)
        .execute()
    }
  }
  await act.publish('recurring-visits.levelled', '', { moved: moves.length })
  return { moved: moves.length }
})

/** Opens orders as their days come near, in every company; one that cannot be opened does not hold up the others. */
export const recurringOrdersJob: Job = {
  name: 'recurring-visits.createOrders',
  everySeconds: 3600,
  run: async ({ engine, company }) => {
    const tx = engine.database.company(company)
    const { language } = await tx.selectFrom('companySetup').select('language').executeTakeFirstOrThrow()
    const call = { actor: houseActor(company, language), via: 'job' as const }
    const troubles: unknown[] = []
    for (const { recurringNo } of await loadRecurring(tx, { states: ['running'] }))
      try {
        await performTyped(engine, createRecurringOrders, { recurringNo }, call)
      } catch (trouble) {
        troubles.push(trouble)
      }
    if (troubles.length > 0) throw new AggregateError(troubles, 'Orders of recurring visits were not opened.')
  },
}
