import { latestStart, type Pause, pausesOf } from '../constraints/breaks.ts'
import { headOf, serviceSeconds } from '../constraints/frozen-head.ts'
import { pairRules, routeRules } from '../constraints/index.ts'
import { earliestInside, startPeriods } from '../constraints/time-windows.ts'
import { workWithin } from '../constraints/work-limit.ts'
import { hangingTogether, sideOf } from '../model/crew.ts'
import type { PlannedStop, Problem, Shift, Visit } from '../problem.ts'
import type { Fault, Route, RouteTotals, Stop } from '../solution.ts'
import { noCosts, pairTerms, routeTerms, startTerms } from '../terms/index.ts'

export interface TimedRoute {
  readonly route: Route
  /** Rules that this order of stops breaks. */
  readonly faults: readonly Fault[]
}

/**
 * Gives times and costs to the stops of one shift in the given order: frozen stops as stated, everything else as
 * early as it can be. Rules that are broken are reported and timing goes on (a visit that comes too late starts
 * on arrival), so that a hand-made route can be shown with its faults.
 *
 * `stops` are the stops after the frozen head; unknown ids must have been removed. `known` replaces the pauses of the
 * shift (when a later departure is tried, an absence before it still counts).
 */
export function timeRoute(
  problem: Problem,
  shift: Shift,
  stops: readonly PlannedStop[],
  visits: ReadonlyMap<string, Visit>,
  known?: readonly Pause[],
): TimedRoute {
  const head = headOf(problem, shift, visits)
  const faults: Fault[] = []
  const timed: Stop[] = []
  const sum = { service: 0, waiting: 0, breaks: 0, travel: 0, metres: 0, late: 0, lateVisits: 0, visits: 0 }
  const cost = noCosts()
  const loaded: Visit[] = []
  const fault = (code: Fault['code'], more: Omit<Fault, 'code' | 'shift'> = {}): void => {
    faults.push({ code, shift: shift.id, ...more })
  }
  const leg = (from: number | null, to: number | null): number => {
    if (from === null || to === null) return 0
    const seconds = problem.durations[from * problem.placeCount + to]
    return from === to ? Math.max(0, seconds) : seconds
  }
  const metresOf = (from: number | null, to: number | null): number => {
    if (from === null || to === null || !problem.distances) return 0
    return Math.max(0, problem.distances[from * problem.placeCount + to])
  }

  let place = shift.start
  // Frozen work may lie before the hours of the shift; what is idle there is not waited.
  let free = shift.window[0]
  for (const stop of shift.frozen ?? []) {
    const visit = stop.type === 'visit' ? sideOf(stop, visits) : undefined
    const travelSeconds = visit ? Math.max(0, leg(place, visit.place)) : 0
    const travelMetres = visit ? metresOf(place, visit.place) : 0
    const before = free
    const arrival = Math.min(stop.start, before + travelSeconds)
    const end =
      stop.end ?? stop.start + (visit ? serviceSeconds(shift, visit, place) : pauseSeconds(shift, stop.id))
    const waitingSeconds = Math.max(0, stop.start - before - travelSeconds)
    free = Math.max(free, end)
    const lateSeconds = visit?.due === undefined ? 0 : Math.max(0, stop.start - visit.due)
    timed.push({
      type: stop.type,
      id: stop.id,
      arrival,
      start: stop.start,
      end,
      travelSeconds,
      travelMetres,
      waitingSeconds,
      lateSeconds,
      frozen: true,
      ...(visit?.crew ? { role: stop.role ?? 'lead' } : {}),
    })
    sum.travel += travelSeconds
    sum.metres += travelMetres
    sum.waiting += waitingSeconds
    if (!visit) {
      sum.breaks += end - stop.start
      continue
    }
    sum.service += end - stop.start
    sum.visits++
    loaded.push(visit)
    addVisitCosts(visit, stop.start, lateSeconds)
    place = visit.place
  }

  const list = known ?? pausesOf(shift, head.free, head.pauses)
  const pauses = new Map(list.map((pause) => [pause.id, pause]))
  const left = new Map(pauses)
  let clock = head.free
  let driven = 0
  stops.forEach((stop, i) => {
    if (stop.type === 'break') {
      const pause = pauses.get(stop.id)
      if (!pause) {
        fault('unknown-break', { id: stop.id })
        // It stays in the list, without time, so that whoever looks at the plan finds it.
        timed.push({ ...nothing, type: 'break', id: stop.id, arrival: clock, start: clock, end: clock })
        return
      }
      if (!left.delete(stop.id)) fault('break-twice', { id: stop.id })
      const inside = earliestInside(pause.windows, clock)
      if (inside === null) {
        const excess = clock - latestStart(pause)
        fault(pause.absence === undefined ? 'break-window' : 'unavailable', { id: stop.id, excess })
      }
      const start = inside ?? clock
      const rest = Math.max(0, leg(place, nextPlace(stops, i + 1, visits, shift.end))) - driven
      const usable = Math.min(start - clock, Math.max(0, rest))
      driven += usable
      const waitingSeconds = start - clock - usable
      const end = start + pause.duration
      timed.push({
        type: 'break',
        id: stop.id,
        arrival: clock,
        start,
        end,
        travelSeconds: 0,
        travelMetres: 0,
        waitingSeconds,
        lateSeconds: 0,
      })
      sum.waiting += waitingSeconds
      sum.breaks += pause.duration
      clock = end
      return
    }
    const visit = sideOf(stop, visits)!
    examine(visit)
    const way = leg(place, visit.place)
    if (way < 0) fault('no-way', { id: visit.id })
    const travelSeconds = Math.max(0, way)
    const travelMetres = metresOf(place, visit.place)
    const arrival = clock + Math.max(0, travelSeconds - driven)
    driven = 0
    const periods = startPeriods(visit)
    const inside = earliestInside(periods, arrival)
    if (inside === null) {
      const close = periods!.length ? periods![periods!.length - 1]![1] : arrival
      fault(visit.pin?.start === undefined ? 'window' : 'pinned-start', {
        id: visit.id,
        excess: arrival - close,
      })
    }
    const start = inside ?? arrival
    const end = start + serviceSeconds(shift, visit, place)
    const lateSeconds = visit.due === undefined ? 0 : Math.max(0, start - visit.due)
    timed.push({
      type: 'visit',
      id: visit.id,
      arrival,
      start,
      end,
      travelSeconds,
      travelMetres,
      waitingSeconds: start - arrival,
      lateSeconds,
      ...(visit.crew ? { role: stop.role ?? 'lead' } : {}),
    })
    sum.travel += travelSeconds
    sum.metres += travelMetres
    sum.waiting += start - arrival
    sum.service += end - start
    sum.visits++
    loaded.push(visit)
    addVisitCosts(visit, start, lateSeconds)
    clock = end
    place = visit.place
  })

  const way = sum.visits > 0 ? leg(place, shift.end) : 0
  const homeSeconds = Math.max(0, way)
  const homeMetres = sum.visits > 0 ? metresOf(place, shift.end) : 0
  const end = clock + Math.max(0, homeSeconds - driven)
  sum.travel += homeSeconds
  sum.metres += homeMetres
  // What the frozen head breaks by itself is past mending; rules are examined once something is added to it.
  const added = sum.visits > head.loaded.length
  if (added && way < 0) fault('no-way')
  for (const pause of left.values()) {
    const spared = pause.conditional && end <= latestStart(pause)
    if (!spared && added)
      fault(pause.absence === undefined ? 'break-missing' : 'unavailable', { id: pause.id })
  }
  if (added) examineRoute(end)

  const overtimeSeconds = sum.visits > 0 ? Math.max(0, end - shift.window[1]) : 0
  const start = shift.window[0]
  const totals: RouteTotals = {
    start,
    end,
    homeSeconds,
    homeMetres,
    visits: sum.visits,
    travelSeconds: sum.travel,
    travelMetres: sum.metres,
    serviceSeconds: sum.service,
    waitingSeconds: sum.waiting,
    breakSeconds: sum.breaks,
    overtimeSeconds,
    lateVisits: sum.lateVisits,
    lateSeconds: sum.late,
  }
  for (const term of routeTerms) cost[term.key] += term.cost(shift, totals)
  cost.total = 0
  cost.total = Object.values(cost).reduce((all, each) => all + each, 0)
  return { route: { shift: shift.id, stops: timed, totals, cost }, faults }

  function addVisitCosts(visit: Visit, begin: number, late: number): void {
    for (const term of pairTerms) cost[term.key] += term.cost(problem, shift, visit)
    for (const term of startTerms) cost[term.key] += term.cost(visit, begin)
    sum.late += late
    if (late > 0) sum.lateVisits++
  }

  function examine(visit: Visit): void {
    for (const rule of pairRules) {
      const broken = rule.against(shift, visit)
      if (!broken) continue
      fault(broken.fault, { id: visit.id, ...(broken.params ? { params: broken.params } : {}) })
    }
  }

  function examineRoute(end: number): void {
    const facts = {
      shift,
      totals: { end, visits: sum.visits, travelSeconds: sum.travel },
      loaded,
      departure: () =>
        shift.frozen?.length
          ? Math.min(shift.frozen[0]!.start, shift.window[0])
          : latestDeparture(problem, shift, timed, visits, end, list),
    }
    for (const rule of routeRules) for (const { code, ...more } of rule.faults(facts)) fault(code, more)
  }
}

const nothing = { travelSeconds: 0, travelMetres: 0, waitingSeconds: 0, lateSeconds: 0 }

/** Working seconds of a timed route, as limits over several shifts count them. */
export function workOf(
  problem: Problem,
  shift: Shift,
  route: Route,
  visits: ReadonlyMap<string, Visit>,
): number {
  if (route.totals.visits === 0) return 0
  const head = headOf(problem, shift, visits)
  const pauses = pausesOf(shift, head.free, head.pauses)
  const stops = route.stops.filter((stop) => !stop.frozen)
  const { end } = route.totals
  const began = shift.frozen?.length
    ? head.began
    : latestDeparture(problem, shift, stops, visits, end, pauses)
  return workWithin(pauses, end - began, end, head)
}

/**
 * Latest departure with which the same stops still end at `end`: each stop is pushed back as far as it goes, but visits
 * that hang together with others stay where they are.
 */
function latestDeparture(
  problem: Problem,
  shift: Shift,
  stops: readonly Stop[],
  known: ReadonlyMap<string, Visit>,
  end: number,
  pauses: readonly Pause[],
): number {
  const visits = heldStill(problem, stops, known)
  const endsBy = (departure: number): number => {
    const moved: Shift = {
      ...shift,
      window: [departure, Math.max(departure, shift.window[1])],
      maxDuration: undefined,
    }
    const { route, faults } = timeRoute(problem, moved, stops, visits, pauses)
    const broken = faults.some((each) =>
      ['window', 'pinned-start', 'break-window', 'unavailable'].includes(each.code),
    )
    return broken ? Number.POSITIVE_INFINITY : route.totals.end
  }
  let low = shift.window[0]
  let high = end
  if (endsBy(low) > end) return low
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (endsBy(middle) <= end) low = middle
    else high = middle - 1
  }
  return low
}

/** The visits, those of the stops that hang together with others at their present starts. */
function heldStill(
  problem: Problem,
  stops: readonly Stop[],
  visits: ReadonlyMap<string, Visit>,
): ReadonlyMap<string, Visit> {
  const tied = hangingTogether(problem)
  if (tied.size === 0) return visits
  const held = new Map(visits)
  for (const stop of stops) {
    if (stop.type !== 'visit' || !tied.has(stop.id)) continue
    const { pin, ...visit } = visits.get(stop.id)!
    held.set(stop.id, {
      ...visit,
      windows: [[stop.start, stop.start]],
      ...(pin?.shift === undefined ? {} : { pin: { shift: pin.shift } }),
    })
  }
  return held
}

function nextPlace(
  stops: readonly PlannedStop[],
  from: number,
  visits: ReadonlyMap<string, Visit>,
  end: number | null,
): number | null {
  for (let i = from; i < stops.length; i++)
    if (stops[i]!.type === 'visit') return visits.get(stops[i]!.id)?.place ?? null
  return end
}

function pauseSeconds(shift: Shift, id: string): number {
  const rest = shift.breaks?.find((each) => each.id === id)
  if (rest) return rest.duration
  const away = shift.unavailable?.find((each) => each.id === id)
  return away ? away.to - away.from : 0
}
