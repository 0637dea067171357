import { handle, type Module } from '../engine/module.ts'
import { givenOf } from '../foundation/given.ts'
import { changedMeanwhile, refuse } from '../foundation/verdict.ts'
import { readTravelSetup, updateTravelSetup } from './api.ts'
import { en } from './texts.en.ts'
import { it } from './texts.it.ts'
import { loadTravelSetup } from './travel.store.ts'

const readSetupQuery = handle(readTravelSetup, (_, reading) => loadTravelSetup(reading.tx))

const updateSetupCommand = handle(updateTravelSetup, async ({ version, ...changes }, act) => {
  const before = await loadTravelSetup(act.tx)
  if (before.version !== version) changedMeanwhile('travel.changed-meanwhile')

  const given = givenOf(changes)
  const after = { ...before, ...given, version: version + 1 }
  if ((after.provider === 'valhalla' || after.provider === 'osrm') && after.serverUrl === '')
    refuse('travel.address-missing', {}, 'serverUrl')
  if (after.slowKmh > after.fastKmh) refuse('travel.speed-order', {}, 'fastKmh')

  await act.tx.updateTable('travelSetup').set(after).execute()
  await act.remember('travel.setup', 'setup', before, after)
  await act.publish('travel.setup-changed', 'setup')
  return { version: after.version }
})

export const travel: Module = {
  name: 'travel',
  about: 'Places, and how long the drive between them takes',
  uses: ['company'],
  operations: [readSetupQuery, updateSetupCommand],
  texts: { en, it },
  prepare: async (act) => {
    await act.tx
      .insertInto('travelSetup')
      .values({ version: 1 })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  },
}
