import { foundDemo } from '@giro/business/demo/demo.ts'
import { planFirstDay } from '@giro/business/demo/plan-first-day.ts'
import type { Command } from 'commander'
import { readConfig } from '../config.ts'
import { openEngine } from '../open-engine.ts'

/** `giro demo --technicians 100 --visits 2000`: a demo company of any size beside what is there. */
export function demoCommand(program: Command): void {
  program
    .command('demo')
    .description('found a demo company (replaces an earlier demo of the same name)')
    .option('--technicians <number>', 'how many technicians', '12')
    .option('--visits <number>', 'how many open orders in the fortnight', '250')
    .option('--company <schema>', 'its schema', 'demo')
    .action(async (options: { technicians: string; visits: string; company: string }) => {
      const engine = await openEngine(readConfig())
      try {
        const day = await foundDemo(engine, {
          schema: options.company,
          technicians: Number(options.technicians),
          visits: Number(options.visits),
          onProgress: (words) => console.log(words),
        })
        await engine.jobs.work(engine)
        await planFirstDay(engine, options.company, day, Number(options.technicians) > 30 ? 15 : 4)
        console.log(`${options.company}: ${day}`)
      } finally {
        await engine.close()
      }
    })
}
