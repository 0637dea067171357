import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A PostgreSQL server of one's own, for tests: its address, and how to end it. */
export interface OwnPostgres {
  readonly url: string
  stop(): Promise<void>
  /** Ends it without warning, as a power cut would end the process. */
  kill(): void
}

/** Folder of the server's programs; null where none is installed. */
function postgresPrograms(): string | null {
  const base = '/usr/lib/postgresql'
  const versions = existsSync(base) ? readdirSync(base).sort((a, b) => Number(b) - Number(a)) : []
  const found = versions
    .map((version) => join(base, version, 'bin'))
    .find((folder) => existsSync(join(folder, 'postgres')))
  return found ?? null
}

/** Makes a cluster in a temporary folder and starts it on a free port. As root it runs as the user `postgres`. */
export async function startPostgres(): Promise<OwnPostgres | null> {
  const programs = postgresPrograms()
  if (!programs) return null
  const folder = mkdtempSync(join(tmpdir(), 'giro-postgres-'))
  const asRoot = process.getuid?.() === 0
  if (asRoot) {
    chmodSync(folder, 0o777)
    execFileSync('chown', ['postgres', folder])
  }
  const command = (program: string, args: string[]): [string, string[]] =>
    asRoot
      ? [
          'setpriv',
          ['--reuid=postgres', '--regid=postgres', '--clear-groups', join(programs, program), ...args],
        ]
      : [join(programs, program), args]
  const data = join(folder, 'data')
  const [initdb, initArgs] = command('initdb', [
    '-D',
    data,
    '-U',
    'giro',
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C',
  ])
  execFileSync(initdb, initArgs, { stdio: 'ignore', cwd: folder })
  const port = await freePort()
  const [postgres, args] = command('postgres', [
    '-D',
    data,
    '-p',
    String(port),
    '-k',
    folder,
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    'max_connections=60',
  ])
  const server = spawn(postgres, args, { stdio: 'ignore', cwd: folder })
  const url = `postgres://giro@127.0.0.1:${port}/postgres`
  const [ready, readyArgs] = [join(programs, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port)]] as const
  for (let tries = 0; ; tries++) {
    try {
      execFileSync(ready, readyArgs, { stdio: 'ignore' })
      break
    } catch (error) {
      if (tries > 150) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  return {
    url,
    stop: () =>
      new Promise((resolve) => {
        server.once('exit', () => {
          rmSync(folder, { recursive: true, force: true })
          resolve()
        })
        server.kill('SIGINT')
      }),
    kill: () => server.kill('SIGKILL'),
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}
