import type { Instant } from '../../foundation/day.ts'

/** A hold as its reader sees it. */
export function forReader(
  row: {
    readonly holdNo: string
    readonly resourceNo: string
    readonly name: string
    readonly day: string
    readonly windowFrom: Instant
    readonly windowTo: Instant
    readonly startAt: Instant
    readonly heldBy: string
    readonly heldByName: string
    readonly expiresAt: Instant
  },
  userId: string,
) {
  return {
    holdNo: row.holdNo,
    resourceNo: row.resourceNo,
    name: row.name,
    day: row.day,
    from: row.windowFrom,
    to: row.windowTo,
    start: row.startAt,
    by: row.heldByName,
    mine: row.heldBy === userId,
    until: row.expiresAt,
  }
}
