import { houseActor } from '../../companies.ts'
import type { Act } from '../../engine/act.ts'
import type { Job } from '../../engine/jobs.ts'
import { handle } from '../../engine/module.ts'
import { performTyped } from '../../engine/perform.ts'
import { queueMail } from '../../mail/public.store.ts'
import { loadResponseFacts } from '../../response-times/public.store.ts'
import { loadServiceSetup } from '../../service-setup/public.store.ts'
import { logDocument, logEvent, type OrderRow, wallClock } from '../orders.store.ts'
import { processWarnings } from './api.ts'
import { warningLevel, warningLimits } from './warning-level.ts'
import { warningMail } from './words.ts'

/** Orders that are pending, with a line on which nobody has begun, and due before the farthest limit. */
function atRisk(act: Act, limit: string) {
  return act.tx
    .selectFrom('serviceOrder')
    .innerJoin('customer', 'customer.customerNo', 'serviceOrder.customerNo')
    .selectAll('serviceOrder')
    .select('customer.name as customerName')
    .where('serviceOrder.kind', '=', 'order')
    .where('status', '=', 'pending')
    .where('warningStatus', '<', 3)
    .where('responseDate', '<=', limit.slice(0, 10) as OrderRow['orderDate'])
    .where((builder) =>
      builder.exists(
        builder
          .selectFrom('serviceItemLine')
          .innerJoin('repairStatus', 'repairStatus.repairStatusCode', 'serviceItemLine.repairStatusCode')
          .select('lineNo')
          .whereRef('serviceItemLine.orderNo', '=', 'serviceOrder.orderNo')
          .where('repairStatus.role', 'in', ['initial', 'referred', 'spare-part-received']),
      ),
    )
    .orderBy('responseDate')
    .orderBy('responseTime')
    .execute()
}

export const processWarningsCommand = handle(processWarnings, async (_, act) => {
  const expired = await expireQuotes(act)
  const setup = await loadServiceSetup(act.tx)
  const hours = {
    first: Number(setup.firstWarningWithinHours),
    second: Number(setup.secondWarningWithinHours),
    third: Number(setup.thirdWarningWithinHours),
  }
  if (hours.first <= 0) return { warned: 0, withoutAddress: 0, expired }
  const limits = warningLimits(wallClock(act), hours, await loadResponseFacts(act.tx))
  const farthest = limits.reduce<string>((far, limit) => (limit !== null && limit > far ? limit : far), '')
  const addresses = [setup.sendFirstWarningTo, setup.sendSecondWarningTo, setup.sendThirdWarningTo]
  let warned = 0
  let withoutAddress = 0
  for (const order of farthest === '' ? [] : await atRisk(act, farthest)) {
    const due = { day: order.responseDate!, time: order.responseTime ?? '00:00' }
    const level = warningLevel(due, limits)
    if (level <= order.warningStatus) continue
    warned++
    const to = addresses[level - 1]!
    if (to === '') withoutAddress++
    else await queueMail(act, { to, ...warningMail(act.user.language, order, level) })
    await act.tx
      .updateTable('serviceOrder')
      .set((builder) => ({ warningStatus: level, version: builder('version', '+', 1) }))
      .where('orderNo', '=', order.orderNo)
      .execute()
    await logDocument(act, [
      {
        orderNo: order.orderNo,
        event: logEvent.warningSent,
        before: String(order.warningStatus),
        after: String(level),
      },
    ])
    await act.publish('service-orders.warned', order.orderNo, { level, hasAddress: to !== '' })
  }
  return { warned, withoutAddress, expired }
})

async function expireQuotes(act: Act): Promise<number> {
  const gone = await act.tx
    .updateTable('serviceOrder')
    .set((builder) => ({ quoteOutcome: 'expired', version: builder('version', '+', 1) }))
    .where('kind', '=', 'quote')
    .where('quoteOutcome', '=', 'open')
    .where('validUntil', '<', wallClock(act).day)
    .returning('orderNo')
    .execute()
  for (const { orderNo } of gone) await act.publish('service-orders.quote-expired', orderNo)
  return gone.length
}

/** Does the rounds of every company. */
export const warningsJob: Job = {
  name: 'service-orders.processWarnings',
  everySeconds: 300,
  run: async ({ engine, company }) => {
    const { language } = await engine.database
      .company(company)
      .selectFrom('companySetup')
      .select('language')
      .executeTakeFirstOrThrow()
    await performTyped(engine, processWarnings, {}, { actor: houseActor(company, language), via: 'job' })
  },
}
