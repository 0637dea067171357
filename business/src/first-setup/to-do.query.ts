import { sql } from 'kysely'
import { loadSetup } from '../company/public.store.ts'
import type { Reading } from '../engine/act.ts'
import { handle } from '../engine/module.ts'
import { loadServiceSetup } from '../service-setup/public.store.ts'
import { readToDo } from './api.ts'
import { toDoOf } from './to-do.ts'

type Counted = 'serviceItemGroup' | 'serviceItem'

async function count(reading: Reading, table: Counted): Promise<number> {
  const { count } = await reading.tx
    .selectFrom(table)
    .select(sql<number>`count(*)::integer`.as('count'))
    .executeTakeFirstOrThrow()
  return count
}

export const readToDoQuery = handle(readToDo, async (_, reading) => {
  const company = await loadSetup(reading.tx)
  const setup = await loadServiceSetup(reading.tx)
  const technicians = await reading.tx
    .selectFrom('resource')
    .select(['resourceNo', 'templateCode'])
    .where('type', '=', 'person')
    .where('blocked', '=', false)
    .execute()
  const customers = await reading.tx
    .selectFrom('customer')
    .select([
      sql<number>`count(*)::integer`.as('all'),
      sql<number>`count(*) filter (where latitude is null)::integer`.as('unplaced'),
    ])
    .executeTakeFirstOrThrow()
  const people = await reading.shared
    .selectFrom('membership')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('company', '=', reading.user.company)
    .executeTakeFirstOrThrow()
  return {
    steps: toDoOf({
      hasAddress: company.address !== '' && company.city !== '',
      people: people.count,
      groups: await count(reading, 'serviceItemGroup'),
      technicians: technicians.length,
      techniciansWithoutHours: technicians.filter((one) => one.templateCode === null).length,
      customers: customers.all,
      customersWithoutPosition: customers.unplaced,
      serviceItems: await count(reading, 'serviceItem'),
      hasWarrantyDuration: setup.defaultWarrantyDuration !== '',
      hasStartingFee: setup.startingFeeCode !== null,
    }),
  }
})
