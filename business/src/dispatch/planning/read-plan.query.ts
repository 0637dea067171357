import type { Reading } from '../../engine/act.ts'
import { handle } from '../../engine/module.ts'
import { epochSeconds } from '../../foundation/day.ts'
import { absent } from '../../foundation/verdict.ts'
import { readPlan } from '../api.ts'
import { loadVisitsByNo } from '../day.store.ts'
import { reasonText } from '../reason-words.ts'
import type { StepLabel } from '../steps.store.ts'
import { minutesOf, say } from '../words.ts'
import type { Proposal, ProposedChange } from './proposal.ts'
import { openPlanStates } from './start-plan.store.ts'
import { isImagined, modelOf } from './variation.ts'

export const readPlanQuery = handle(readPlan, async ({ planNo }, reading) => {
  const plan = await reading.tx.selectFrom('plan').selectAll().where('planNo', '=', planNo).executeTakeFirst()
  if (!plan) return absent('dispatch.plan-absent', { planNo })
  const proposal = plan.proposal as Proposal | null
  const names = await namesOf(reading)
  const options = plan.options as { seconds?: number }
  return {
    planNo,
    state: plan.state,
    fromDay: plan.fromDay,
    toDay: plan.toDay,
    askedBy: plan.askedBy,
    seconds:
      plan.startedAt === null ? 0 : epochSeconds(plan.endedAt ?? reading.now) - epochSeconds(plan.startedAt),
    limitSeconds: options.seconds ?? 0,
    failure: plan.failure,
    version: plan.version,
    mode: plan.mode,
    name: plan.name,
    event: eventWords(plan.event as StepLabel | null, reading),
    needsConsent: proposal ? await consentsOf(reading, proposal, plan.consents) : [],
    alternativeOf: plan.alternativeOf,
    alternatives: await reading.tx
      .selectFrom('plan')
      .select(['planNo', 'state'])
      .where('alternativeOf', '=', planNo)
      .where('state', 'in', [...openPlanStates])
      .orderBy('askedAt')
      .execute(),
    travel: proposal?.travel ?? null,
    before: proposal?.before ?? null,
    after: proposal?.after ?? null,
    changes: (proposal?.changes ?? []).map((change) => ({ ...change, why: whyOf(change, names, reading) })),
    unassigned: proposal ? await unassignedOf(reading, proposal, names) : [],
    byTechnician: [...(proposal?.byTechnician ?? [])],
  }
})

const eventWords = (event: StepLabel | null, reading: Reading) =>
  event && say(event.code, event.facts, reading.user.language)

/** Who has to be asked before the proposal may be accepted, with the phone number to call. */
async function consentsOf(reading: Reading, { needsConsent, changes }: Proposal, agreed: readonly string[]) {
  // A proposal of an earlier release asks nobody.
  if (!needsConsent || needsConsent.length === 0) return []
  const visits = await loadVisitsByNo(reading, needsConsent)
  const starts = new Map(changes.map((change) => [change.visitNo, change.to?.start]))
  return visits.map((visit) => ({
    visitNo: visit.visitNo,
    customerName: visit.customerName,
    phone: visit.phone,
    promised: visit.promised,
    start: starts.get(visit.visitNo) ?? '',
    agreed: agreed.includes(visit.visitNo),
  }))
}

async function namesOf(reading: Reading): Promise<Map<string, string>> {
  const rows = await reading.tx.selectFrom('resource').select(['resourceNo', 'name']).execute()
  return new Map(rows.map((row) => [row.resourceNo, row.name]))
}

/** One sentence for a change. */
function whyOf(change: ProposedChange, names: ReadonlyMap<string, string>, reading: Reading): string {
  const name = (resourceNo: string | undefined) => {
    const real = names.get(modelOf(resourceNo ?? '')) ?? resourceNo ?? ''
    return isImagined(resourceNo ?? '')
      ? say('dispatch.imagined-technician', { name: real }, reading.user.language)
      : real
  }
  const facts = {
    name: name(change.to?.resourceNo),
    before: name(change.from?.resourceNo),
    minutes: minutesOf(change.to?.travelSeconds ?? 0),
  }
  const kind =
    change.kind === 'moved' && change.from?.resourceNo === change.to?.resourceNo ? 'day' : change.kind
  return say(`dispatch.why.${kind}`, facts, reading.user.language)
}

async function unassignedOf(reading: Reading, proposal: Proposal, names: ReadonlyMap<string, string>) {
  const visitNos = proposal.unassigned.map((one) => one.visitNo)
  if (visitNos.length === 0) return []
  const rows = await reading.tx
    .selectFrom('visit')
    .innerJoin('serviceOrder', 'serviceOrder.orderNo', 'visit.orderNo')
    .innerJoin('customer', 'customer.customerNo', 'serviceOrder.customerNo')
    .select(['visit.visitNo', 'customer.name'])
    .where('visit.visitNo', 'in', visitNos)
    .execute()
  const customers = new Map(rows.map((row) => [row.visitNo, row.name]))
  const speaking = {
    origin: proposal.origin,
    timeZone: reading.timeZone,
    language: reading.user.language,
    names,
  }
  return proposal.unassigned.map(({ visitNo, reasons }) => ({
    visitNo,
    customerName: customers.get(visitNo) ?? visitNo,
    reasons: reasons.map(({ resourceNo, reason }) => ({
      code: reason.code as string,
      text: [names.get(resourceNo), reasonText(reason, speaking)].filter(Boolean).join(': '),
    })),
  }))
}
