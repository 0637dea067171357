import type { OrderStatus, RepairRole } from './tables.ts'

export type StatusPriority = 'high' | 'medium-high' | 'medium-low' | 'low'

/** A repair status with what it means for the order. */
export interface RepairStatus {
  readonly repairStatusCode: string
  readonly role: RepairRole | null
  readonly orderStatus: OrderStatus
  readonly pendingAllowed: boolean
  readonly inProcessAllowed: boolean
  readonly finishedAllowed: boolean
  readonly onHoldAllowed: boolean
}

/** The two code tables that decide on the status of an order. */
export interface StatusRules {
  readonly repairStatuses: ReadonlyMap<string, RepairStatus>
  readonly priorities: ReadonlyMap<OrderStatus, StatusPriority>
}

const rank: Record<StatusPriority, number> = { high: 3, 'medium-high': 2, 'medium-low': 1, low: 0 }

/** What a line says about its order. */
export interface StatusLine {
  readonly lineNo: number
  readonly repairStatusCode: string
}

/**
 * The order's status from its lines: the status of the highest priority wins; on a tie the line being changed, else
 * the lowest line. Without lines the status stays. Source: specification orders §6.2.
 */
export function deriveStatus(
  present: OrderStatus,
  lines: readonly StatusLine[],
  changedLineNo: number | null,
  rules: StatusRules,
): OrderStatus {
  const candidates = lines.flatMap((line) => {
    const status = rules.repairStatuses.get(line.repairStatusCode)?.orderStatus
    return status ? [{ status, priority: rank[rules.priorities.get(status) ?? 'low'], line }] : []
  })
  candidates.sort(
    (a, b) =>
      b.priority - a.priority ||
      Number(b.line.lineNo === changedLineNo) - Number(a.line.lineNo === changedLineNo) ||
      a.line.lineNo - b.line.lineNo,
  )
  return candidates[0]?.status ?? present
}

const flag = {
  pending: 'pendingAllowed',
  'in-process': 'inProcessAllowed',
  finished: 'finishedAllowed',
  'on-hold': 'onHoldAllowed',
} as const

/** Lines whose repair status forbids setting the order to that status by hand. */
export function linesAgainst(
  status: OrderStatus,
  lines: readonly StatusLine[],
  rules: StatusRules,
): StatusLine[] {
  return lines.filter((line) => rules.repairStatuses.get(line.repairStatusCode)?.[flag[status]] === false)
}

const priorityRank = { low: 0, medium: 1, high: 2 } as const
export type Priority = keyof typeof priorityRank

/** What lines roll up to the header. Source: specification orders F-3. */
export interface RolledUp<D> {
  readonly priority: Priority
  readonly responseDate: D | null
  readonly responseTime: string | null
}

/** Earliest due moment (lines without one are left out) and highest priority; no lines: low and none. */
export function rollUp<D extends string>(
  lines: readonly { priority: Priority; responseDate: D | null; responseTime: string | null }[],
): RolledUp<D> {
  const due = lines
    .filter((line) => line.responseDate !== null)
    .sort((a, b) =>
      `${a.responseDate} ${a.responseTime}` < `${b.responseDate} ${b.responseTime}` ? -1 : 1,
    )[0]
  const priority = lines.reduce<Priority>(
    (highest, line) => (priorityRank[line.priority] > priorityRank[highest] ? line.priority : highest),
    'low',
  )
  return { priority, responseDate: due?.responseDate ?? null, responseTime: due?.responseTime ?? null }
}
