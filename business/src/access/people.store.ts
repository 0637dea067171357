import { hashPassword } from 'better-auth/crypto'
import { v7 as uuid } from 'uuid'
import type { Act, Reading } from '../engine/act.ts'
import type { Role } from '../foundation/roles.ts'
import { absent } from '../foundation/verdict.ts'
import type { MembershipFacts, Person } from './person.ts'

/** The people of the user's company, by name. */
export async function loadPeople(reading: Reading): Promise<Person[]> {
  const rows = await reading.shared
    .selectFrom('membership')
    .innerJoin('user', 'user.id', 'membership.userId')
    .leftJoin('person', 'person.userId', 'membership.userId')
    .select(['user.id as userId', 'user.name', 'user.email', 'person.language', 'person.demo'])
    .select(['membership.roles', 'membership.resourceNo'])
    .where('membership.company', '=', reading.user.company)
    .orderBy('user.name')
    .execute()
  return rows.map((row) => ({
    ...row,
    language: row.language ?? 'it',
    demo: row.demo ?? false,
    roles: row.roles as Role[],
  }))
}

/** One of them. Absent (`access.no-such-person`) for people of other companies too. */
export async function loadPerson(reading: Reading, userId: string): Promise<Person> {
  const people = await loadPeople(reading)
  return people.find((one) => one.userId === userId) ?? absent('access.no-such-person', { userId })
}

/** What stands against giving `userId` (null: somebody new) roles and a resource. */
export async function gatherMembershipFacts(
  reading: Reading,
  userId: string | null,
  resourceNo: string | null,
): Promise<MembershipFacts> {
  const company = await reading.shared
    .selectFrom('company')
    .select('demo')
    .where('schema', '=', reading.user.company)
    .executeTakeFirst()
  const resource =
    resourceNo === null
      ? undefined
      : await reading.tx
          .selectFrom('resource')
          .select('resourceNo')
          .where('resourceNo', '=', resourceNo)
          .executeTakeFirst()
  const people = await loadPeople(reading)
  const others = people.filter((one) => one.userId !== userId && one.roles.includes('administrator'))
  return {
    companyIsDemo: company?.demo ?? false,
    resourceExists: resource !== undefined,
    // The first person of a company comes from the house itself and may be anything.
    otherAdministrators: people.length === 0 ? 1 : others.length,
  }
}

/**
 * Writes a person who signs in with the password. Somebody with that address from another company keeps name
 * and password and becomes a member here too.
 */
export async function insertPerson(
  act: Act,
  added: Omit<Person, 'userId'> & { password: string },
): Promise<string> {
  const { shared, now } = act
  const known = await shared
    .selectFrom('user')
    .select('id')
    .where('email', '=', added.email)
    .executeTakeFirst()
  const userId = known?.id ?? uuid()
  if (!known) {
    const stamp = { createdAt: now, updatedAt: now }
    await shared
      .insertInto('user')
      .values({ id: userId, name: added.name, email: added.email, emailVerified: true, ...stamp })
      .execute()
    await shared
      .insertInto('account')
      .values({
        id: uuid(),
        accountId: userId,
        providerId: 'credential',
        userId,
        password: await hashPassword(added.password),
        ...stamp,
      })
      .execute()
    await shared
      .insertInto('person')
      .values({ userId, language: added.language, colourScheme: 'auto', demo: added.demo })
      .execute()
  }
  await shared
    .insertInto('membership')
    .values({ userId, company: act.user.company, roles: [...added.roles], resourceNo: added.resourceNo })
    .execute()
  return userId
}

/** Gives the person a new password and ends their sessions. */
export async function savePassword(act: Act, userId: string, password: string): Promise<void> {
  await act.shared
    .updateTable('account')
    .set({ password: await hashPassword(password), updatedAt: act.now })
    .where('userId', '=', userId)
    .where('providerId', '=', 'credential')
    .execute()
  await act.shared.deleteFrom('session').where('userId', '=', userId).execute()
}
