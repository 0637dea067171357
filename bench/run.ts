import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startPostgres } from '../scripts/postgres.ts'
import { boardInBrowser } from './board-in-browser.ts'
import { boardReads } from './board-reads.ts'
import { demoPlan } from './demo-plan.ts'
import type { Figure } from './figure.ts'
import { imports } from './imports.ts'
import { largeLists } from './large-lists.ts'
import { largeOrders } from './large-orders.ts'
import { liveUpdates } from './live-updates.ts'
import { phonePages } from './phone-pages.ts'
import { serverStart } from './server-start.ts'

// All figures of the product in one run, as a table and as a file that can be compared with an earlier one:
// npm run bench [-- --postgres (a server of its own for reads, lists, orders, imports)] [--compare bench-results/earlier.json] [--only board,live,phone,start,plan,reads,lists,orders,imports,optimiser]
const root = fileURLToPath(new URL('../', import.meta.url))
const option = (name: string) => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? undefined : process.argv[at + 1]
}
const parts = {
  plan: demoPlan,
  start: serverStart,
  reads: boardReads,
  lists: largeLists,
  orders: largeOrders,
  imports,
  board: boardInBrowser,
  live: liveUpdates,
  phone: phonePages,
} as const
const only = option('only')?.split(',') ?? [...Object.keys(parts), 'optimiser']

const postgres = process.argv.includes('--postgres') ? await startPostgres() : null
if (process.argv.includes('--postgres') && !postgres) throw new Error('no PostgreSQL server is installed')
if (postgres) process.env.TEST_DATABASE_URL = postgres.url

const figures: Figure[] = []
const folder = mkdtempSync(join(tmpdir(), 'giro-bench-'))
try {
  for (const [name, measure] of Object.entries(parts)) {
    if (!only.includes(name)) continue
    console.log(`\n${name} …`)
    figures.push(...(await measure(join(folder, name), root)))
  }
} finally {
  await postgres?.stop()
  rmSync(folder, { recursive: true, force: true })
}

const earlierFile = option('compare')
const earlier: Figure[] =
  earlierFile && existsSync(earlierFile) ? JSON.parse(readFileSync(earlierFile, 'utf8')).figures : []
console.table(
  figures.map((figure) => {
    const before = earlier.find((one) => one.name === figure.name)
    return {
      figure: figure.name,
      value: `${figure.value.toLocaleString('en', { maximumFractionDigits: 2 })} ${figure.unit}`,
      target: figure.target === undefined ? '' : `≤ ${figure.target} ${figure.unit}`,
      reached: figure.target === undefined ? '' : figure.value <= figure.target ? 'yes' : 'NO',
      ...(before && { 'earlier ÷ now': (before.value / figure.value).toFixed(2) }),
    }
  }),
)
mkdirSync(join(root, 'bench-results'), { recursive: true })
const file = join(root, 'bench-results/latest.json')
writeFileSync(file, JSON.stringify({ at: new Date().toISOString(), figures }, null, 2))
console.log(`written to ${file}`)

if (only.includes('optimiser')) {
  await new Promise((resolve) => {
    spawn(
      process.execPath,
      [join(root, 'optimiser/bench/run.ts'), '--out', join(root, 'bench-results/optimiser.json')],
      { stdio: 'inherit' },
    ).on('exit', resolve)
  })
}
