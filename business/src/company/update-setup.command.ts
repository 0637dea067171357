import { handle } from '../engine/module.ts'
import { orRefuse } from '../foundation/verdict.ts'
import { updateSetup } from './api.ts'
import { loadSetupAsSeen, saveSetup } from './company.store.ts'
import { changeSetup } from './company-setup.ts'

export const updateSetupCommand = handle(updateSetup, async ({ version, ...changes }, act) => {
  const setup = await loadSetupAsSeen(act.tx, version)

  const changed = orRefuse(changeSetup(setup, changes))

  await saveSetup(act, setup, changed)
  await act.publish('company.setup-changed', 'setup')
  return { version: changed.version }
})
