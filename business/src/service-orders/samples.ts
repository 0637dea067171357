import { seedPriorities, seedRepairStatuses } from './seeds.ts'
import type { StatusRules } from './statuses.ts'

/** The code tables as a new company gets them. */
export function someStatusRules(): StatusRules {
  const statuses = seedRepairStatuses.map(([repairStatusCode, role, orderStatus, allowed]) => ({
    repairStatusCode,
    role,
    orderStatus,
    pendingAllowed: allowed,
    inProcessAllowed: allowed,
    finishedAllowed: allowed,
    onHoldAllowed: true,
  }))
  return {
    repairStatuses: new Map(statuses.map((status) => [status.repairStatusCode, status])),
    priorities: new Map(seedPriorities),
  }
}
