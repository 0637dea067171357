import { handle } from '../engine/module.ts'
import { givenOf } from '../foundation/given.ts'
import { orRefuse } from '../foundation/verdict.ts'
import { readServiceSetup, updateServiceSetup, whereCalendarUsed } from './api.ts'
import { loadServiceSetup, loadServiceSetupAsSeen, saveServiceSetup } from './service-setup.store.ts'
import { changeServiceSetup, type ServiceSetup } from './service-setup.ts'

export const readServiceSetupQuery = handle(readServiceSetup, async (_, reading) =>
  loadServiceSetup(reading.tx),
)

export const updateServiceSetupCommand = handle(updateServiceSetup, async ({ version, ...changes }, act) => {
  const before = await loadServiceSetupAsSeen(act.tx, version)
  const given = givenOf(changes)

  const after = orRefuse(changeServiceSetup(before, given as Partial<ServiceSetup>))

  await saveServiceSetup(act, before, after)
  await act.publish('service-setup.changed', 'setup')
  return { version: after.version }
})

export const whereCalendarUsedQuery = handle(whereCalendarUsed, async ({ code }, reading) => {
  const customized = await reading.tx
    .selectFrom('customizedCalendarChange')
    .select(['sourceType', 'sourceNo'])
    .distinct()
    .where('calendarCode', '=', code)
    .execute()
  const company = await reading.tx.selectFrom('companySetup').select('baseCalendarCode').executeTakeFirst()
  const service = await reading.tx.selectFrom('serviceSetup').select('baseCalendarCode').executeTakeFirst()
  const plain = [
    ...(company?.baseCalendarCode === code ? (['company'] as const) : []),
    ...(service?.baseCalendarCode === code ? (['service'] as const) : []),
  ].filter((type) => !customized.some((one) => one.sourceType === type))
  return {
    rows: [
      ...customized.map((one) => ({ ...one, customized: true })),
      ...plain.map((sourceType) => ({ sourceType, sourceNo: '', customized: false })),
    ],
  }
})
