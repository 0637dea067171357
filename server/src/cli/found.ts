import { addPerson } from '@giro/business/access/api.ts'
import { foundCompany, houseActor, listCompanies } from '@giro/business/companies.ts'
import { performTyped } from '@giro/business/engine/perform.ts'
import type { Command } from 'commander'
import { readConfig } from '../config.ts'
import { openEngine } from '../open-engine.ts'

/** `giro found acme --name "Acme S.r.l." --administrator anna@acme.it`: a real company with its first person. */
export function foundCommand(program: Command): void {
  program
    .command('found <schema>')
    .description('found a company with its first administrator; the password is read from GIRO_PASSWORD')
    .requiredOption('--name <name>', 'name of the company')
    .requiredOption('--administrator <email>', 'who may do everything at first')
    .option('--person <name>', 'name of the administrator', 'Administrator')
    .option('--time-zone <zone>', 'time zone', 'Europe/Rome')
    .option('--currency <code>', 'currency', 'EUR')
    .option('--language <language>', 'it or en', 'it')
    .action(
      async (
        schema: string,
        options: Record<'name' | 'administrator' | 'person' | 'timeZone' | 'currency' | 'language', string>,
      ) => {
        const password = process.env.GIRO_PASSWORD
        if (!password)
          throw new Error(
            'Set GIRO_PASSWORD to the first password. / Impostare GIRO_PASSWORD con la prima password.',
          )
        const language = options.language === 'en' ? 'en' : 'it'
        const engine = await openEngine(readConfig())
        try {
          const there = (await listCompanies(engine.database)).some((one) => one.schema === schema)
          if (there)
            throw new Error(`The company ${schema} exists already. / La società ${schema} esiste già.`)
          await foundCompany(engine, {
            schema,
            name: options.name,
            timeZone: options.timeZone,
            currencyCode: options.currency,
            language,
            demo: false,
          })
          await performTyped(
            engine,
            addPerson,
            {
              name: options.person,
              email: options.administrator,
              password,
              language,
              roles: ['administrator', 'manager', 'dispatcher'],
              resourceNo: null,
            },
            { actor: houseActor(schema, language), via: 'cli' },
          )
          console.log(`${options.name}: ${schema}`)
        } finally {
          await engine.close()
        }
      },
    )
}
