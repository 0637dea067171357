import type { Act } from '../../engine/act.ts'
import { anyOf } from '../../engine/any-of.ts'
import { handle } from '../../engine/module.ts'
import { absent, changedMeanwhile, refuse } from '../../foundation/verdict.ts'
import { applyPlan } from '../api.ts'
import { crewOf } from '../day.ts'
import { placeVisits, type VisitChange } from '../place-visits.store.ts'
import { recordStep } from '../steps.store.ts'
import { loadHelpers } from '../visit-helpers.store.ts'
import { say } from '../words.ts'
import { applyProposal, type PresentVisit } from './apply-proposal.ts'
import type { Proposal } from './proposal.ts'

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

/** Every visit of the proposal, and every other one of the technicians and days that it touches. */
async function presentVisits(act: Act, proposal: Proposal): Promise<Map<string, PresentVisit>> {
  const placements = proposal.changes
    .flatMap((change) => [change.from, change.to])
    .filter((one) => one !== null)
  const days = [...new Set(placements.map((one) => one.day))]
  const resourceNos = [...new Set(placements.flatMap(crewOf))]
  const visitNos = proposal.changes.map((change) => change.visitNo)
  if (visitNos.length === 0) return new Map()
  const rows = await act.tx
    .selectFrom('visit')
    .selectAll()
    .where((builder) =>
      builder.or([
        builder('visitNo', 'in', visitNos),
        builder.and([
          builder('day', 'in', days.length > 0 ? days : [act.workDate]),
          builder.or([
            anyOf('visit.resourceNo', resourceNos),
            builder.exists(
              builder
                .selectFrom('visitHelper')
                .select('visitHelper.visitNo')
                .whereRef('visitHelper.visitNo', '=', 'visit.visitNo')
                .where(anyOf('visitHelper.resourceNo', resourceNos)),
            ),
          ]),
          builder('state', 'in', ['planned', 'en-route', 'on-site', 'paused']),
        ]),
      ]),
    )
    .orderBy('visitNo')
    .forUpdate()
    .execute()
  const helpers = await loadHelpers(
    act,
    rows.map((row) => row.visitNo),
  )
  return new Map(
    rows.map((row) => [
      row.visitNo,
      {
        visitNo: row.visitNo,
        movable: row.state === 'unplanned' || row.state === 'planned',
        placement:
          row.resourceNo === null
            ? null
            : {
                resourceNo: row.resourceNo,
                day: row.day!,
                arrival: row.plannedArrival ?? row.plannedStart!,
                start: row.plannedStart!,
                end: row.plannedEnd!,
                travelSeconds: row.travelSeconds,
                travelMetres: row.travelMetres,
                travelQuality: row.travelQuality,
                ...(helpers.has(row.visitNo) && { helpers: helpers.get(row.visitNo)! }),
              },
      },
    ]),
  )
}
