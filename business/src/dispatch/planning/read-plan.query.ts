import type { Reading } from '../../engine/act.ts'
import { handle } from '../../engine/module.ts'
import { epochSeconds } from '../../foundation/day.ts'
import { absent } from '../../foundation/verdict.ts'
import { readPlan } from '../api.ts'
import { withHelpers } from '../board.query.ts'
import { reasonText } from '../reason-words.ts'
import { minutesOf, say } from '../words.ts'
import type { Proposal, ProposedChange } from './proposal.ts'

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
    travel: proposal?.travel ?? null,
    before: proposal?.before ?? null,
    after: proposal?.after ?? null,
    changes: (proposal?.changes ?? []).map((change) => ({
      ...change,
      from: change.from && withHelpers(change.from),
      to: change.to && withHelpers(change.to),
      why: whyOf(change, names, reading),
    })),
    unassigned: proposal ? await unassignedOf(reading, proposal, names) : [],
    byTechnician: [...(proposal?.byTechnician ?? [])],
  }
})

async function namesOf(reading: Reading): Promise<Map<string, string>> {
  const rows = await reading.tx.selectFrom('resource').select(['resourceNo', 'name']).execute()
  return new Map(rows.map((row) => [row.resourceNo, row.name]))
}

/** One sentence for a change. */
function whyOf(change: ProposedChange, names: ReadonlyMap<string, string>, reading: Reading): string {
  const name = (resourceNo: string | undefined) => names.get(resourceNo ?? '') ?? resourceNo ?? ''
  const facts = {
    name: name(change.to?.resourceNo),
    before: name(change.from?.resourceNo),
    minutes: minutesOf(change.to?.travelSeconds ?? 0),
  }
  const sameLead = change.kind === 'moved' && change.from?.resourceNo === change.to?.resourceNo
  const kind = !sameLead ? change.kind : change.from?.day === change.to?.day ? 'crew' : 'day'
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
