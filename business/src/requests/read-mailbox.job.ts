import type { Selectable } from 'kysely'
import { houseActor } from '../companies.ts'
import type { Actor, Reading } from '../engine/act.ts'
import type { Engine } from '../engine/engine.ts'
import type { Job } from '../engine/jobs.ts'
import { perform, readingAs } from '../engine/perform.ts'
import { unseal } from '../mail/public.store.ts'
import { receiveMail } from './api.ts'
import type { RequestTables } from './tables.ts'

/** Mails taken in one look; the rest at the next. */
const atOnce = 50
const mostBytes = 20 * 1024 * 1024
const unreadableMark = '$GiroUnreadable'

/**
 * Looks into the mailbox of the set-up: every unseen mail becomes a request and counts as seen. A mail that was read
 * before (by its message id) stays one request, so a look that was cut off may be repeated. What cannot be read stays
 * there with a flag for people to look at.
 */
export const readMailboxJob: Job = {
  name: 'requests.readMailbox',
  everySeconds: 120,
  run: async ({ engine, company, signal }) => {
    const actor = houseActor(company, 'it')
    const reading = await readingAs(engine, actor)
    const setup = await reading.tx.selectFrom('requestSetup').selectAll().executeTakeFirstOrThrow()
    if (setup.imapHost === '') return
    const problem = await lookInto(engine, reading, actor, setup, signal)
    if (problem !== setup.imapError)
      await reading.tx.updateTable('requestSetup').set({ imapError: problem }).execute()
  },
}

/** What went wrong, in the company's language or the server's words; empty: nothing. */
async function lookInto(
  engine: Engine,
  { tx, dataFolder }: Reading,
  actor: Actor,
  setup: Selectable<RequestTables['requestSetup']>,
  signal: AbortSignal,
): Promise<string> {
  const { language } = await tx.selectFrom('companySetup').select('language').executeTakeFirstOrThrow()
  const password = unseal(dataFolder, setup.imapPassword)
  if (password === null) return engine.words.say('requests.mailbox-password-unreadable', {}, language)
  // Loaded where there is a mailbox: a server starts sooner without it.
  const { ImapFlow } = await import('imapflow')
  const client = new ImapFlow({
    host: setup.imapHost,
    port: setup.imapPort,
    secure: setup.imapSecurity === 'tls',
    doSTARTTLS: setup.imapSecurity === 'starttls',
    auth: { user: setup.imapUser, pass: password },
    logger: false,
  })
  // Without a listener a connection that breaks would end the process.
  client.on('error', () => undefined)
  try {
    await client.connect()
    const lock = await client.getMailboxLock(setup.imapFolder)
    let unreadable: number[] = []
    try {
      const unseen = (await client.search({ seen: false }, { uid: true })) || []
      for (const uid of unseen.slice(0, atOnce)) {
        if (signal.aborted) break
        const mail = await client.fetchOne(String(uid), { source: { maxLength: mostBytes } }, { uid: true })
        const taken = await takeIn(engine, actor, mail ? mail.source : undefined)
        if (taken === 'later') break
        const flags = taken === 'unreadable' ? ['\\Seen', '\\Flagged', unreadableMark] : ['\\Seen']
        await client.messageFlagsAdd(String(uid), flags, { uid: true })
      }
      // Told until somebody has looked at them and taken them away.
      unreadable = (await client.search({ keyword: unreadableMark }, { uid: true })) || []
    } finally {
      lock.release()
    }
    await client.logout()
    if (unreadable.length === 0) return ''
    return engine.words.say('requests.mails-unreadable', { count: unreadable.length }, language)
  } catch (error) {
    client.close()
    const { message, responseText } = error as Error & { responseText?: string }
    return (responseText ?? message).slice(0, 300)
  }
}

/** `later`: not now, for a reason that may pass. A mail that is gone meanwhile counts as taken. */
async function takeIn(
  engine: Engine,
  actor: Actor,
  source: Buffer | undefined,
): Promise<'taken' | 'unreadable' | 'later'> {
  if (!source) return 'taken'
  const input = { contentBase64: source.toString('base64') }
  const answer = await perform(engine, { operation: receiveMail.name, input, actor, via: 'job' })
  if (answer.is === 'done') return 'taken'
  return answer.is === 'outage' || answer.is === 'failed' ? 'later' : 'unreadable'
}
