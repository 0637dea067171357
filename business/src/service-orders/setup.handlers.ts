import type { Act } from '../engine/act.ts'
import { codeTable } from '../engine/code-table.ts'
import { handleMaster } from '../engine/masters.ts'
import { handle } from '../engine/module.ts'
import type { MasterApi } from '../foundation/master.ts'
import { orderTypes, readStatusPriorities, repairStatuses } from './api.ts'
import { seedOrderTypes, seedPriorities, seedRepairStatuses } from './seeds.ts'

export const readStatusPrioritiesQuery = handle(readStatusPriorities, async (_, reading) => ({
  rows: await reading.tx.selectFrom('orderStatusPriority').selectAll().orderBy('status').execute(),
}))

export const orderTypeHandlers = handleMaster(
  orderTypes as unknown as MasterApi,
  codeTable('serviceOrderType', 'orderType'),
)
export const repairStatusHandlers = handleMaster(
  repairStatuses as unknown as MasterApi,
  codeTable('repairStatus', 'repairStatusCode'),
)

/** Code tables of a new company (specification orders §2). */
export async function prepareServiceOrders(act: Act): Promise<void> {
  const there = await act.tx.selectFrom('orderStatusPriority').select('status').executeTakeFirst()
  if (there) return
  const italian = act.user.language === 'it'
  await act.tx
    .insertInto('orderStatusPriority')
    .values(seedPriorities.map(([status, priority]) => ({ status, priority })))
    .execute()
  await act.tx
    .insertInto('repairStatus')
    .values(
      seedRepairStatuses.map(([repairStatusCode, role, orderStatus, allowed, it, en]) => ({
        repairStatusCode,
        role,
        orderStatus,
        description: italian ? it : en,
        pendingAllowed: allowed,
        inProcessAllowed: allowed,
        finishedAllowed: allowed,
        onHoldAllowed: true,
        postingAllowed: allowed,
      })),
    )
    .execute()
  await act.tx
    .insertInto('serviceOrderType')
    .values(
      seedOrderTypes.map(([orderType, it, en]) => ({
        orderType,
        description: italian ? it : en,
        defaultVisitMinutes: null,
      })),
    )
    .execute()
}
