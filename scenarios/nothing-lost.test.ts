import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openEmbedded, openPostgres } from '@giro/business/engine/database.ts'
import { FolderInUse } from '@giro/business/engine/directory-lock.ts'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'

const worker = fileURLToPath(new URL('kill.worker.ts', import.meta.url))
const kills = 20

/** Runs the writer until it has acknowledged some customers, kills it without warning, and gives what it said. */
function writeAndKill(where: string, run: number, after: number): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const writer: ChildProcess = spawn(process.execPath, [worker, where, String(run)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    let trouble = ''
    writer.stderr?.on('data', (chunk) => {
      trouble += chunk
    })
    writer.stdout?.on('data', (chunk) => {
      said += chunk
      if (said.split('\n').length > after + 1) writer.kill('SIGKILL')
    })
    writer.on('exit', (_, signal) => {
      // Only whole lines were acknowledged.
      const lines = said
        .split('\n')
        .slice(0, -1)
        .filter((line) => line.startsWith('C'))
      if (signal === 'SIGKILL') resolve(lines)
      else reject(new Error(`the writer ended by itself: ${trouble}`))
    })
  })
}

async function check(where: string, open: () => ReturnType<typeof openEmbedded>) {
  const acknowledged: string[] = []
  for (let run = 1; run <= kills; run++) acknowledged.push(...(await writeAndKill(where, run, 3 + (run % 5))))
  const database = await open()
  try {
    const rows = await database
      .company('test')
      .selectFrom('customer')
      .select('customerNo')
      .orderBy('customerNo')
      .execute()
    const found = new Set(rows.map((row) => row.customerNo))
    expect(acknowledged.length).toBeGreaterThan(kills * 3)
    expect(acknowledged.filter((no) => !found.has(no))).toEqual([])
    // Numbers have no gaps: what was not acknowledged was either written whole or not at all.
    expect(rows.map((row) => row.customerNo)).toEqual(
      rows.map((_, at) => `C${String(at + 1).padStart(5, '0')}`),
    )
    const audited = await sql<{ count: number }>`select count(*) as count from test.activity`.execute(
      database.raw,
    )
    expect(Number(audited.rows[0]?.count)).toBe(rows.length)
  } finally {
    await database.close()
  }
}

describe(`killed in the middle of writing, ${kills} times`, () => {
  test.skipIf(process.env.TEST_DATABASE_URL)(
    'the embedded database loses nothing that was acknowledged',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'giro-kill-'))
      await check(folder, () => openEmbedded({ folder }))
      rmSync(folder, { recursive: true, force: true })
    },
    300_000,
  )

  test.skipIf(!process.env.TEST_DATABASE_URL)(
    'PostgreSQL loses nothing that was acknowledged',
    async () => {
      const server = process.env.TEST_DATABASE_URL!
      const name = `giro_kill_${process.pid}`
      const admin = await openPostgres(server, 1)
      await sql`create database ${sql.id(name)}`.execute(admin.raw)
      await admin.close()
      const url = new URL(server)
      url.pathname = `/${name}`
      await check(url.toString(), () => openPostgres(url.toString(), 2))
    },
    300_000,
  )
})

test('a second process on the same embedded folder is refused with a clear message, and the lock of a dead one is taken over', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'giro-lock-'))
  const first = await openEmbedded({ folder })
  await expect(openEmbedded({ folder })).rejects.toThrow(FolderInUse)
  await expect(openEmbedded({ folder })).rejects.toThrow(/già aperta/)
  await first.close()
  const again = await openEmbedded({ folder })
  await again.close()
  rmSync(folder, { recursive: true, force: true })
})
