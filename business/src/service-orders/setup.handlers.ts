import type { Act } from '../engine/act.ts'
import { codeTable } from '../engine/code-table.ts'
import { handleMaster } from '../engine/masters.ts'
import { handle } from '../engine/module.ts'
import type { MasterApi } from '../foundation/master.ts'
import { confirmation, orRefuse, verdict } from '../foundation/verdict.ts'
import { orderTypes, readStatusPriorities, repairStatuses, setStatusPriority } from './api.ts'
import { seedOrderTypes, seedPriorities, seedRepairStatuses } from './seeds.ts'

export const readStatusPrioritiesQuery = handle(readStatusPriorities, async (_, reading) => ({
  rows: await reading.tx.selectFrom('orderStatusPriority').selectAll().orderBy('status').execute(),
}))

export const orderTypeHandlers = handleMaster(
  orderTypes as unknown as MasterApi,
  codeTable('serviceOrderType', 'orderType'),
)
export const repairStatusHandlers = handleMaster(repairStatuses as unknown as MasterApi, {
  ...codeTable('repairStatus', 'repairStatusCode', {
    orderStatus: { column: 'repairStatus.orderStatus', kind: 'text' },
    priority: { column: 'orderStatusPriority.priority', kind: 'text' },
    postingAllowed: { column: 'repairStatus.postingAllowed', kind: 'boolean' },
  }),
  view: (query) =>
    query
      .innerJoin('orderStatusPriority', 'orderStatusPriority.status', 'repairStatus.orderStatus')
      .select('orderStatusPriority.priority'),
})

export const setStatusPriorityCommand = handle(setStatusPriority, async ({ status, priority }, act) => {
  const rows = await act.tx.selectFrom('orderStatusPriority').selectAll().forUpdate().execute()
  const before = rows.find((one) => one.status === status)
  const other = rows.find((one) => one.status !== status && one.priority === priority)
  const questions = other ? [confirmation('service-orders.priority-used', { status: other.status })] : []
  orRefuse(verdict([], () => null, questions, act.answers))
  await act.tx.updateTable('orderStatusPriority').set({ priority }).where('status', '=', status).execute()
  await act.remember('service-orders.status-priority', status, before ?? null, { status, priority })
  await act.publish('service-orders.status-priority-changed', status)
  return {}
})

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
