import { createTransport, type Transporter } from 'nodemailer'
import { houseActor } from '../companies.ts'
import type { Reading } from '../engine/act.ts'
import type { Engine } from '../engine/engine.ts'
import type { Job } from '../engine/jobs.ts'
import { performTyped, readingAs } from '../engine/perform.ts'
import type { OutputOf } from '../foundation/operation.ts'
import { reportMail, takeMail } from './api.ts'
import { loadMailSetup } from './mail.store.ts'
import { isFinal } from './queue.ts'
import { unseal } from './sealed.store.ts'

/** Mails sent in one run; the rest waits for the next. */
const atOnce = 50

/**
 * Sends what waits. Each mail is taken in one transaction, handed to the server outside any, and reported in another:
 * a process that dies in between sends it again under the same message id.
 */
export const processQueueJob: Job = {
  name: 'mail.processQueue',
  everySeconds: 60,
  run: async ({ engine, company, signal }) => {
    const actor = houseActor(company, 'it')
    const reading = await readingAs(engine, actor)
    const setup = await loadMailSetup(reading.tx)
    if (setup.host === '') return
    const waiting = await reading.tx
      .selectFrom('mail')
      .select('mailNo')
      .where('status', '=', 'waiting')
      .where('notBefore', '<=', reading.now)
      .limit(1)
      .executeTakeFirst()
    if (!waiting) return
    const password = unseal(reading.dataFolder, setup.password)
    const transport = createTransport({
      host: setup.host,
      port: setup.port,
      secure: setup.security === 'tls',
      requireTLS: setup.security === 'starttls',
      ignoreTLS: setup.security === 'none',
      ...(setup.userName && { auth: { user: setup.userName, pass: password ?? undefined } }),
      connectionTimeout: 15_000,
      greetingTimeout: 15_000,
      socketTimeout: 30_000,
    })
    const call = { actor, via: 'job' as const }
    try {
      for (let sent = 0; sent < atOnce && !signal.aborted; sent++) {
        const { mail } = await performTyped(engine, takeMail, {}, call)
        if (!mail) return
        const outcome =
          password === null
            ? { error: await unreadable(engine, reading), isFinal: false }
            : await send(transport, setup, mail, company)
        await performTyped(engine, reportMail, { mailNo: mail.mailNo, ...outcome }, call)
      }
    } finally {
      transport.close()
    }
  },
}

/** The data folder with the key is another one than when the password was entered. */
async function unreadable(engine: Engine, { tx }: Reading): Promise<string> {
  const { language } = await tx.selectFrom('companySetup').select('language').executeTakeFirstOrThrow()
  return engine.words.say('mail.password-unreadable', {}, language)
}

type Taken = NonNullable<OutputOf<typeof takeMail>['mail']>

/** What became of it: no error where the server took it. */
async function send(
  transport: Transporter,
  setup: { fromAddress: string; fromName: string },
  mail: Taken,
  company: string,
): Promise<{ error: string | null; isFinal: boolean }> {
  try {
    await transport.sendMail({
      from: { address: setup.fromAddress, name: setup.fromName },
      to: mail.toAddress,
      ...(mail.cc && { cc: mail.cc }),
      ...(mail.replyTo && { replyTo: mail.replyTo }),
      subject: mail.subject,
      text: mail.body,
      date: new Date(mail.createdAt),
      messageId: `<${company}.${mail.mailNo}@${setup.fromAddress.split('@')[1] ?? 'giro'}>`,
      attachments: mail.attachments.map(({ name, mediaType, contentBase64 }) => ({
        filename: name,
        contentType: mediaType,
        content: Buffer.from(contentBase64, 'base64'),
      })),
    })
    return { error: null, isFinal: false }
  } catch (error) {
    const { message, responseCode } = error as Error & { responseCode?: number }
    return { error: message.slice(0, 900), isFinal: isFinal(responseCode) }
  }
}
