import { addPerson } from '../access/api.ts'
import { dropCompany, foundCompany, houseActor, listCompanies } from '../companies.ts'
import type { Engine } from '../engine/engine.ts'
import { performTyped } from '../engine/perform.ts'
import { demoPassword } from './people.ts'

/** How large the demo is. */
export interface DemoSize {
  readonly schema?: string
  readonly technicians?: number
  /** Open orders within the fortnight. */
  readonly visits?: number
  readonly onProgress?: (words: string) => void
}

/** Founds the demo company and tells its story in operations; an earlier demo of the same schema goes. */
export async function foundDemo(engine: Engine, size: DemoSize = {}): Promise<void> {
  const schema = size.schema ?? 'demo'
  const known = (await listCompanies(engine.database)).find((one) => one.schema === schema)
  if (known && !known.demo)
    throw new Error(`The company ${schema} is no demo; choose another name with --company.`)
  if (known) await dropCompany(engine.database, schema)
  await foundCompany(engine, {
    schema,
    name: 'Clima Trentino S.r.l.',
    timeZone: 'Europe/Rome',
    currencyCode: 'EUR',
    language: 'it',
    demo: true,
  })
  const actor = houseActor(schema, 'it')
  for (const [name, email, roles] of [
    ['Giulia Moser', 'giulia', ['dispatcher']],
    ['Paolo Ferrari', 'paolo', ['manager', 'administrator']],
  ] as const) {
    await performTyped(
      engine,
      addPerson,
      {
        name,
        email: `${email}@demo.giro.example`,
        password: demoPassword,
        language: 'it',
        roles: [...roles],
        resourceNo: null,
      },
      { actor, via: 'demo' },
    )
  }
}
