import type { Act } from '../engine/act.ts'
import type { Happened } from '../engine/module.ts'
import type { Day, Instant } from '../foundation/day.ts'
import { refuse } from '../foundation/verdict.ts'
import { logDocument, logEvent } from '../service-orders/public.store.ts'
import { isMovableState, movableStates } from './day.ts'
import { restoreAllocations, takeOverAllocations } from './documents.store.ts'
import { placeVisits } from './place-visits.store.ts'
import { takeOffDelayed } from './real-time/parts-delayed.store.ts'
import { loadHelpers } from './visit-helpers.store.ts'
import {
  divideWork,
  emptyVisit,
  lastNumber,
  laterParts,
  regroupLine,
  removeEmptyVisits,
  removeLaterParts,
} from './visit-parts.store.ts'
import { openStates } from './visit-states.ts'

/**
 * What the board does about news from the orders, in the same transaction: every order and address with open lines
 * has one open visit, every open line an allocation. Source: specification orders §6.4, §4.9.
 */
export const reactions = {
  'service-orders.created': ({ subject }: Happened, act: Act) => openVisits(act, subject),
  'service-orders.line-added': ({ subject }: Happened, act: Act) => openVisits(act, subject),
  'service-orders.line-changed': async ({ subject, data }: Happened, act: Act) => {
    const { lineNo } = data as { lineNo: number }
    await regroupLine(act, subject, lineNo)
    await openVisits(act, subject)
    await divideWork(act, subject)
    await takeOffDelayed(act, subject)
    await act.publish('dispatch.visits-changed', subject)
  },
  'service-orders.line-deleting': async ({ data }: Happened, act: Act) => {
    const { orderNo, lineNo } = data as { orderNo: string; lineNo: number }
    const attached = await act.tx
      .selectFrom('allocation')
      .select('status')
      .where('orderNo', '=', orderNo)
      .where('lineNo', '=', lineNo)
      .where('status', 'in', ['active', 'finished'])
      .executeTakeFirst()
    if (attached) refuse('dispatch.allocations-attached', { orderNo, line: lineNo })
    await removeEmptyVisits(act, orderNo, lineNo)
    await divideWork(act, orderNo, lineNo)
    await act.publish('dispatch.visits-changed', orderNo)
  },
  'service-orders.addresses-changed': async ({ subject, data }: Happened, act: Act) => {
    const { from, to } = data as { from: string; to: string }
    await act.tx
      .updateTable('visit')
      .set({ shipToCode: to })
      .where('orderNo', '=', subject)
      .where('shipToCode', '=', from)
      .execute()
    await act.publish('dispatch.visits-changed', subject)
  },
  'service-orders.deleting': async ({ subject }: Happened, act: Act) => {
    await act.tx.deleteFrom('visit').where('orderNo', '=', subject).execute()
    await act.publish('dispatch.visits-changed', subject)
  },
  'service-orders.quote-accepted': ({ data }: Happened, act: Act) =>
    takeOverAllocations(act, String(data.quoteNo), String(data.orderNo)),
  'service-orders.restored': async ({ subject, data }: Happened, act: Act) => {
    await restoreAllocations(act, subject, data.allocations as Parameters<typeof restoreAllocations>[2])
    await openVisits(act, subject)
    await act.publish('dispatch.visits-changed', subject)
  },
  'service-orders.repair-status-changed': ({ data }: Happened, act: Act) =>
    followRepairStatus(act, data as unknown as StatusNews),
  'resources.absence-added': ({ subject }: Happened, act: Act) =>
    act.publish('dispatch.hours-changed', subject),
  'resources.busy-times-changed': ({ subject }: Happened, act: Act) =>
    act.publish('dispatch.hours-changed', subject),
  'resources.absence-deleted': ({ subject }: Happened, act: Act) =>
    act.publish('dispatch.hours-changed', subject),
  'resources.hours-changed': ({ subject }: Happened, act: Act) =>
    act.publish('dispatch.hours-changed', subject),
} as const

interface StatusNews {
  readonly orderNo: string
  readonly lineNo: number
  readonly fromRole: string | null
  readonly toRole: string | null
}

const groupOf = (one: { readonly shipToCode: string; readonly stage: number }) =>
  `${one.shipToCode} ${one.stage}`

async function openVisits(act: Act, orderNo: string): Promise<void> {
  const order = await act.tx
    .selectFrom('serviceOrder')
    .select('kind')
    .where('orderNo', '=', orderNo)
    .executeTakeFirst()
  // Nobody goes out for a quote; its entries are made by hand.
  if (order?.kind === 'quote') return
  const lines = await linesWithoutEntry(act, orderNo)
  const waiting = await linesWithoutVisit(act, orderNo)
  if (lines.length === 0 && waiting.length === 0) return
  const visits = await act.tx
    .selectFrom('visit')
    .select(['visitNo', 'shipToCode', 'stage', 'state', 'resourceNo', 'day', 'plannedStart', 'plannedEnd'])
    .where('orderNo', '=', orderNo)
    .orderBy('part')
    .execute()
  const openOf = Map.groupBy(
    visits.filter((visit) => !['done', 'not-done', 'canceled'].includes(visit.state)),
    groupOf,
  ) as Map<string, OpenVisit[]>
  let last = lastNumber(visits)
  for (const [group, [line]] of Map.groupBy([...lines, ...waiting], groupOf)) {
    if (openOf.has(group)) continue
    const { shipToCode, stage } = line!
    const visit = { ...emptyVisit, visitNo: `${orderNo}-${++last}`, shipToCode, stage }
    await act.tx
      .insertInto('visit')
      .values({ ...visit, orderNo })
      .execute()
    openOf.set(group, [visit])
  }
  for (const entry of waiting) {
    const visit = openOf.get(groupOf(entry))![0]!
    if (entry.status === 'active' && visit.resourceNo === null)
      await act.tx
        .updateTable('allocation')
        .set({ visitNo: visit.visitNo })
        .where('entryNo', '=', entry.entryNo)
        .execute()
  }
  if (lines.length > 0) await openEntries(act, orderNo, lines, openOf)
  await divideWork(act, orderNo)
  await act.publish('dispatch.visits-changed', orderNo)
}

/** Lines that nobody has an entry for; of a line that is still open, entries of visits that are over do not count. */
function linesWithoutEntry(act: Act, orderNo: string) {
  return act.tx
    .selectFrom('serviceItemLine')
    .innerJoin('repairStatus', 'repairStatus.repairStatusCode', 'serviceItemLine.repairStatusCode')
    .leftJoin('allocation', (join) =>
      join
        .onRef('allocation.orderNo', '=', 'serviceItemLine.orderNo')
        .onRef('allocation.lineNo', '=', 'serviceItemLine.lineNo')
        .on('allocation.status', '<>', 'canceled')
        .on((is) =>
          is.or([is('allocation.status', '<>', 'finished'), is('repairStatus.role', '=', 'finished')]),
        ),
    )
    .select(['serviceItemLine.lineNo', 'serviceItemLine.shipToCode', 'serviceItemLine.stage'])
    .where('serviceItemLine.orderNo', '=', orderNo)
    .where('allocation.entryNo', 'is', null)
    .execute()
}

/**
 * Lines that are to be done by somebody, by an entry of their own or because it waits for another technician, while no
 * open visit leads to them: the earliest such entry of each.
 */
async function linesWithoutVisit(act: Act, orderNo: string) {
  return act.tx
    .selectFrom('allocation')
    .innerJoin('serviceItemLine as line', (join) =>
      join.onRef('line.orderNo', '=', 'allocation.orderNo').onRef('line.lineNo', '=', 'allocation.lineNo'),
    )
    .innerJoin('repairStatus', 'repairStatus.repairStatusCode', 'line.repairStatusCode')
    .select(['line.lineNo', 'line.shipToCode', 'line.stage', 'allocation.entryNo', 'allocation.status'])
    .distinctOn('line.lineNo')
    .where('allocation.orderNo', '=', orderNo)
    .where('allocation.status', 'in', ['active', 'reallocation-needed'])
    .where('allocation.role', '=', 'lead')
    .where((builder) =>
      builder.or([builder('repairStatus.role', 'is', null), builder('repairStatus.role', '<>', 'finished')]),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('visit')
            .select('visit.visitNo')
            .whereRef('visit.orderNo', '=', 'line.orderNo')
            .whereRef('visit.shipToCode', '=', 'line.shipToCode')
            .whereRef('visit.stage', '=', 'line.stage')
            .where('visit.state', 'in', [...openStates]),
        ),
      ),
    )
    .orderBy('line.lineNo')
    .orderBy('allocation.day')
    .orderBy('allocation.entryNo')
    .execute()
}

type OpenVisit = Placed & { readonly visitNo: string }
type Placed = {
  readonly resourceNo: string | null
  readonly day: Day | null
  readonly plannedStart: Instant | null
  readonly plannedEnd: Instant | null
}

/** Entries of lines that have none yet, on the open visits of their address and stage. */
async function openEntries(
  act: Act,
  orderNo: string,
  lines: readonly { readonly lineNo: number; readonly shipToCode: string; readonly stage: number }[],
  openOf: ReadonlyMap<string, readonly OpenVisit[]>,
) {
  const helpers = await loadHelpers(
    act,
    [...openOf.values()].flat().map((visit) => visit.visitNo),
  )
  await act.tx
    .insertInto('allocation')
    .values(
      lines.flatMap((line) =>
        openOf.get(groupOf(line))!.flatMap((visit) => {
          const planned = visit.resourceNo !== null
          const helping = planned ? (helpers.get(visit.visitNo) ?? []) : []
          return [visit.resourceNo, ...helping.map((helper) => helper.resourceNo)].map((resourceNo, at) => ({
            orderNo,
            lineNo: line.lineNo,
            visitNo: visit.visitNo,
            // A line added to a visit that is planned goes along with it.
            status: planned ? ('active' as const) : ('nonactive' as const),
            role: at === 0 ? ('lead' as const) : ('helper' as const),
            resourceNo,
            groupNo: null,
            day: visit.day,
            startAt: visit.plannedStart,
            endAt: visit.plannedEnd,
            reasonCode: null,
          }))
        }),
      ),
    )
    .execute()
}

async function followRepairStatus(act: Act, news: StatusNews): Promise<void> {
  const { orderNo, lineNo, fromRole, toRole } = news
  const active = act.tx
    .updateTable('allocation')
    .where('orderNo', '=', orderNo)
    .where('lineNo', '=', lineNo)
    .where('status', '=', 'active')
  if (toRole === 'initial') await active.set({ serviceStarted: false }).execute()
  if (toRole === 'in-process') {
    await active.set({ serviceStarted: true }).execute()
    await setVisitState(act, news, ['planned', 'published', 'en-route', 'paused'], 'on-site')
  }
  if (toRole === 'finished') {
    const visit = await visitOfLine(act, news)
    const finished = await allFinished(act, news)
    if (finished && visit?.partMinutes != null) await removeLaterParts(act, visit)
    await active.set({ status: 'finished' }).execute()
    if (finished)
      await setVisitState(act, news, ['planned', 'published', 'en-route', 'on-site', 'paused'], 'done')
    // What else was to be done there has been given back, so nobody stays.
    else if (visit && underWay.has(visit.state) && !(await someoneStays(act, visit.visitNo)))
      await endVisit(act, visit, 'done')
  }
  const goesOn = toRole === 'partly-serviced' && (await endPart(act, news))
  if (toRole === 'referred') await takeLaterPartsOff(act, news)
  if (!goesOn && (toRole === 'referred' || toRole === 'partly-serviced')) {
    await active
      .set({
        status: 'reallocation-needed',
        reasonCode: null,
        ...(toRole === 'referred' && fromRole === 'initial' && { serviceStarted: false }),
      })
      .execute()
    await backToUnplanned(act, news)
  }
  if ((fromRole === 'finished' || fromRole === 'quote-finished') && toRole !== fromRole)
    await reopen(act, news)
  await act.publish('dispatch.visits-changed', orderNo)
}

async function visitOfLine(act: Act, { orderNo, lineNo }: StatusNews) {
  return (
    act.tx
      .selectFrom('visit')
      .innerJoin('serviceItemLine', (join) =>
        join
          .onRef('serviceItemLine.orderNo', '=', 'visit.orderNo')
          .onRef('serviceItemLine.shipToCode', '=', 'visit.shipToCode')
          .onRef('serviceItemLine.stage', '=', 'visit.stage'),
      )
      .select(['visit.visitNo', 'visit.state', 'visit.shipToCode', 'visit.stage', 'visit.resourceNo'])
      .select(['visit.orderNo', 'visit.part', 'visit.partMinutes'])
      .where('visit.orderNo', '=', orderNo)
      .where('serviceItemLine.lineNo', '=', lineNo)
      // Of work in parts the one that is being done, else the next one.
      .orderBy((builder) =>
        builder
          .case()
          .when('visit.state', 'in', ['en-route', 'on-site', 'paused'])
          .then(0)
          .when('visit.state', 'in', [...movableStates])
          .then(1)
          .else(2)
          .end(),
      )
      .orderBy('visit.part')
      .orderBy('visit.visitNo', 'desc')
      .executeTakeFirst()
  )
}

/**
 * The day's part of work longer than a shift is done and the later parts stay as they are planned. False: there are no
 * later parts.
 */
async function endPart(act: Act, news: StatusNews): Promise<boolean> {
  const visit = await visitOfLine(act, news)
  if (!visit || visit.partMinutes === null || visit.state === 'unplanned') return false
  if ((await laterParts(act, visit)).length === 0) return false
  await act.tx
    .updateTable('allocation')
    .set({ status: 'finished' })
    .where('visitNo', '=', visit.visitNo)
    .where('lineNo', '=', news.lineNo)
    .where('status', '=', 'active')
    .execute()
  await writeState(act, visit, 'done')
  return true
}

/** Work that is handed back is planned anew as a whole. */
async function takeLaterPartsOff(act: Act, news: StatusNews) {
  const visit = await visitOfLine(act, news)
  if (!visit || visit.partMinutes === null) return
  const planned = (await laterParts(act, visit)).filter((part) => part.state !== 'unplanned')
  if (planned.length > 0)
    await placeVisits(
      act,
      planned.map((part) => ({ visitNo: part.visitNo, placement: null })),
    )
}

async function setVisitState(act: Act, news: StatusNews, from: readonly string[], to: 'on-site' | 'done') {
  const visit = await visitOfLine(act, news)
  if (visit && from.includes(visit.state)) await writeState(act, visit, to)
}

const stateEvents = {
  'on-site': logEvent.arrived,
  done: logEvent.visitDone,
  'not-done': logEvent.visitNotDone,
} as const

/** The visit goes on or ends; the order's log says so (orders §4.6, events 104 to 106). */
async function writeState(
  act: Act,
  { visitNo, orderNo }: { readonly visitNo: string; readonly orderNo: string },
  state: keyof typeof stateEvents,
) {
  await act.tx.updateTable('visit').set({ state }).where('visitNo', '=', visitNo).execute()
  await logDocument(act, [{ orderNo, event: stateEvents[state], after: visitNo }])
}

async function allFinished(act: Act, news: StatusNews): Promise<boolean> {
  const visit = await visitOfLine(act, news)
  if (!visit) return false
  const open = await act.tx
    .selectFrom('serviceItemLine')
    .innerJoin('repairStatus', 'repairStatus.repairStatusCode', 'serviceItemLine.repairStatusCode')
    .select('lineNo')
    .where('orderNo', '=', news.orderNo)
    .where('shipToCode', '=', visit.shipToCode)
    .where('stage', '=', visit.stage)
    .where((builder) => builder.or([builder('role', 'is', null), builder('role', '<>', 'finished')]))
    .execute()
  return open.length === 0
}

/** Work that was handed back or is only partly done waits for another visit. */
async function backToUnplanned(act: Act, news: StatusNews) {
  const visit = await visitOfLine(act, news)
  if (!visit || visit.resourceNo === null) return
  if (isMovableState(visit.state)) await placeVisits(act, [{ visitNo: visit.visitNo, placement: null }])
  else if (visit.state !== 'done' && !(await someoneStays(act, visit.visitNo)))
    await endVisit(act, visit, (await somethingDone(act, visit.visitNo)) ? 'done' : 'not-done')
}

const underWay: ReadonlySet<string> = new Set(['en-route', 'on-site', 'paused'])

/** Whether other lines of the visit are still to be done on it. */
async function someoneStays(act: Act, visitNo: string): Promise<boolean> {
  const entry = await act.tx
    .selectFrom('allocation')
    .select('entryNo')
    .where('visitNo', '=', visitNo)
    .where('status', '=', 'active')
    .where('role', '=', 'lead')
    .executeTakeFirst()
  return entry !== undefined
}

/** Whether another line was finished on the visit. */
async function somethingDone(act: Act, visitNo: string): Promise<boolean> {
  const entry = await act.tx
    .selectFrom('allocation')
    .select('entryNo')
    .where('visitNo', '=', visitNo)
    .where('status', '=', 'finished')
    .executeTakeFirst()
  return entry !== undefined
}

/** The technicians leave; lines that are still open get another visit. */
async function endVisit(
  act: Act,
  { visitNo, orderNo }: { readonly visitNo: string; readonly orderNo: string },
  state: 'done' | 'not-done',
) {
  await writeState(act, { visitNo, orderNo }, state)
  await openVisits(act, orderNo)
}

/**
 * The technicians have left while work still waits for a part or for the customer: the visit ends, their entries count
 * as worked, and what is left gets another visit. Source: specification orders §10.6 (10:40).
 */
export async function leaveVisit(act: Act, visitNo: string): Promise<void> {
  const visit = await act.tx
    .selectFrom('visit')
    .select(['visitNo', 'orderNo', 'state'])
    .where('visitNo', '=', visitNo)
    .executeTakeFirst()
  if (!visit || !underWay.has(visit.state)) return
  const done = await somethingDone(act, visitNo)
  await act.tx
    .updateTable('allocation')
    .set({ status: 'finished' })
    .where('visitNo', '=', visitNo)
    .where('status', '=', 'active')
    .execute()
  await endVisit(act, visit, done ? 'done' : 'not-done')
}

/**
 * Somebody went and the work was not done: the visit ends now, its entries are closed with the reason, and its open
 * lines get another visit. Source: specification orders §6.6 (`notDone`).
 */
export async function closeNotDone(act: Act, visitNo: string, reasonCode: string): Promise<void> {
  const visit = await act.tx
    .selectFrom('visit')
    .select(['orderNo', 'plannedStart'])
    .where('visitNo', '=', visitNo)
    .executeTakeFirstOrThrow()
  const plannedEnd =
    visit.plannedStart !== null && visit.plannedStart > act.now ? visit.plannedStart : act.now
  await act.tx
    .updateTable('visit')
    .set((builder) => ({ plannedEnd, version: builder('version', '+', 1) }))
    .where('visitNo', '=', visitNo)
    .execute()
  await writeState(act, { visitNo, orderNo: visit.orderNo }, 'not-done')
  await act.tx
    .updateTable('allocation')
    .set({ status: 'canceled', reasonCode })
    .where('visitNo', '=', visitNo)
    .where('status', '=', 'active')
    .execute()
  await openVisits(act, visit.orderNo)
}

/** A line that is open again gets a new visit and an allocation to be planned. */
async function reopen(act: Act, news: StatusNews) {
  await act.tx
    .updateTable('allocation')
    .set({ status: 'canceled' })
    .where('orderNo', '=', news.orderNo)
    .where('lineNo', '=', news.lineNo)
    .where('status', 'in', ['finished', 'reallocation-needed'])
    .where('posted', '=', false)
    .execute()
  await openVisits(act, news.orderNo)
  await divideWork(act, news.orderNo)
}
