import type { Act, Reading } from '../engine/act.ts'
import type { Instant } from '../foundation/day.ts'
import type { MailFile } from './tables.ts'

export interface NewMail {
  readonly to: string
  readonly cc?: string
  readonly replyTo?: string
  readonly subject: string
  /** Plain text. */
  readonly body: string
  readonly attachments?: readonly MailFile[]
  /** What it is about, as in the history. */
  readonly about: { readonly entity: string; readonly subject: string }
  /** Not before this moment; else at once. */
  readonly notBefore?: Instant
}

/** Puts a mail into the queue; it goes out only if the transaction commits. Gives its number. */
export async function queueMail(act: Act, mail: NewMail): Promise<number> {
  const { mailNo } = await act.tx
    .insertInto('mail')
    .values({
      toAddress: mail.to,
      cc: mail.cc ?? '',
      replyTo: mail.replyTo ?? '',
      subject: mail.subject.slice(0, 200),
      body: mail.body,
      attachments: JSON.stringify(mail.attachments ?? []),
      entity: mail.about.entity,
      subjectNo: mail.about.subject,
      createdAt: act.now,
      createdBy: act.user.name,
      notBefore: mail.notBefore ?? act.now,
      sentAt: null,
    })
    .returning('mailNo')
    .executeTakeFirstOrThrow()
  await act.startJob('mail.processQueue', {})
  await act.publish('mail.queued', String(mailNo))
  return Number(mailNo)
}

/** The set-up; there is always one. */
export function loadMailSetup(tx: Reading['tx']) {
  return tx.selectFrom('mailSetup').selectAll().executeTakeFirstOrThrow()
}
