import { customers } from '@giro/business/customers/api.ts'
import { openBusiness, type TestBusiness, testCompany } from '@giro/business/engine/testing.ts'
import { listRequests, readRequestSetup, updateRequestSetup } from '@giro/business/requests/api.ts'
import { readMailboxJob } from '@giro/business/requests/read-mailbox.job.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasImapServer, type ImapServer, openImapServer } from './imap-server.ts'

/** Requests from a mailbox on a real server (Dovecot of Debian's packages); skipped by name where there is none. */
describe.skipIf(!hasImapServer)('a mailbox on a real server (needs dovecot and root)', () => {
  let business: TestBusiness
  let server: ImapServer
  const mara = () => business.person('Mara', 'manager')

  beforeAll(async () => {
    business = await openBusiness('2026-10-13T07:20:00Z')
    server = await openImapServer('assistenza')
    await mara().does(customers.create, {
      name: 'Hotel Panorama',
      city: 'Merano',
      email: 'reception@panorama.example',
    })
  }, 60_000)
  afterAll(async () => {
    server.close()
    await business.close()
  })

  const look = () =>
    readMailboxJob.run({
      engine: business.engine,
      company: testCompany,
      data: {},
      signal: new AbortController().signal,
    } as never)
  const requests = async () =>
    (await mara().does(listRequests, { sort: [{ field: 'requestNo', direction: 'ascending' }] } as never))
      .rows
  const setup = async (changes: object) => {
    const { version } = await mara().does(readRequestSetup, {})
    await mara().does(updateRequestSetup, { version, ...changes } as never)
  }
  const problem = async () => (await mara().does(readRequestSetup, {})).imapError

  const mail = (subject: string, id: string) => `From: Reception <reception@panorama.example>
To: assistenza@giro.example
Subject: ${subject}
Message-ID: <${id}@panorama.example>
Date: Tue, 13 Oct 2026 08:55:00 +0200
Content-Type: text/plain; charset=utf-8

La caldaia del secondo piano non parte più.
`

  test('a wrong password is told in the set-up', async () => {
    await setup({
      imapHost: '127.0.0.1',
      imapPort: server.port,
      imapSecurity: 'none',
      imapUser: 'assistenza',
      imapPassword: 'sbagliata',
      imapFolder: 'INBOX',
    })
    await look()
    expect(await problem()).toMatch(/authentication failed/i)
  })

  test('each unseen mail becomes one request and counts as seen', async () => {
    await setup({ imapPassword: server.password })
    server.deliver(mail('Caldaia ferma', 'a1'))
    server.deliver(mail('Preventivo per un bruciatore', 'a2'))
    await look()
    expect(await problem()).toBe('')
    expect(await requests()).toMatchObject([
      { subject: 'Caldaia ferma', channel: 'email', customerName: 'Hotel Panorama' },
      { subject: 'Preventivo per un bruciatore' },
    ])
    expect(server.flags()).toEqual(['S', 'S'])
    await look()
    expect(await requests()).toHaveLength(2)
  })

  test('the same mail delivered twice is one request', async () => {
    server.deliver(mail('Caldaia ferma', 'a1'))
    await look()
    expect(await requests()).toHaveLength(2)
    expect(server.flags()).toEqual(['S', 'S', 'S'])
  })

  test('what has no sender stays with a flag and is told; the others are taken', async () => {
    server.deliver('Subject: senza mittente\n\nNiente\n')
    server.deliver(mail('Rumore alla pompa', 'a3'))
    await look()
    expect(await requests()).toHaveLength(3)
    expect(await problem()).toContain('1 messaggi')
    expect(server.flags().filter((flags) => flags.includes('F'))).toHaveLength(1)
    await look()
    expect(await problem()).toContain('1 messaggi')
  })

  test('a folder that is not there is told', async () => {
    await setup({ imapFolder: 'Assistenza/Nuove' })
    await look()
    expect(await problem()).not.toBe('')
    await setup({ imapFolder: 'INBOX' })
    await look()
    expect(await problem()).toContain('1 messaggi')
  })

  test('a password sealed with another key must be entered anew', async () => {
    await business.company.updateTable('requestSetup').set({ imapPassword: 'bm90IHNlYWxlZCBoZXJl' }).execute()
    expect(await mara().does(readRequestSetup, {})).toMatchObject({ hasPassword: false })
    await look()
    expect(await problem()).toContain('Inserirla di nuovo')
  })
})
