import { foundCompany, houseActor, migrateShared } from '@giro/business/companies.ts'
import { customers } from '@giro/business/customers/api.ts'
import { openEmbedded, openPostgres } from '@giro/business/engine/database.ts'
import { startEngine } from '@giro/business/engine/engine.ts'
import { performTyped } from '@giro/business/engine/perform.ts'
import { modules } from '@giro/business/modules.ts'

// Creates customers for ever and says each number once it is acknowledged; is killed by the test in the middle.
const [, , where, run] = process.argv as [string, string, string, string]
const database = where.startsWith('postgres')
  ? await openPostgres(where, 3)
  : await openEmbedded({ folder: where })
await migrateShared(database)
const engine = await startEngine({ database, modules, dataFolder: '/tmp' })
await foundCompany(engine, {
  schema: 'test',
  name: 'Test',
  timeZone: 'Europe/Rome',
  currencyCode: 'EUR',
  language: 'it',
  demo: false,
})
const actor = houseActor('test', 'it')
process.stdout.write('ready\n')
for (let at = 0; ; at++) {
  const { customerNo } = await performTyped(
    engine,
    customers.create,
    { name: `Giro ${run} cliente ${at}` },
    { actor, via: 'test', key: `${run}-${at}` },
  )
  process.stdout.write(`${customerNo}\n`)
}
