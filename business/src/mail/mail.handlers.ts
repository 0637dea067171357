import { type ListFields, readList } from '../engine/lists.ts'
import { handle } from '../engine/module.ts'
import { addSeconds, startOfDay } from '../foundation/day.ts'
import { givenOf } from '../foundation/given.ts'
import { absent, changedMeanwhile, refuse } from '../foundation/verdict.ts'
import {
  deleteMails,
  listMails,
  readMail,
  readMailSetup,
  reportMail,
  sendMailNow,
  sendTestMail,
  takeMail,
  updateMailSetup,
} from './api.ts'
import { loadMailSetup, queueMail } from './mail.store.ts'
import { afterFailure } from './queue.ts'
import { seal, unseal } from './sealed.store.ts'

export const readMailSetupQuery = handle(readMailSetup, async (_, reading) => {
  const { onlyRow: _row, password, ...setup } = await loadMailSetup(reading.tx)
  return { ...setup, hasPassword: (unseal(reading.dataFolder, password) ?? '') !== '' }
})

export const updateMailSetupCommand = handle(
  updateMailSetup,
  async ({ version, password, ...changes }, act) => {
    await act.tx.selectFrom('mailSetup').select('version').forUpdate().execute()
    const { password: before, ...setup } = await loadMailSetup(act.tx)
    if (setup.version !== version) changedMeanwhile('mail.setup-changed-meanwhile')
    const given = givenOf(changes)
    await act.tx
      .updateTable('mailSetup')
      .set({
        ...given,
        ...(password !== undefined && { password: seal(act.dataFolder, password) }),
        version: version + 1,
      })
      .execute()
    // The history never holds a password, sealed or not.
    await act.remember(
      'mail.setup',
      'setup',
      { ...setup, hasPassword: before !== '' },
      { ...setup, ...given },
    )
    await act.publish('mail.setup-changed', 'setup')
    await act.startJob('mail.processQueue', {})
    return { version: version + 1 }
  },
)

export const sendTestMailCommand = handle(sendTestMail, async ({ to }, act) => {
  const { host } = await loadMailSetup(act.tx)
  if (host === '') refuse('mail.no-server', {}, 'host')
  const italian = act.user.language === 'it'
  const mailNo = await queueMail(act, {
    to,
    subject: italian ? 'Prova di Giro' : 'Test from Giro',
    body: italian
      ? 'Questa e-mail di prova è arrivata: le e-mail di Giro funzionano.'
      : 'This test e-mail has arrived: e-mail from Giro works.',
    about: { entity: 'mail.setup', subject: 'setup' },
  })
  return { mailNo }
})

const fields: ListFields = {
  mailNo: { column: 'mail.mailNo', kind: 'number' },
  toAddress: { column: 'mail.toAddress', kind: 'text', searched: true },
  subject: { column: 'mail.subject', kind: 'text', searched: true },
  status: { column: 'mail.status', kind: 'text' },
  subjectNo: { column: 'mail.subjectNo', kind: 'text', searched: true },
  createdAt: { column: 'mail.createdAt', kind: 'instant' },
}
const columns = [
  'mailNo',
  'toAddress',
  'cc',
  'subject',
  'status',
  'attempts',
  'error',
  'entity',
  'subjectNo',
  'createdAt',
  'createdBy',
  'sentAt',
] as const

export const listMailsQuery = handle(listMails, (input, reading) =>
  readList(reading.tx.selectFrom('mail').select(columns), fields, ['mail.mailNo'], input),
)

export const readMailQuery = handle(readMail, async ({ mailNo }, reading) => {
  const mail = await reading.tx
    .selectFrom('mail')
    .select([...columns, 'body', 'attachments'])
    .where('mailNo', '=', mailNo)
    .executeTakeFirst()
  if (!mail) return absent('mail.mail-absent')
  return { ...mail, attachments: mail.attachments.map(({ name }) => ({ name })) }
})

export const sendMailNowCommand = handle(sendMailNow, async ({ mailNo }, act) => {
  const mail = await act.tx
    .selectFrom('mail')
    .select('status')
    .where('mailNo', '=', mailNo)
    .forUpdate()
    .executeTakeFirst()
  if (!mail) return absent('mail.mail-absent')
  if (mail.status === 'processed') refuse('mail.already-sent')
  await act.tx
    .updateTable('mail')
    .set({ status: 'waiting', attempts: 0, error: '', notBefore: act.now })
    .where('mailNo', '=', mailNo)
    .execute()
  await act.startJob('mail.processQueue', {})
  await act.publish('mail.queued', String(mailNo))
  return {}
})

export const deleteMailsCommand = handle(deleteMails, async ({ before, status }, act) => {
  const gone = await act.tx
    .deleteFrom('mail')
    .where('createdAt', '<', startOfDay(before, act.timeZone))
    .where('status', 'in', status === 'both' ? ['processed', 'error'] : [status])
    .returning('mailNo')
    .execute()
  await act.remember('mail.queue', 'queue', { mails: gone.length }, null)
  await act.publish('mail.deleted', 'queue')
  return { deleted: gone.length }
})

/** How long a mail that was taken is left to whoever took it. */
const takenSeconds = 120

export const takeMailCommand = handle(takeMail, async (_, act) => {
  const mail = await act.tx
    .selectFrom('mail')
    .selectAll()
    .where('status', '=', 'waiting')
    .where('notBefore', '<=', act.now)
    .orderBy('notBefore')
    .orderBy('mailNo')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (!mail) return { mail: null }
  await act.tx
    .updateTable('mail')
    .set({ attempts: mail.attempts + 1, notBefore: addSeconds(act.now, takenSeconds) })
    .where('mailNo', '=', mail.mailNo)
    .execute()
  const { mailNo, toAddress, cc, replyTo, subject, body, attachments, createdAt } = mail
  return { mail: { mailNo, toAddress, cc, replyTo, subject, body, attachments, createdAt } }
})

export const reportMailCommand = handle(reportMail, async ({ mailNo, error, isFinal }, act) => {
  const mail = await act.tx
    .selectFrom('mail')
    .select(['attempts', 'status', 'entity', 'subjectNo'])
    .where('mailNo', '=', mailNo)
    .executeTakeFirst()
  if (!mail || mail.status === 'processed') return {}
  const { status, waitSeconds } = isFinal
    ? { status: 'error' as const, waitSeconds: 0 }
    : afterFailure(mail.attempts)
  await act.tx
    .updateTable('mail')
    .set(
      error === null
        ? { status: 'processed', error: '', sentAt: act.now }
        : { status, error, notBefore: addSeconds(act.now, waitSeconds) },
    )
    .where('mailNo', '=', mailNo)
    .execute()
  if (error === null) await act.publish('mail.sent', String(mailNo))
  else if (status === 'error')
    await act.publish('mail.failed', String(mailNo), { entity: mail.entity, subjectNo: mail.subjectNo })
  return {}
})
