import { demoPassword } from '@giro/business/demo/people.ts'
import type { Engine } from '@giro/business/engine/engine.ts'

/** The people of the demo, offered on the sign-in page; nobody where no demo company is. */
export async function demoPeople(engine: Engine) {
  const rows = await engine.database.shared
    .selectFrom('membership')
    .innerJoin('company', 'company.schema', 'membership.company')
    .innerJoin('person', 'person.userId', 'membership.userId')
    .innerJoin('user', 'user.id', 'membership.userId')
    .select(['user.email', 'user.name', 'membership.roles'])
    .where('company.demo', '=', true)
    .where('person.demo', '=', true)
    .orderBy('user.createdAt')
    .orderBy('user.name')
    .execute()
  return rows.map((row) => ({ email: row.email, name: row.name, roles: row.roles, password: demoPassword }))
}
