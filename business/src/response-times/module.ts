import { handle, type Module } from '../engine/module.ts'
import { orRefuse } from '../foundation/verdict.ts'
import { readServiceHours, setServiceHours } from './api.ts'
import { loadServiceHours } from './response-times.store.ts'
import { setOfHours } from './service-hours.ts'
import { en } from './texts.en.ts'
import { it } from './texts.it.ts'

const readServiceHoursQuery = handle(readServiceHours, async (_, reading) => ({
  rows: await loadServiceHours(reading.tx),
}))

const setServiceHoursCommand = handle(setServiceHours, async ({ rows }, act) => {
  const before = await loadServiceHours(act.tx)

  const after = orRefuse(setOfHours(rows, act.answers))

  await act.tx.deleteFrom('serviceHours').execute()
  if (after.length > 0)
    await act.tx
      .insertInto('serviceHours')
      .values([...after])
      .execute()
  await act.remember('response-times.service-hours', 'default', { rows: before }, { rows: after })
  await act.publish('response-times.hours-changed', 'default')
  return {}
})

export const responseTimes: Module = {
  name: 'response-times',
  about: 'Service hours, and when an order is due',
  uses: ['company', 'resources', 'service-setup'],
  operations: [readServiceHoursQuery, setServiceHoursCommand],
  texts: { en, it },
  prepare: async (act) => {
    const there = await act.tx.selectFrom('serviceHours').select('weekday').executeTakeFirst()
    if (there) return
    await act.tx
      .insertInto('serviceHours')
      .values(
        [1, 2, 3, 4, 5].map((weekday) => ({
          weekday,
          startingDate: null,
          startTime: '08:00',
          endTime: '17:00',
          validOnHolidays: false,
        })),
      )
      .execute()
  },
}
