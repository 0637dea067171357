import { houseActor, listCompanies } from '@giro/business/companies.ts'
import type { Engine } from '@giro/business/engine/engine.ts'
import { perform } from '@giro/business/engine/perform.ts'
import type { Command } from 'commander'
import { readConfig } from '../config.ts'
import { openEngine } from '../open-engine.ts'
import { problemOf } from '../problem.ts'

/** `giro do company.readSetup '{}'`: any operation, by its name, on the same road as everything else. */
export function doCommand(program: Command): void {
  program
    .command('do <operation> [input]')
    .description('perform an operation; input is JSON, or - to read it from standard input')
    .option('--company <schema>', 'the company; needed where there are several')
    .option('--answers <json>', 'answers to questions, e.g. {"module.question":"yes"}')
    .option('--key <key>', 'retry key: the same key does it once')
    .option('--language <language>', 'it or en', 'it')
    .action(async (operation: string, input: string | undefined, options: Options) => {
      const engine = await openEngine(readConfig())
      try {
        await doOperation(engine, operation, await readInput(input), options)
      } finally {
        await engine.close()
      }
    })
}

interface Options {
  readonly company?: string
  readonly answers?: string
  readonly key?: string
  readonly language: string
}

async function doOperation(engine: Engine, operation: string, input: unknown, options: Options) {
  const language = options.language === 'en' ? 'en' : 'it'
  const performed = await perform(engine, {
    operation,
    input,
    actor: houseActor(await companyOf(engine, options.company), language),
    via: 'cli',
    ...(options.answers && { answers: JSON.parse(options.answers) }),
    ...(options.key && { key: options.key }),
  })
  if (performed.is === 'done') {
    console.log(JSON.stringify(performed.output, null, 2))
    return
  }
  console.error(JSON.stringify(problemOf(performed, engine.words, language), null, 2))
  process.exitCode = 2
}

async function readInput(input: string | undefined): Promise<unknown> {
  if (input === undefined) return {}
  if (input !== '-') return JSON.parse(input)
  let text = ''
  for await (const chunk of process.stdin) text += chunk
  return JSON.parse(text)
}

/** The named company, or the only one. */
async function companyOf(engine: Engine, named: string | undefined): Promise<string> {
  const companies = await listCompanies(engine.database)
  if (named && companies.some((one) => one.schema === named)) return named
  if (!named && companies.length === 1) return companies[0]!.schema
  const names = companies.map((one) => one.schema).join(', ') || 'none yet; giro start makes the demo company'
  throw new Error(`Name the company with --company: ${names}`)
}
