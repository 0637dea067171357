import { handle } from '../engine/module.ts'
import { givenOf } from '../foundation/given.ts'
import { changedMeanwhile } from '../foundation/verdict.ts'
import { seal, unseal } from '../mail/public.store.ts'
import { readRequestSetup, updateRequestSetup } from './api.ts'

export const readRequestSetupQuery = handle(readRequestSetup, async (_, reading) => {
  const {
    onlyRow: _row,
    imapPassword,
    ...setup
  } = await reading.tx.selectFrom('requestSetup').selectAll().executeTakeFirstOrThrow()
  return { ...setup, hasPassword: (unseal(reading.dataFolder, imapPassword) ?? '') !== '' }
})

export const updateRequestSetupCommand = handle(
  updateRequestSetup,
  async ({ version, imapPassword, ...changes }, act) => {
    const { imapPassword: _, ...before } = await act.tx
      .selectFrom('requestSetup')
      .selectAll()
      .forUpdate()
      .executeTakeFirstOrThrow()
    if (before.version !== version) changedMeanwhile('requests.setup-changed-meanwhile')
    const given = givenOf(changes)
    await act.tx
      .updateTable('requestSetup')
      .set({
        ...given,
        ...(imapPassword !== undefined && { imapPassword: seal(act.dataFolder, imapPassword) }),
        imapError: '',
        version: version + 1,
      })
      .execute()
    await act.remember('requests.setup', 'setup', before, { ...before, ...given })
    await act.publish('requests.setup-changed', 'setup')
    if (changes.imapHost) await act.startJob('requests.readMailbox', {})
    return { version: version + 1 }
  },
)
