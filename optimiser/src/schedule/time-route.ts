import { assignmentCost, keptOut } from '../constraints/assignment.ts'
import { latestStart, type Pause, pausesOf } from '../constraints/breaks.ts'
import { headOf, serviceSeconds } from '../constraints/frozen-head.ts'
import { missingSkills } from '../constraints/skills.ts'
import { latenessCost, promiseCost } from '../constraints/soft-times.ts'
import { earliestInside, startPeriods } from '../constraints/time-windows.ts'
import type { PlannedStop, Problem, Shift, Visit } from '../problem.ts'
import type { Fault, Route, RouteCost, RouteTotals, Stop } from '../solution.ts'

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
  const cost = {
    lateness: 0,
    promise: 0,
    missingSkill: 0,
    zone: 0,
    preference: 0,
    stability: 0,
    targetDay: 0,
    scarceSkill: 0,
    balance: 0,
    assignment: 0,
  }
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
  for (const stop of shift.frozen ?? []) {
    const visit = stop.type === 'visit' ? visits.get(stop.id) : undefined
    const travelSeconds = visit ? Math.max(0, leg(place, visit.place)) : 0
    const travelMetres = visit ? metresOf(place, visit.place) : 0
    const before = timed.length ? timed[timed.length - 1]!.end : shift.window[0]
    const arrival = Math.min(stop.start, before + travelSeconds)
    const end =
      stop.end ?? stop.start + (visit ? serviceSeconds(shift, visit, place) : pauseSeconds(shift, stop.id))
    const waitingSeconds = Math.max(0, stop.start - before - travelSeconds)
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
    const visit = visits.get(stop.id)!
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
    })
    sum.travel += travelSeconds
    sum.metres += travelMetres
    sum.waiting += start - arrival
    sum.service += end - start
    sum.visits++
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
  const added = sum.visits > head.visits
  if (added && way < 0) fault('no-way')
  for (const pause of left.values()) {
    const spared = pause.conditional && end <= latestStart(pause)
    if (!spared && added)
      fault(pause.absence === undefined ? 'break-missing' : 'unavailable', { id: pause.id })
  }
  if (added) examineLimits(end)

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
  return { route: { shift: shift.id, stops: timed, totals, cost: costOf(shift, totals, cost) }, faults }

  function addVisitCosts(visit: Visit, begin: number, late: number): void {
    const { preference, stated } = assignmentCost(shift, visit)
    cost.preference += preference
    cost.assignment += stated
    cost.lateness += latenessCost(visit, begin)
    cost.promise += promiseCost(visit, begin)
    sum.late += late
    if (late > 0) sum.lateVisits++
  }

  function examine(visit: Visit): void {
    const missing = missingSkills(shift, visit)
    if (missing.length) fault('skills', { id: visit.id, params: { skills: missing.join(', ') } })
    const why = keptOut(shift, visit)
    if (why === 'EXCLUDED') fault('excluded', { id: visit.id })
    if (why === 'REQUIRED_OTHER')
      fault(visit.pin?.shift !== undefined && visit.pin.shift !== shift.id ? 'pinned-shift' : 'not-allowed', {
        id: visit.id,
      })
  }

  function examineLimits(end: number): void {
    const close = shift.window[1] + (shift.overtime ?? 0)
    if (end > close) fault('shift-end', { excess: end - close })
    if (shift.maxVisits !== undefined && sum.visits > shift.maxVisits)
      fault('max-visits', { excess: sum.visits - shift.maxVisits })
    if (shift.maxTravel !== undefined && sum.travel > shift.maxTravel)
      fault('max-travel', { excess: sum.travel - shift.maxTravel })
    shift.capacity?.forEach((room, k) => {
      const load = stops.reduce(
        (all, stop) => all + (stop.type === 'visit' ? (visits.get(stop.id)?.demand?.[k] ?? 0) : 0),
        head.load[k] ?? 0,
      )
      if (load > room) fault('capacity', { excess: load - room, params: { dimension: k } })
    })
    if (shift.maxDuration === undefined) return
    const lasts = shift.frozen?.length
      ? end - (head.latestEnd - shift.maxDuration)
      : end - latestDeparture(problem, shift, stops, visits, end, list)
    if (lasts > shift.maxDuration) fault('max-duration', { excess: lasts - shift.maxDuration })
  }
}

/** Latest departure with which the same stops still end at `end`: each stop is pushed back as far as it goes. */
function latestDeparture(
  problem: Problem,
  shift: Shift,
  stops: readonly PlannedStop[],
  visits: ReadonlyMap<string, Visit>,
  end: number,
  pauses: readonly Pause[],
): number {
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

function costOf(
  shift: Shift,
  totals: RouteTotals,
  cost: Omit<RouteCost, 'fixed' | 'travelTime' | 'travelDistance' | 'overtime' | 'waiting' | 'total'>,
): RouteCost {
  const used = totals.visits > 0
  const parts = {
    fixed: used ? (shift.fixedCost ?? 0) : 0,
    travelTime: (shift.costPerTravelSecond ?? 1) * totals.travelSeconds,
    travelDistance: (shift.costPerMetre ?? 0) * totals.travelMetres,
    overtime: (shift.overtimeCostPerSecond ?? 0) * totals.overtimeSeconds,
    waiting: used ? (shift.waitingCostPerSecond ?? 0) * totals.waitingSeconds : 0,
    ...cost,
  }
  const total = Object.values(parts).reduce((all, each) => all + each, 0)
  return { ...parts, total }
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
