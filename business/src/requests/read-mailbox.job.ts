import { houseActor } from '../companies.ts'
import type { Job } from '../engine/jobs.ts'
import { perform, readingAs } from '../engine/perform.ts'
import { unseal } from '../mail/public.store.ts'
import { receiveMail } from './api.ts'

/** Mails taken in one look; the rest at the next. */
const atOnce = 50
const mostBytes = 20 * 1024 * 1024

/**
 * Looks into the mailbox of the set-up: every unseen mail becomes a request and counts as seen. A mail that was read
 * before (by its message id) stays one request, so a look that was cut off may be repeated.
 */
export const readMailboxJob: Job = {
  name: 'requests.readMailbox',
  everySeconds: 120,
  run: async ({ engine, company, signal }) => {
    const actor = houseActor(company, 'it')
    const reading = await readingAs(engine, actor)
    const setup = await reading.tx.selectFrom('requestSetup').selectAll().executeTakeFirstOrThrow()
    if (setup.imapHost === '') return
    // Loaded where there is a mailbox: a server starts sooner without it.
    const { ImapFlow } = await import('imapflow')
    const client = new ImapFlow({
      host: setup.imapHost,
      port: setup.imapPort,
      secure: setup.imapSecurity === 'tls',
      doSTARTTLS: setup.imapSecurity === 'starttls',
      auth: { user: setup.imapUser, pass: unseal(reading.dataFolder, setup.imapPassword) ?? '' },
      logger: false,
    })
    // Without a listener a connection that breaks would end the process.
    client.on('error', () => undefined)
    let problem = ''
    try {
      await client.connect()
      const lock = await client.getMailboxLock(setup.imapFolder)
      try {
        const unseen = (await client.search({ seen: false }, { uid: true })) || []
        for (const uid of unseen.slice(0, atOnce)) {
          if (signal.aborted) break
          const mail = await client.fetchOne(String(uid), { source: { maxLength: mostBytes } }, { uid: true })
          const source = mail ? mail.source : undefined
          if (source)
            await perform(engine, {
              operation: receiveMail.name,
              input: { contentBase64: source.toString('base64') },
              actor,
              via: 'job',
            })
          await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true })
        }
      } finally {
        lock.release()
      }
      await client.logout()
    } catch (error) {
      client.close()
      const { message, responseText } = error as Error & { responseText?: string }
      problem = (responseText ?? message).slice(0, 300)
    }
    if (problem !== setup.imapError)
      await reading.tx.updateTable('requestSetup').set({ imapError: problem }).execute()
  },
}
