import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'

const program = ['/usr/sbin/dovecot', '/usr/local/sbin/dovecot'].find((path) => existsSync(path))

/** Whether Dovecot is on this machine, and which of its mail users the server may be. */
export const hasImapServer = program !== undefined && process.getuid?.() === 0

/** A real mailbox server on this machine, with one mailbox. */
export interface ImapServer {
  readonly port: number
  readonly password: string
  /** Puts a message into the inbox, as a mail server delivers it. */
  deliver(message: string): void
  /** Flags of the messages in the inbox, as the server keeps them: S seen, F flagged. */
  flags(): string[]
  /** Until no more connections come. */
  close(): void
}

/** Dovecot in a folder of its own, on a free port, stopped with `close`. */
export async function openImapServer(user: string): Promise<ImapServer> {
  const folder = mkdtempSync(`${tmpdir()}/giro-imap-`)
  chmodSync(folder, 0o755)
  const port = await freePort()
  const password = 'Casella-2026'
  const inbox = `${folder}/mail/${user}`
  for (const part of ['new', 'cur', 'tmp']) mkdirSync(`${inbox}/${part}`, { recursive: true })
  const own = () => execFileSync('chown', ['-R', 'nobody', `${folder}/mail`])
  own()
  writeFileSync(
    `${folder}/dovecot.conf`,
    `base_dir = ${folder}/run
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
mail_location = maildir:${folder}/mail/%u
passdb {
  driver = static
  args = password=${password}
}
userdb {
  driver = static
  args = uid=nobody gid=nogroup home=${folder}/mail/%u
}
service imap-login {
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service stats {
  unix_listener stats-writer {
    mode = 0666
  }
}
`,
  )
  const server = spawn(program!, ['-F', '-c', `${folder}/dovecot.conf`], { stdio: 'ignore' })
  for (let waited = 0; waited < 10_000 && !(await answers(port)); waited += 100) await wait(100)
  let delivered = 0
  return {
    port,
    password,
    deliver: (message) => {
      writeFileSync(`${inbox}/new/${Date.now()}.${++delivered}.giro`, message.replaceAll('\n', '\r\n'))
      own()
    },
    flags: () =>
      readdirSync(`${inbox}/cur`)
        .sort()
        .map((name) => name.split(':2,')[1] ?? ''),
    close: () => {
      server.kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function freePort(): Promise<number> {
  return new Promise((found) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => found(port))
    })
  })
}

function answers(port: number): Promise<boolean> {
  return new Promise((told) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('data', () => {
      socket.destroy()
      told(true)
    })
    socket.once('error', () => told(false))
  })
}
