import type { Break, Period, Shift } from '../problem.ts'

/** A pause to be fitted into a route: a break, or a time of absence. Times as in the problem. */
export interface Pause {
  readonly id: string
  readonly duration: number
  readonly windows: readonly Period[]
  /** Needed only when the route would otherwise end after the latest start. */
  readonly conditional: boolean
  /** Set for an absence. */
  readonly absence?: string
}

/**
 * The pauses of a shift that can still come after `from`, in the order in which a route takes them.
 *
 * An absence is a pause that starts exactly when it begins and is needed only when the route passes it; of one
 * that has begun the rest counts. Pauses in a fixed order make the state of a route one number ("how many were
 * taken"); the order is the one that leaves most room (for up to six pauses all orders are tried). Where the order is
 * really open, see `freeInOrder`.
 */
export function pausesOf(shift: Shift, from: number, taken: ReadonlySet<string>): Pause[] {
  const hardClose = shift.window[1] + (shift.overtime ?? 0)
  const pauses: Pause[] = []
  for (const rest of shift.breaks ?? []) {
    const pause = fromBreak(rest)
    // What a frozen head has made impossible is past mending and must not close the rest of the day.
    const missed = shift.frozen?.length && latestStart(pause) < from
    if (!taken.has(rest.id) && !missed) pauses.push(pause)
  }
  for (const away of shift.unavailable ?? []) {
    if (taken.has(away.id) || away.to <= from || away.from >= hardClose || away.to <= away.from) continue
    const begin = Math.max(away.from, from)
    pauses.push({
      id: away.id,
      duration: away.to - begin,
      windows: [[begin, begin]],
      conditional: true,
      absence: away.kind ?? '',
    })
  }
  return bestOrder(pauses, from)
}

function fromBreak(rest: Break): Pause {
  return {
    id: rest.id,
    duration: rest.duration,
    windows: rest.windows,
    conditional: rest.rule === 'when-route-passes',
  }
}

/** Latest moment at which the pause can start; −∞ without windows. */
export function latestStart(pause: Pause): number {
  return pause.windows.reduce((latest, [, close]) => Math.max(latest, close), Number.NEGATIVE_INFINITY)
}

/**
 * Whether two or three pauses may be taken in more than one order. More of them are taken in the order that leaves
 * most room.
 */
export function freeInOrder(pauses: readonly Pause[], from: number): boolean {
  if (pauses.length < 2 || pauses.length > 3) return false
  const canPrecede = (a: Pause, b: Pause): boolean => {
    const start = a.windows.find(([, close]) => close >= from)
    return start !== undefined && Math.max(start[0], from) + a.duration <= latestStart(b)
  }
  return pauses.some((a, i) => pauses.some((b, j) => j > i && canPrecede(a, b) && canPrecede(b, a)))
}

function bestOrder(pauses: Pause[], from: number): Pause[] {
  const byDue = [...pauses].sort((a, b) => latestStart(a) - latestStart(b) || a.duration - b.duration)
  if (pauses.length < 2 || pauses.length > 6) return byDue
  let best = byDue
  let bestRoom = room(byDue, from)
  for (const order of permutations(byDue)) {
    const value = room(order, from)
    if (value > bestRoom) {
      bestRoom = value
      best = order
    }
  }
  return best
}

/** How well an order fits: pauses that can be taken one after the other, then seconds of slack of the tightest. */
function room(order: readonly Pause[], from: number): number {
  let clock = from
  let fitting = 0
  let slack = 1e9
  for (const pause of order) {
    const window = pause.windows.find(([, close]) => clock <= close)
    if (!window) continue
    fitting++
    slack = Math.min(slack, latestStart(pause) - clock)
    clock = Math.max(clock, window[0]) + pause.duration
  }
  return fitting * 1e10 + slack
}

function* permutations<T>(items: readonly T[]): Generator<T[]> {
  if (items.length <= 1) {
    yield [...items]
    return
  }
  for (let i = 0; i < items.length; i++) {
    const rest = [...items.slice(0, i), ...items.slice(i + 1)]
    for (const tail of permutations(rest)) yield [items[i]!, ...tail]
  }
}
