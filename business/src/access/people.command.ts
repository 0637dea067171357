import { handle } from '../engine/module.ts'
import { orRefuse, refuse } from '../foundation/verdict.ts'
import { addPerson, changePerson, listPeople, removePerson, setMyPreferences, setPassword } from './api.ts'
import { gatherMembershipFacts, insertPerson, loadPeople, loadPerson, savePassword } from './people.store.ts'
import { demoEnding, person, reasonsNotToBe } from './person.ts'

export const listPeopleQuery = handle(listPeople, async (_, reading) => ({
  rows: (await loadPeople(reading)).map((one) => ({ ...one, roles: [...one.roles] })),
}))

export const addPersonCommand = handle(addPerson, async (input, act) => {
  const facts = await gatherMembershipFacts(act, null, input.resourceNo)

  const added = orRefuse(person({ ...input, demo: input.email.endsWith(demoEnding) }, facts))

  const userId = await insertPerson(act, added)
  await act.remember('access.person', userId, null, {
    name: added.name,
    email: added.email,
    roles: added.roles,
  })
  await act.publish('access.person-added', userId)
  return { userId }
})

export const changePersonCommand = handle(changePerson, async (input, act) => {
  const before = await loadPerson(act, input.userId)
  const facts = await gatherMembershipFacts(act, input.userId, input.resourceNo)

  const changed = orRefuse(person({ ...before, roles: input.roles, resourceNo: input.resourceNo }, facts))

  await act.shared
    .updateTable('membership')
    .set({ roles: [...changed.roles], resourceNo: changed.resourceNo })
    .where('userId', '=', input.userId)
    .where('company', '=', act.user.company)
    .execute()
  await act.remember('access.person', input.userId, before, changed)
  await act.publish('access.person-changed', input.userId)
  return { userId: input.userId }
})

export const setPasswordCommand = handle(setPassword, async (input, act) => {
  const { userId } = await loadPerson(act, input.userId)

  await savePassword(act, userId, input.password)
  await act.publish('access.password-set', userId)
  return { userId }
})

export const removePersonCommand = handle(removePerson, async ({ userId }, act) => {
  const before = await loadPerson(act, userId)
  if (userId === act.user.userId) refuse('access.not-oneself')
  const facts = await gatherMembershipFacts(act, userId, null)
  const last = reasonsNotToBe({ ...before, roles: ['manager'], resourceNo: null }, facts)

  if (last.length > 0) refuse('access.last-administrator')

  await act.shared
    .deleteFrom('membership')
    .where('userId', '=', userId)
    .where('company', '=', act.user.company)
    .execute()
  await act.remember('access.person', userId, before, null)
  await act.publish('access.person-removed', userId)
  return { userId }
})

export const setMyPreferencesCommand = handle(setMyPreferences, async (input, act) => {
  const { userId } = act.user
  await act.shared
    .insertInto('person')
    .values({
      userId,
      language: input.language ?? act.user.language,
      colourScheme: input.colourScheme ?? 'auto',
      demo: false,
    })
    .onConflict((conflict) => conflict.column('userId').doUpdateSet({ userId, ...input }))
    .execute()
  return {}
})
