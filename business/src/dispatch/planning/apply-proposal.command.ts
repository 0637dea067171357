import type { Act } from '../../engine/act.ts'
import { handle } from '../../engine/module.ts'
import { epochSeconds, fromEpochSeconds } from '../../foundation/day.ts'
import { absent, changedMeanwhile, refuse } from '../../foundation/verdict.ts'
import { promiseLines } from '../../service-orders/public.store.ts'
import { applyPlan } from '../api.ts'
import { loadHolds } from '../appointments/hold.store.ts'
import { loadVisitsByNo } from '../day.store.ts'
import { isMovableState } from '../day.ts'
import { lockDays, placementOfRow, placeVisits, type VisitChange } from '../place-visits.store.ts'
import { recordStep } from '../steps.store.ts'
import { say } from '../words.ts'
import { applyProposal, type PresentVisit } from './apply-proposal.ts'
import { agreedWindow } from './compare-plans.ts'
import type { Proposal } from './proposal.ts'
import { outdatePlans } from './start-plan.store.ts'
import { isImagined } from './variation.ts'

export const applyPlanCommand = handle(applyPlan, async ({ planNo, visitNos, version }, act) => {
  const plan = await act.tx
    .selectFrom('plan')
    .selectAll()
    .where('planNo', '=', planNo)
    .forUpdate()
    .executeTakeFirst()
  if (!plan) return absent('dispatch.plan-absent', { planNo })
  if (plan.state !== 'proposed') refuse('dispatch.plan-not-open', { planNo })
  if (plan.version !== version) changedMeanwhile('dispatch.plan-changed-meanwhile', { planNo })
  const proposal = plan.proposal as Proposal

  await refuseWithoutConsent(act, proposal, plan.consents, visitNos)

  const applied = applyProposal(
    proposal.changes,
    visitNos ? new Set(visitNos) : null,
    await presentVisits(act, proposal),
  )

  const changes = applied.changes as readonly VisitChange[]
  if (changes.length > 0) {
    const before = await placeVisits(act, changes)
    await recordStep(act, { code: 'dispatch.step.plan', facts: { planNo } }, before, changes)
  }
  await promiseAgreed(act, proposal, changes)
  await outdatePlans(act, { whatIf: true, but: planNo })
  await act.tx
    .updateTable('plan')
    .set({ state: 'accepted', endedAt: act.now, version: version + 1 })
    .where('planNo', '=', planNo)
    .execute()
  await act.publish('dispatch.plan-accepted', planNo, { applied: changes.length })
  return {
    applied: changes.length,
    leftOut: applied.leftOut.map(({ visitNo, why }) => ({
      visitNo,
      text: say(`dispatch.left-out-${why}`, {}, act.user.language),
    })),
  }
})

/** A visit leaves its promised window only when its customer has agreed. */
async function refuseWithoutConsent(
  act: Act,
  { needsConsent = [] }: Proposal,
  consents: readonly string[],
  visitNos: readonly string[] | undefined,
) {
  const open = needsConsent.filter(
    (visitNo) => !consents.includes(visitNo) && (visitNos === undefined || visitNos.includes(visitNo)),
  )
  if (open.length === 0) return
  const visits = await loadVisitsByNo(act, open)
  refuse('dispatch.consent-missing', { customers: visits.map((visit) => visit.customerName) })
}

/** Who agreed to another time is promised that one. */
async function promiseAgreed(act: Act, { needsConsent = [] }: Proposal, changes: readonly VisitChange[]) {
  const agreed = changes.filter((change) => change.placement && needsConsent.includes(change.visitNo))
  const visits = await loadVisitsByNo(
    act,
    agreed.map((change) => change.visitNo),
  )
  for (const visit of visits) {
    const start = agreed.find((change) => change.visitNo === visit.visitNo)!.placement!.start
    if (visit.promised === null) continue
    const { from, to } = agreedWindow(
      { from: epochSeconds(visit.promised.from), to: epochSeconds(visit.promised.to) },
      epochSeconds(start),
    )
    await promiseLines(act, visit.orderNo, visit.lineNos, {
      from: fromEpochSeconds(from),
      to: fromEpochSeconds(to),
    })
  }
}

/** Every visit of the proposal, and every other one of the technicians and days that it touches. */
async function presentVisits(act: Act, proposal: Proposal): Promise<Map<string, PresentVisit>> {
  const placements = proposal.changes
    .flatMap((change) => [change.from, change.to])
    .filter((one) => one !== null)
    .filter((one) => !isImagined(one.resourceNo))
  const days = [...new Set(placements.map((one) => one.day))]
  const resourceNos = [...new Set(placements.map((one) => one.resourceNo))]
  const visitNos = proposal.changes.map((change) => change.visitNo)
  if (visitNos.length === 0) return new Map()
  await lockDays(act, placements)
  const rows = await act.tx
    .selectFrom('visit')
    .selectAll()
    .where((builder) =>
      builder.or([
        builder('visitNo', 'in', visitNos),
        builder.and([
          builder('day', 'in', days.length > 0 ? days : [act.workDate]),
          builder('resourceNo', 'in', resourceNos.length > 0 ? resourceNos : ['']),
          builder('state', 'in', ['planned', 'published', 'en-route', 'on-site', 'paused']),
        ]),
      ]),
    )
    .orderBy('visitNo')
    .forUpdate()
    .execute()
  const present = new Map(
    rows.map((row): [string, PresentVisit] => [
      row.visitNo,
      {
        visitNo: row.visitNo,
        movable: isMovableState(row.state),
        placement: placementOfRow(row),
      },
    ]),
  )
  // Slots kept for customers stand in the way like planned work.
  for (const hold of await loadHolds(act))
    present.set(hold.visitNo, {
      visitNo: hold.visitNo,
      movable: false,
      placement: { ...hold, start: hold.startAt, end: hold.endAt },
    })
  return present
}
