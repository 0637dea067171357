import { v7 } from 'uuid'
import type { Act } from '../../engine/act.ts'
import { handle } from '../../engine/module.ts'
import { hashOfSecret, newSecret } from '../../engine/secret.ts'
import { addSeconds } from '../../foundation/day.ts'
import { fillText } from '../../foundation/texts.ts'
import { absent, refuse } from '../../foundation/verdict.ts'
import { queueMail } from '../../mail/public.store.ts'
import { logDocument, logEvent } from '../../service-orders/public.store.ts'
import { reportVisit } from '../reports/api.ts'
import { refuseStrangers } from '../reports/report.command.ts'
import { sendSignatureLink, signatureDays, signByLink } from './api.ts'

const mailWords = {
  en: {
    subject: '{company}: please sign for the work of order {orderNo}',
    body: 'Good day,\n\nour technician has been at your place ({description}). Please look at what was done and sign here:\n\n{link}\n\nThe link can be used once, for {days} days.\n\nKind regards\n{company}',
  },
  it: {
    subject: "{company}: firma per i lavori dell'ordine {orderNo}",
    body: 'Buongiorno,\n\nil nostro tecnico è stato da voi ({description}). Vi preghiamo di vedere i lavori svolti e di firmare qui:\n\n{link}\n\nIl link si può usare una volta, per {days} giorni.\n\nCordiali saluti\n{company}',
  },
} as const

export const sendSignatureLinkCommand = handle(sendSignatureLink, async ({ visitNo, to }, act) => {
  const visit = await act.tx
    .selectFrom('visit')
    .innerJoin('serviceOrder', 'serviceOrder.orderNo', 'visit.orderNo')
    .innerJoin('customer', 'customer.customerNo', 'serviceOrder.customerNo')
    .select(['visit.orderNo', 'visit.arrivedAt', 'serviceOrder.description', 'customer.language'])
    .where('visitNo', '=', visitNo)
    .executeTakeFirst()
  if (!visit) return absent('dispatch.visit-absent', { visitNo })
  await refuseStrangers(act, visitNo)
  // Nobody confirms work that has not begun.
  if (visit.arrivedAt === null) refuse('dispatch.nothing-to-sign', { visitNo })
  const { orderNo } = visit
  await act.tx
    .deleteFrom('signatureLink')
    .where('visitNo', '=', visitNo)
    .where('signedAt', 'is', null)
    .execute()
  const { token, hash } = newSecret()
  const row = {
    visitNo,
    orderNo,
    sentTo: to,
    madeAt: act.now,
    madeBy: act.user.name,
    expiresAt: addSeconds(act.now, signatureDays * 24 * 3600),
    signedAt: null,
  }
  await act.tx
    .insertInto('signatureLink')
    .values({ ...row, tokenHash: hash })
    .execute()
  const path = `/sign/${act.user.company}/${token}`
  if (to !== '') await sendLink(act, { ...visit, to, link: `${act.publicUrl}${path}` })
  await act.remember('dispatch.signature-link', visitNo, null, row)
  return { path, sent: to !== '' }
})

async function sendLink(
  act: Act,
  mail: { orderNo: string; description: string; language: 'it' | 'en'; to: string; link: string },
) {
  const { orderNo, to } = mail
  const { name } = await act.tx.selectFrom('companySetup').select('name').executeTakeFirstOrThrow()
  const words = mailWords[mail.language]
  const facts = {
    company: name,
    orderNo,
    description: mail.description,
    link: mail.link,
    days: signatureDays,
  }
  await queueMail(act, {
    to,
    subject: fillText(words.subject, facts),
    body: fillText(words.body, facts),
    about: { entity: 'service-orders.order', subject: orderNo },
  })
  await logDocument(act, [{ orderNo, event: logEvent.mailQueued, after: to }])
}

export const signByLinkCommand = handle(signByLink, async ({ token, name, remark }, act) => {
  const tokenHash = hashOfSecret(token)
  const link = await act.tx
    .selectFrom('signatureLink')
    .select(['visitNo', 'signedAt'])
    .where('tokenHash', '=', tokenHash)
    .where('expiresAt', '>', act.now)
    .forUpdate()
    .executeTakeFirst()
  if (!link) return absent('dispatch.no-such-signature-link')
  const { visitNo } = link
  // A page that is sent twice signs once.
  if (link.signedAt !== null) return { visitNo }
  await act.does(reportVisit, {
    reportId: v7(),
    visitNo,
    at: act.now,
    content: { kind: 'signature', name, remark, byLink: true },
  })
  await act.tx
    .updateTable('signatureLink')
    .set({ signedAt: act.now })
    .where('tokenHash', '=', tokenHash)
    .execute()
  return { visitNo }
})
