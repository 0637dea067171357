import { listCompanies } from '@giro/business/companies.ts'
import { foundDemo } from '@giro/business/demo/demo.ts'
import { planFirstDay } from '@giro/business/demo/plan-first-day.ts'
import type { Engine } from '@giro/business/engine/engine.ts'
import type { Command } from 'commander'
import { buildWeb } from '../build-web.ts'
import { type Config, readConfig } from '../config.ts'
import { openHttp } from '../http.ts'
import { openEngine } from '../open-engine.ts'

/** `giro start`: everything in one process; on an empty database with the demo company. */
export function startCommand(program: Command): void {
  program
    .command('start')
    .description('start the server; an empty database gets the demo company')
    .option('--no-demo', 'leave an empty database empty')
    .action(async (options: { demo: boolean }) => start(readConfig(), options))
}

async function start(config: Config, options: { demo: boolean }): Promise<void> {
  await buildWeb()
  const engine = await openEngine(config, logFault)
  const app = await openHttp(engine, config)
  if (options.demo && (await listCompanies(engine.database)).length === 0) {
    console.log('First start: setting up the demo company … / Primo avvio: preparo la società demo …')
    const day = await foundDemo(engine)
    await engine.jobs.work(engine)
    await planFirstDay(engine, 'demo', day)
  } else {
    await engine.jobs.work(engine)
  }
  const address = await app.listen({ host: config.host, port: config.port })
  console.log(banner(engine, address))

  let stopping = false
  const stop = async () => {
    if (stopping) process.exit(1)
    stopping = true
    await app.close()
    await engine.close()
    process.exit(0)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

function logFault(fault: unknown, number: string): void {
  console.error(`[${new Date().toISOString()}] fault ${number}:`, fault)
}

/** Says where Giro is, and honestly what the database underneath does not survive. */
function banner(engine: Engine, address: string): string {
  const lines = ['', `  Giro  →  ${address}`, '']
  if (engine.database.kind === 'embedded') {
    lines.push(
      `  Database: embedded, in ${engine.database.where}`,
      '  It survives a killed process, but NOT a power cut: it never asks the disk to flush. Use it to try Giro out.',
      '  For real work: giro move --to postgres://…   (one command, PostgreSQL 15 or later)',
      '',
      '  Database incorporato: sopravvive alla fine improvvisa del processo, NON a un calo di corrente.',
      '  Per il lavoro vero: giro move --to postgres://…',
    )
  } else {
    lines.push(`  Database: PostgreSQL ${engine.database.where}`)
  }
  return `${lines.join('\n')}\n`
}
