import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readSetup, updateSetup } from '../company/api.ts'
import { eventsAfter } from './events.ts'
import { openBusiness, type TestBusiness } from './testing.ts'

let business: TestBusiness
beforeAll(async () => {
  business = await openBusiness()
})
afterAll(() => business.close())

describe('performing an operation', () => {
  test('writes the change, its audit row, its history and its event in one go', async () => {
    const maria = business.person('Maria', 'manager')
    const { version } = await maria.does(readSetup, {})
    await maria.does(updateSetup, { version, city: 'Rovereto' })

    const activity = await business.company.selectFrom('activity').selectAll().execute()
    expect(activity.at(-1)).toMatchObject({
      userName: 'Maria',
      operation: 'company.updateSetup',
      input: { version, city: 'Rovereto' },
      at: '2026-10-13T07:00:00Z',
    })
    const history = await business.company.selectFrom('history').selectAll().execute()
    expect(history.at(-1)).toMatchObject({ before: { city: '' }, after: { city: 'Rovereto' } })
    // Events are read up to the oldest open transaction, and a server that others use may hold one for a moment.
    await expect
      .poll(async () => (await eventsAfter(business.company, '0.0')).at(-1), { timeout: 60_000 })
      .toMatchObject({ name: 'company.setup-changed', by: 'Maria' })
  })

  test('answers a stranger, somebody without the role, and a wrong name, each in its own way', async () => {
    const anna = business.person('Anna', 'dispatcher')
    expect(await anna.tries(updateSetup, { version: 1 })).toMatchObject({ is: 'not-permitted' })
    expect(await anna.tries({ ...readSetup, name: 'company.readNothing' }, {})).toMatchObject({
      is: 'absent',
    })
  })

  test('tells every field that has the wrong shape, in the language of the person', async () => {
    const maria = business.person('Maria', 'manager', 'it')
    const answer = await maria.tries(updateSetup, { version: 'one', email: 'not-an-address' })
    expect(answer).toMatchObject({ is: 'wrong-shape', refusals: [{ at: 'email' }, { at: 'version' }] })
    expect(answer.is === 'wrong-shape' && answer.refusals[1]?.facts?.problem).toMatch(/non valido|atteso/i)
  })

  test('says of a field that was left empty that it is to be filled in', async () => {
    const maria = business.person('Maria', 'manager', 'it')
    expect(await maria.tries(updateSetup, {})).toMatchObject({
      is: 'wrong-shape',
      refusals: [{ at: 'version', facts: { problem: 'compilare questo campo' } }],
    })
  })

  test('refuses what somebody else changed meanwhile and writes nothing', async () => {
    const maria = business.person('Maria', 'manager')
    const before = await maria.does(readSetup, {})
    const answer = await maria.tries(updateSetup, { version: before.version - 1, city: 'Bolzano' })
    expect(answer).toMatchObject({ is: 'changed-meanwhile' })
    expect(await maria.does(readSetup, {})).toEqual(before)
  })

  test('gives the first answer again for the same key, and refuses the key for another input', async () => {
    const maria = business.person('Maria', 'manager')
    const { version } = await maria.does(readSetup, {})
    const input = { version, city: 'Merano' }
    const first = await maria.tries(updateSetup, input, { key: 'k1' })
    const second = await maria.tries(updateSetup, input, { key: 'k1' })
    expect(second).toEqual(first)
    expect((await maria.does(readSetup, {})).version).toBe(version + 1)
    expect(await maria.tries(updateSetup, { ...input, city: 'Trento' }, { key: 'k1' })).toMatchObject({
      is: 'refused',
      refusals: [{ code: 'engine.key-used-for-other-input' }],
    })
  })
})
