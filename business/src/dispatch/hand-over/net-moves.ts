/** One move of a visit, as it was written down. A null resource: off the plan. */
export interface MoveEntry {
  readonly visitNo: string
  readonly orderNo: string
  readonly byName: string
  readonly from: Spot | null
  readonly to: Spot | null
}

export interface Spot {
  readonly resourceNo: string
  readonly start: string
}

/** What the moves of a visit come to, whatever went back and forth between. */
export interface NetMove {
  readonly visitNo: string
  readonly orderNo: string
  readonly kind: 'planned' | 'given' | 'retimed' | 'off'
  readonly from: Spot | null
  readonly to: Spot | null
  /** Who had a hand in it, in the order of the moves. */
  readonly byNames: readonly string[]
}

const kindOf = (from: Spot | null, to: Spot | null): NetMove['kind'] =>
  from === null ? 'planned' : to === null ? 'off' : from.resourceNo === to.resourceNo ? 'retimed' : 'given'

const same = (a: Spot | null, b: Spot | null) => a?.resourceNo === b?.resourceNo && a?.start === b?.start

/** Moves in the order in which they happened; visits that are back where they were are left out. */
export function netMoves(entries: readonly MoveEntry[]): NetMove[] {
  const byVisit = Map.groupBy(entries, (entry) => entry.visitNo)
  return [...byVisit].flatMap(([visitNo, moves]): NetMove[] => {
    const { from, orderNo } = moves[0]!
    const { to } = moves.at(-1)!
    if (same(from, to)) return []
    const byNames = [...new Set(moves.map((move) => move.byName))]
    return [{ visitNo, orderNo, kind: kindOf(from, to), from, to, byNames }]
  })
}
