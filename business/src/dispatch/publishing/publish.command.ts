import type { Act } from '../../engine/act.ts'
import { handle } from '../../engine/module.ts'
import { daysBetween, timeOf } from '../../foundation/day.ts'
import { changedMeanwhile, refuse } from '../../foundation/verdict.ts'
import { logDocument, logEvent } from '../../service-orders/public.store.ts'
import { movableStates } from '../day.ts'
import {
  loadStates,
  placementOfRow,
  placeVisits,
  publishedOf,
  type VisitChange,
  type VisitState,
} from '../place-visits.store.ts'
import { recordStep } from '../steps.store.ts'
import { publishVisits, unpublishVisits } from './api.ts'
import { type PublishableVisit, publicationOf } from './publication.ts'

const longestPublication = 31

export const publishVisitsCommand = handle(publishVisits, async ({ fromDay, toDay, visitNos, seen }, act) => {
  if (toDay < fromDay) refuse('dispatch.period-order', {}, 'toDay')
  if (daysBetween(fromDay, toDay) >= longestPublication)
    refuse('dispatch.period-too-long', { days: longestPublication }, 'toDay')
  const visits = await loadPublishable(act, fromDay, toDay, visitNos ?? [])
  const { publish, withdraw, outdated } = publicationOf(
    visits,
    { fromDay, toDay, ...(visitNos && { visitNos }) },
    seen,
  )
  if (outdated.length > 0)
    changedMeanwhile('dispatch.plan-outdated', { visits: await customersOf(act, outdated) })
  if (publish.length + withdraw.length === 0) refuse('dispatch.nothing-to-publish', {})

  const placements = new Map(visits.map((visit) => [visit.visitNo, visit.placement]))
  const changes = [...publish, ...withdraw].map((visitNo): VisitChange => {
    const placement = placements.get(visitNo)!
    return {
      visitNo,
      placement,
      published: placement && {
        resourceNo: placement.resourceNo,
        day: placement.day,
        start: placement.start,
      },
    }
  })
  await writePublication(act, changes, 'dispatch.step.published')
  await act.publish('dispatch.visits-published', fromDay, {
    fromDay,
    toDay,
    visitNos: [...publish, ...withdraw],
  })
  return { published: publish.length, withdrawn: withdraw.length }
})

export const unpublishVisitsCommand = handle(unpublishVisits, async ({ visitNos }, act) => {
  const states = await loadStates(act, visitNos)
  const changes = states
    .filter((state) => state.published !== null)
    .map((state): VisitChange => ({ visitNo: state.visitNo, placement: state.placement, published: null }))
  if (changes.length === 0) refuse('dispatch.nothing-published', {})
  await writePublication(act, changes, 'dispatch.step.unpublished')
  await act.publish('dispatch.visits-unpublished', changes[0]!.visitNo, {
    visitNos: changes.map((one) => one.visitNo),
  })
  return { unpublished: changes.length }
})

/** Writes what is known, with the step back and the document log (event 101). */
async function writePublication(act: Act, changes: readonly VisitChange[], code: string) {
  const before = await placeVisits(act, changes)
  await recordStep(act, { code, facts: { count: changes.length } }, before, changes)
  const orders = await act.tx
    .selectFrom('visit')
    .select(['visitNo', 'orderNo'])
    .where(
      'visitNo',
      'in',
      changes.map((change) => change.visitNo),
    )
    .execute()
  const was = new Map(before.map((state) => [state.visitNo, state]))
  const is = new Map(changes.map((change) => [change.visitNo, change.published ?? null]))
  const words = (published: VisitState['published']) =>
    published ? `${published.resourceNo} ${published.day} ${timeOf(published.start, act.timeZone)}` : ''
  await logDocument(
    act,
    orders.map(({ visitNo, orderNo }) => ({
      orderNo,
      event: logEvent.visitPublished,
      before: words(was.get(visitNo)?.published ?? null),
      after: words(is.get(visitNo) ?? null),
    })),
  )
}

/** The draft of the days and the named visits, locked in one order. */
async function loadPublishable(
  act: Act,
  fromDay: string,
  toDay: string,
  visitNos: readonly string[],
): Promise<PublishableVisit[]> {
  const rows = await act.tx
    .selectFrom('visit')
    .selectAll()
    .where((builder) =>
      builder.or([
        builder.and([
          builder('state', 'in', [...movableStates]),
          builder('day', '>=', fromDay as never),
          builder('day', '<=', toDay as never),
        ]),
        builder.and([
          builder('state', '=', 'unplanned'),
          builder('publishedDay', '>=', fromDay as never),
          builder('publishedDay', '<=', toDay as never),
        ]),
        ...(visitNos.length > 0 ? [builder('visitNo', 'in', [...visitNos])] : []),
      ]),
    )
    .orderBy('visitNo')
    .forUpdate()
    .execute()
  return rows.map((row) => ({
    visitNo: row.visitNo,
    version: row.version,
    state: row.state,
    placement: placementOfRow(row),
    published: publishedOf(row),
  }))
}

/** Customers' names of visits, for a refusal that people understand; at most five are named. */
async function customersOf(act: Act, visitNos: readonly string[]): Promise<string[]> {
  const rows = await act.tx
    .selectFrom('visit')
    .innerJoin('serviceOrder', 'serviceOrder.orderNo', 'visit.orderNo')
    .innerJoin('customer', 'customer.customerNo', 'serviceOrder.customerNo')
    .select(['visit.visitNo', 'customer.name'])
    .where('visit.visitNo', 'in', [...visitNos].slice(0, 5))
    .orderBy('visit.visitNo')
    .execute()
  return rows.map((row) => `${row.name} (${row.visitNo})`)
}
