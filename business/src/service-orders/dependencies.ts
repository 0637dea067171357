/** A visit as dependencies see it: the lines of one order, address and stage. */
export interface Stop {
  readonly orderNo: string
  readonly shipToCode: string
  readonly stage: number
}

/** One visit that comes after another. */
export interface Edge {
  readonly visit: Stop
  readonly after: Stop
}

const nameOf = ({ orderNo, shipToCode, stage }: Stop) => `${orderNo} ${shipToCode} ${stage}`
const wordOf = ({ orderNo, stage }: Stop) => (stage === 1 ? orderNo : `${orderNo}/${stage}`)

/**
 * The first way that leads back to where it began, as order numbers (with the stage where it is not the first), from
 * a visit of the order `from`; null: there is none. A visit that comes after itself is a circle of one.
 * Source: specification orders H6; depth-first search with three colours.
 */
export function circleFrom(edges: readonly Edge[], from: string): string[] | null {
  const before = Map.groupBy(edges, (edge) => nameOf(edge.visit))
  const done = new Set<string>()
  const walk = (stop: Stop, way: readonly Stop[]): Stop[] | null => {
    const at = way.findIndex((one) => nameOf(one) === nameOf(stop))
    if (at >= 0) return [...way.slice(at), stop]
    if (done.has(nameOf(stop))) return null
    for (const edge of before.get(nameOf(stop)) ?? []) {
      const circle = walk(edge.after, [...way, stop])
      if (circle) return circle
    }
    done.add(nameOf(stop))
    return null
  }
  for (const edge of edges) {
    if (edge.visit.orderNo !== from) continue
    const circle = walk(edge.visit, [])
    if (circle) return circle.map(wordOf)
  }
  return null
}
