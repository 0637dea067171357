import type { Reading } from '../engine/act.ts'
import { handle } from '../engine/module.ts'
import { Refused, refuse } from '../foundation/verdict.ts'
import { moveVisits, pinVisits, previewMove } from './api.ts'
import { withHelpers } from './board.query.ts'
import { type WantedMove, type WorkedOut, workOutMoves } from './by-hand.store.ts'
import { isMovableState } from './day.ts'
import { faultsOf } from './fault-words.ts'
import { loadStates, lockDays, placeVisits, samePlace, type VisitChange } from './place-visits.store.ts'
import { recordStep } from './steps.store.ts'
import { momentWords, say } from './words.ts'

export const previewMoveQuery = handle(previewMove, async ({ moves }, reading) => {
  const worked = await workOutMoves(reading, moves as WantedMove[])
  return {
    cost: Math.round(worked.made.cost * 100) / 100,
    travelSeconds: Math.round(worked.made.travelSeconds),
    faults: faultsOf(worked, reading),
    placements: [...worked.placements].map(([visitNo, placement]) => ({
      visitNo,
      placement: withHelpers(placement),
    })),
  }
})

export const moveVisitsCommand = handle(moveVisits, async ({ moves, seen }, act) => {
  await refuseMovedSince(act, seen)
  await refuseUnknownTechnicians(
    act,
    moves.flatMap((move) => (move.to ? [move.to.resourceNo, ...(move.to.helpers ?? [])] : [])),
  )
  await lockDays(
    act,
    moves.flatMap(({ to }) =>
      to ? [to.resourceNo, ...(to.helpers ?? [])].map((resourceNo) => ({ resourceNo, day: to.day })) : [],
    ),
  )
  const worked = await workOutMoves(act, moves as WantedMove[])

  const offThePlan = moves
    .filter((move) => move.to === null)
    .map((move): VisitChange => ({ visitNo: move.visitNo, placement: null }))
  const retimed = [...worked.placements].map(([visitNo, placement]): VisitChange => ({ visitNo, placement }))
  const present = new Map(
    (
      await loadStates(
        act,
        retimed.filter((change) => isMovable(worked, change)).map((change) => change.visitNo),
      )
    ).map((state) => [state.visitNo, state]),
  )
  const changes = [...offThePlan, ...retimed].filter((change) => {
    const state = present.get(change.visitNo)
    return change.placement === null || (state !== undefined && !samePlace(state, change))
  })

  const before = changes.length > 0 ? await placeVisits(act, changes) : []
  if (changes.length > 0)
    await recordStep(act, { code: 'dispatch.step.moved', facts: { count: moves.length } }, before, changes)
  return { faults: faultsOf(worked, act), moved: changes.length }
})

const isMovable = ({ days }: WorkedOut, change: VisitChange) => {
  const state = days.visits.find((visit) => visit.visitNo === change.visitNo)?.state
  return state !== undefined && isMovableState(state)
}

async function refuseUnknownTechnicians(act: Reading, resourceNos: readonly string[]) {
  if (resourceNos.length === 0) return
  const known = await act.tx
    .selectFrom('resource')
    .select('resourceNo')
    .where('resourceNo', 'in', [...resourceNos])
    .execute()
  const unknown = resourceNos.find((no) => !known.some((row) => row.resourceNo === no))
  if (unknown) refuse('dispatch.no-such-resource', { resourceNo: unknown }, 'moves')
}

/** Refuses what somebody has changed since it was seen, with both versions: theirs in words, and its version to insist. */
async function refuseMovedSince(act: Reading, seen: Readonly<Record<string, number>>) {
  const visitNos = Object.keys(seen)
  if (visitNos.length === 0) return
  const versions = await act.tx
    .selectFrom('visit')
    .select(['visitNo', 'version'])
    .where('visitNo', 'in', visitNos)
    .execute()
  const changed = versions.filter((row) => seen[row.visitNo] !== row.version).map((row) => row.visitNo)
  if (changed.length > 0) await refuseChanged(act, changed)
}

/** How the visits stand now, in words, with their versions. */
async function refuseChanged(act: Reading, changed: readonly string[]): Promise<never> {
  const rows = await act.tx
    .selectFrom('visit')
    .innerJoin('serviceOrder', 'serviceOrder.orderNo', 'visit.orderNo')
    .leftJoin('customer', 'customer.customerNo', 'serviceOrder.customerNo')
    .leftJoin('resource', 'resource.resourceNo', 'visit.resourceNo')
    .select([
      'visit.visitNo',
      'visit.version',
      'visit.plannedStart',
      'resource.name',
      'customer.name as customer',
    ])
    .where('visit.visitNo', 'in', [...changed])
    .orderBy('visit.visitNo')
    .execute()
  const moves = await act.tx
    .selectFrom('visitMove')
    .select(['visitNo', 'byName', 'at'])
    .where('visitNo', 'in', [...changed])
    .orderBy('moveNo')
    .execute()
  const { language } = act.user
  const when = (moment: string) => momentWords(moment, act.timeZone, language)
  throw new Refused(
    rows.map(({ visitNo, version, plannedStart, name, customer }) => {
      const last = moves.findLast((move) => move.visitNo === visitNo)
      const place =
        plannedStart === null
          ? say('dispatch.place.unplanned', {}, language)
          : say('dispatch.place.planned', { name: name ?? '', when: when(plannedStart) }, language)
      const moved = last
        ? say('dispatch.place.last-moved', { by: last.byName, when: when(last.at) }, language)
        : ''
      return {
        code: 'dispatch.visit-changed-meanwhile',
        facts: {
          visitNo,
          version,
          customer: customer ?? visitNo,
          place: [place, moved].filter(Boolean).join(' · '),
        },
      }
    }),
    'changed-meanwhile',
  )
}

export const pinVisitsCommand = handle(pinVisits, async ({ visitNos, pin }, act) => {
  const states = await loadStates(act, visitNos)
  const changes = states
    .filter((state) => state.pin !== pin && (state.placement !== null || pin === 'none'))
    .map((state): VisitChange => ({ visitNo: state.visitNo, placement: state.placement, pin }))
  if (changes.length === 0) return { pinned: 0 }
  const before = await placeVisits(act, changes)
  await recordStep(act, { code: 'dispatch.step.pinned', facts: { count: changes.length } }, before, changes)
  return { pinned: changes.length }
})
