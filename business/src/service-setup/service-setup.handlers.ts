import { handle } from '../engine/module.ts'
import { orRefuse } from '../foundation/verdict.ts'
import { readServiceSetup, updateServiceSetup } from './api.ts'
import { loadServiceSetup, loadServiceSetupAsSeen, saveServiceSetup } from './service-setup.store.ts'
import { changeServiceSetup, type ServiceSetup } from './service-setup.ts'

export const readServiceSetupQuery = handle(readServiceSetup, async (_, reading) =>
  loadServiceSetup(reading.tx),
)

export const updateServiceSetupCommand = handle(updateServiceSetup, async ({ version, ...changes }, act) => {
  const before = await loadServiceSetupAsSeen(act.tx, version)
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))

  const after = orRefuse(changeServiceSetup(before, given as Partial<ServiceSetup>))

  await saveServiceSetup(act, before, after)
  await act.publish('service-setup.changed', 'setup')
  return { version: after.version }
})
