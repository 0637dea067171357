import { handle } from '../../engine/module.ts'
import { daysBetween, epochSeconds } from '../../foundation/day.ts'
import { givenOf } from '../../foundation/given.ts'
import { absent, refuse } from '../../foundation/verdict.ts'
import { loadDays } from '../day.store.ts'
import { say } from '../words.ts'
import { comparePlans, listOpenPlans, recordConsent, startWhatIf } from './api.ts'
import { comparePlans as compared } from './compare-plans.ts'
import type { Proposal } from './proposal.ts'
import { openPlanStates, type PlanOptions, startPlan } from './start-plan.store.ts'
import { isImagined, modelOf, type Variation } from './variation.ts'

const longestPlan = 31
/** More than this nobody compares, and each takes the machine for some seconds. */
const openAtMost = 6
const visitsShown = 200

export const startWhatIfCommand = handle(startWhatIf, async (input, act) => {
  const { fromDay, toDay, name, away, extraLike, weights } = input
  if (toDay < fromDay) refuse('dispatch.period-order', {}, 'toDay')
  if (daysBetween(fromDay, toDay) >= longestPlan)
    refuse('dispatch.period-too-long', { days: longestPlan }, 'toDay')
  if (toDay < act.workDate) refuse('dispatch.days-past', {}, 'fromDay')
  const open = await act.tx
    .selectFrom('plan')
    .select(['planNo', 'name'])
    .where('mode', '=', 'what-if')
    .where('state', 'in', [...openPlanStates])
    .execute()
  if (open.length >= openAtMost) refuse('dispatch.too-many-what-ifs', { count: openAtMost })
  if (open.some((one) => one.name === name)) refuse('dispatch.what-if-name-taken', { name }, 'name')
  const days = await loadDays(act, {
    fromDay,
    toDay,
    unplanned: true,
    ...(input.resourceNos && { resourceNos: input.resourceNos }),
  })
  const known = new Set(days.technicians.map((one) => one.resourceNo))
  const unknown = [...away, ...extraLike].find((resourceNo) => !known.has(resourceNo))
  if (unknown) refuse('dispatch.no-such-resource', { resourceNo: unknown }, 'away')
  if (!days.days.some((one) => typeof one.shift !== 'string' && !away.includes(one.resourceNo)))
    refuse('dispatch.nobody-works', {}, 'fromDay')
  if (days.visits.length === 0) refuse('dispatch.nothing-to-plan', {}, 'fromDay')

  const planNo = await startPlan(act, {
    fromDay,
    toDay,
    mode: 'what-if',
    name,
    resourceNos: days.technicians.map((one) => one.resourceNo),
    moveOthers: input.moveOthers,
    seed: input.seed,
    variation: {
      ...(weights && { weights: defined(weights) }),
      ...(away.length > 0 && { away }),
      ...(extraLike.length > 0 && { extraLike }),
    },
    ...(input.visitNos && { visitNos: input.visitNos }),
    ...(input.seconds !== undefined && { seconds: input.seconds }),
    ...(input.iterations !== undefined && { iterations: input.iterations }),
  })
  return { planNo }
})

const defined = (weights: object) => givenOf(weights) as NonNullable<Variation['weights']>

export const listOpenPlansQuery = handle(listOpenPlans, async (_, reading) => {
  const rows = await reading.tx
    .selectFrom('plan')
    .selectAll()
    .where('state', 'in', [...openPlanStates])
    .orderBy('askedAt', 'desc')
    .orderBy('planNo', 'desc')
    .execute()
  return {
    plans: rows.map((row) => {
      const proposal = row.proposal as Proposal | null
      return {
        planNo: row.planNo,
        name: row.name,
        state: row.state,
        mode: row.mode,
        fromDay: row.fromDay,
        toDay: row.toDay,
        askedBy: row.askedBy,
        askedAt: row.askedAt,
        seconds:
          row.startedAt === null ? 0 : epochSeconds(row.endedAt ?? reading.now) - epochSeconds(row.startedAt),
        limitSeconds: (row.options as unknown as PlanOptions).seconds,
        changes: proposal?.changes.length ?? 0,
        cost: proposal?.after.cost ?? null,
      }
    }),
  }
})

export const comparePlansQuery = handle(comparePlans, async ({ planNos }, reading) => {
  const rows = await reading.tx.selectFrom('plan').selectAll().where('planNo', 'in', planNos).execute()
  const plans = planNos.map((planNo) => {
    const row = rows.find((one) => one.planNo === planNo) ?? absent('dispatch.plan-absent', { planNo })
    if (row.proposal === null) refuse('dispatch.plan-without-proposal', { planNo })
    return { row, proposal: row.proposal as Proposal }
  })
  // The present is that of the newest plan, wherever it stands in the list.
  const newest = plans.reduce((last, one) => (one.row.askedAt >= last.row.askedAt ? one : last)).proposal
  const comparison = compared(
    plans.map(({ proposal }) => ({
      ...proposal,
      before: newest.before,
      byTechnicianBefore: newest.byTechnicianBefore,
    })),
  )
  const { language } = reading.user
  const names = new Map(
    (await reading.tx.selectFrom('resource').select(['resourceNo', 'name']).execute()).map((row) => [
      row.resourceNo,
      row.name,
    ]),
  )
  const nameOf = (resourceNo: string) =>
    isImagined(resourceNo)
      ? say(
          'dispatch.imagined-technician',
          { name: names.get(modelOf(resourceNo)) ?? modelOf(resourceNo) },
          language,
        )
      : (names.get(resourceNo) ?? resourceNo)
  const shown = comparison.visits.slice(0, visitsShown)
  const customers =
    shown.length === 0
      ? []
      : await reading.tx
          .selectFrom('visit')
          .innerJoin('serviceOrder', 'serviceOrder.orderNo', 'visit.orderNo')
          .innerJoin('customer', 'customer.customerNo', 'serviceOrder.customerNo')
          .select(['visit.visitNo', 'customer.name'])
          .where(
            'visit.visitNo',
            'in',
            shown.map((one) => one.visitNo),
          )
          .execute()
  const customerOf = new Map(customers.map((row) => [row.visitNo, row.name]))
  return {
    plans: plans.map(({ row, proposal }) => ({
      planNo: row.planNo,
      name: row.name,
      state: row.state,
      version: row.version,
      needsConsent: proposal.needsConsent.filter((visitNo) => !row.consents.includes(visitNo)).length,
      imagined: proposal.changes.filter((change) => isImagined(change.to?.resourceNo ?? '')).length,
    })),
    measures: comparison.measures.map((one) => ({ ...one, values: [...one.values] })),
    terms: comparison.terms.map((one) => ({ ...one, values: [...one.values] })),
    technicians: comparison.technicians.map(({ resourceNo, values }) => ({
      resourceNo,
      name: nameOf(resourceNo),
      imagined: isImagined(resourceNo),
      values: values.map((sums) => ({ ...sums })),
    })),
    visits: shown.map(({ visitNo, places }) => ({
      visitNo,
      customerName: customerOf.get(visitNo) ?? visitNo,
      places: places.map(
        (place) =>
          place && { resourceNo: place.resourceNo, name: nameOf(place.resourceNo), start: place.start },
      ),
    })),
    visitsLeftOut: comparison.visits.length - shown.length,
  }
})

export const recordConsentCommand = handle(recordConsent, async ({ planNo, visitNo, agreed }, act) => {
  const plan = await act.tx
    .selectFrom('plan')
    .selectAll()
    .where('planNo', '=', planNo)
    .forUpdate()
    .executeTakeFirst()
  if (!plan) return absent('dispatch.plan-absent', { planNo })
  if (plan.state !== 'proposed') refuse('dispatch.plan-not-open', { planNo })
  const { needsConsent } = plan.proposal as Proposal
  if (!needsConsent.includes(visitNo)) refuse('dispatch.no-consent-needed', { visitNo }, 'visitNo')
  const consents = agreed
    ? [...new Set([...plan.consents, visitNo])]
    : plan.consents.filter((one) => one !== visitNo)
  const open = needsConsent.filter((one) => !consents.includes(one))
  const becameProposal = open.length === 0 && plan.alternativeOf !== null
  await act.tx
    .updateTable('plan')
    .set({ consents, ...(becameProposal && { alternativeOf: null }) })
    .where('planNo', '=', planNo)
    .execute()
  if (becameProposal) {
    const beside = plan.alternativeOf!
    // Everything that stood beside the old proposal now stands beside the new one.
    await act.tx
      .updateTable('plan')
      .set({ alternativeOf: planNo })
      .where((builder) => builder.or([builder('planNo', '=', beside), builder('alternativeOf', '=', beside)]))
      .where('state', 'in', [...openPlanStates])
      .execute()
  }
  await act.publish('dispatch.plan-consent', planNo, { visitNo, agreed })
  return { open, becameProposal }
})
