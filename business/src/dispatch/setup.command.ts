import { handle } from '../engine/module.ts'
import { givenOf } from '../foundation/given.ts'
import { changedMeanwhile } from '../foundation/verdict.ts'
import { readDispatchSetup, updateDispatchSetup } from './api.ts'
import { loadDispatchSetup } from './day.store.ts'
import { forgetPosition } from './positions/positions.store.ts'
import { planningWeights } from './weights.ts'

export const readSetupQuery = handle(readDispatchSetup, async (_, reading) => {
  const setup = await loadDispatchSetup(reading.tx)
  return { ...setup, weights: planningWeights.parse(setup.weights) }
})

export const updateSetupCommand = handle(
  updateDispatchSetup,
  async ({ version, weights: changed, offerWindows, ...changes }, act) => {
    const before = await loadDispatchSetup(act.tx)
    if (before.version !== version) changedMeanwhile('dispatch.setup-changed-meanwhile')
    const weights = changed && { ...planningWeights.parse(before.weights), ...changed }
    const given = givenOf(changes)
    await act.tx
      .updateTable('dispatchSetup')
      .set({
        ...given,
        ...(weights && { weights: JSON.stringify(weights) }),
        ...(offerWindows && { offerWindows: JSON.stringify(offerWindows) }),
        version: version + 1,
      })
      .execute()
    await act.remember('dispatch.setup', 'setup', before, {
      ...before,
      ...given,
      ...(weights && { weights }),
      ...(offerWindows && { offerWindows }),
    })
    if (given.positionSharing === false) await forgetPosition(act, 'everybody')
    await act.publish('dispatch.setup-changed', 'setup')
    return { version: version + 1 }
  },
)
