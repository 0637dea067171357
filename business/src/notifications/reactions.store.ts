import type { Act } from '../engine/act.ts'
import type { Happened } from '../engine/module.ts'
import { tellDone, tellOnTheWay, tellPublished } from './customer-messages.store.ts'
import { notify } from './notify.store.ts'

async function requestReceived({ subject: requestNo }: Happened, act: Act) {
  const request = await act.tx
    .selectFrom('customerRequest')
    .select('subject')
    .where('requestNo', '=', Number(requestNo))
    .executeTakeFirst()
  await notify(act, {
    event: 'request-received',
    facts: { subject: request?.subject ?? requestNo },
    link: `/requests/${requestNo}`,
  })
}

async function published({ data }: Happened, act: Act) {
  const visitNos = data.visitNos as string[]
  if (visitNos.length === 0) return
  const visits = await act.tx
    .selectFrom('visit')
    .select(['visitNo', 'publishedResourceNo', 'publishedDay'])
    .where('visitNo', 'in', visitNos)
    .where('publishedResourceNo', 'is not', null)
    .orderBy('publishedDay')
    .execute()
  for (const [day, ofDay] of Map.groupBy(visits, (visit) => visit.publishedDay ?? ''))
    await notify(act, {
      event: 'my-visits-published',
      facts: { day },
      link: '/my-day',
      resourceNos: [...new Set(ofDay.map((visit) => visit.publishedResourceNo!))],
    })
  await tellPublished(act, visitNos)
}

export const reactions = {
  'requests.received': requestReceived,
  'service-orders.warned': ({ subject: orderNo, data }: Happened, act: Act) =>
    notify(act, {
      event: 'order-warned',
      facts: { orderNo, level: Number(data.level) },
      link: `/orders/${orderNo}`,
    }),
  'service-orders.quote-expired': ({ subject: orderNo }: Happened, act: Act) =>
    notify(act, { event: 'quote-expired', facts: { orderNo }, link: `/orders/${orderNo}` }),
  'dispatch.parts-delayed': ({ subject: orderNo, data }: Happened, act: Act) =>
    notify(act, {
      event: 'part-delayed',
      facts: {
        orderNo,
        visits: (data.visitNos as string[]).length,
        promises: (data.promisesAtRisk as string[]).length,
      },
      link: `/orders/${orderNo}`,
    }),
  'mail.failed': ({ subject: mailNo }: Happened, act: Act) =>
    notify(act, { event: 'mail-failed', facts: { mailNo }, link: '/mail' }),
  'dispatch.visits-published': published,
  'dispatch.visit-set-out': ({ subject }: Happened, act: Act) => tellOnTheWay(act, subject),
  'service-orders.status-changed': async ({ subject, data }: Happened, act: Act) => {
    if (data.to === 'finished') await tellDone(act, subject)
  },
} as const
