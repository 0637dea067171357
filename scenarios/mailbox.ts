import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

/** A real mail server on this machine that keeps what it is given. */
export interface Mailbox {
  readonly port: number
  readonly mails: ParsedMail[]
  /** Addresses that it refuses for good. */
  readonly refused: Set<string>
  /** Resolves when there are that many mails. */
  arrived(count: number): Promise<ParsedMail[]>
  close(): Promise<void>
}

export async function openMailbox(account?: { user: string; password: string }): Promise<Mailbox> {
  const mails: ParsedMail[] = []
  const refused = new Set<string>()
  const server = new SMTPServer({
    authOptional: !account,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: (auth, _session, done) =>
      auth.username === account?.user && auth.password === account?.password
        ? done(null, { user: auth.username })
        : done(new Error('Invalid login')),
    onRcptTo: (address, _session, done) => {
      if (!refused.has(address.address)) return done()
      done(Object.assign(new Error('No such mailbox'), { responseCode: 550 }))
    },
    onData: (stream, _session, done) => {
      simpleParser(stream).then(
        (mail) => {
          mails.push(mail)
          done()
        },
        (error) => done(error),
      )
    },
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.server.address() as AddressInfo
  return {
    port,
    mails,
    refused,
    arrived: async (count) => {
      for (let waited = 0; mails.length < count && waited < 400; waited++)
        await new Promise((later) => setTimeout(later, 50))
      if (mails.length < count) throw new Error(`${mails.length} mails arrived, not ${count}`)
      return mails
    },
    close: () => new Promise((closed) => server.close(() => closed())),
  }
}
