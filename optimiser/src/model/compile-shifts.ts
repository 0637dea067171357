import { freeInOrder, latestStart, pausesOf } from '../constraints/breaks.ts'
import { headOf } from '../constraints/frozen-head.ts'
import { itemsUsed, piecesOnVan } from '../constraints/parts-on-van.ts'
import type { Problem, Visit } from '../problem.ts'
import { LATEST, NEVER } from './limits.ts'

/** Shifts, their frozen heads and their pauses as arrays. */
export function compileShifts(problem: Problem, origin: number, nowhere: number) {
  const count = problem.shifts.length
  const byId = new Map(problem.visits.map((visit) => [visit.id, visit]))
  const heads = problem.shifts.map((shift) => headOf(problem, shift, byId))
  const pauses = problem.shifts.map((shift, r) => pausesOf(shift, heads[r].free, heads[r].pauses))
  const items = itemsUsed(problem)
  const vanDimensions = problem.shifts.reduce((most, shift) => Math.max(most, shift.capacity?.length ?? 0), 0)
  // Parts on the van are further dimensions of its room.
  const dimensions = vanDimensions + items.length
  const layers = pauses.reduce((most, list) => Math.max(most, list.length), 0)

  const ints = (): Int32Array => new Int32Array(count)
  const reals = (): Float64Array => new Float64Array(count)
  const shifts = {
    shifts: count,
    open: ints(),
    close: ints(),
    regularClose: ints(),
    headPlace: ints(),
    endPlace: ints(),
    headUsed: new Uint8Array(count),
    fixedCost: reals(),
    secondCost: reals(),
    metreCost: reals(),
    overtimeCost: reals(),
    waitingCost: reals(),
    maxVisits: ints(),
    maxTravel: ints(),
    maxDuration: ints(),
    anyMaxDuration: problem.shifts.some((shift) => shift.maxDuration !== undefined && !shift.frozen?.length),
    room: new Int32Array(count * dimensions),
    softShift: new Uint8Array(count),
    dimensions,
    heads,
    pauses,
    layers,
    pauseCount: ints(),
    states: 1,
    lastState: ints(),
    anyOrder: new Uint8Array(count),
    pauseDuration: new Int32Array(count * layers),
    pauseFirst: new Int32Array(count * layers),
    pauseLast: new Int32Array(count * layers),
    pauseConditional: new Uint8Array(count * layers),
    pauseWindowFrom: new Int32Array(count * layers + 1),
    likeness: ints(),
    headLoad: ints(),
    balanceCost: problem.balanceCostPerSecond ?? 0,
  }
  const windowOpen: number[] = []
  const windowClose: number[] = []
  const seen = new Map<string, number>()
  const named = namedShifts(problem)
  problem.shifts.forEach((shift, r) => {
    const head = heads[r]
    const overtime = shift.overtime ?? 0
    shifts.open[r] = clamp(head.free - origin)
    shifts.close[r] = clamp(Math.min(shift.window[1] + overtime, head.latestEnd) - origin)
    shifts.regularClose[r] = clamp(shift.window[1] - origin)
    shifts.headPlace[r] = head.place ?? nowhere
    shifts.endPlace[r] = shift.end ?? nowhere
    shifts.headUsed[r] = head.used ? 1 : 0
    shifts.fixedCost[r] = shift.fixedCost ?? 0
    shifts.secondCost[r] = shift.costPerTravelSecond ?? 1
    shifts.metreCost[r] = shift.costPerMetre ?? 0
    shifts.overtimeCost[r] = shift.overtimeCostPerSecond ?? 0
    shifts.waitingCost[r] = shift.waitingCostPerSecond ?? 0
    shifts.maxVisits[r] = Math.max(0, clamp((shift.maxVisits ?? LATEST) - head.loaded.length))
    shifts.maxTravel[r] = clamp((shift.maxTravel ?? LATEST) - head.travelSeconds)
    shifts.maxDuration[r] =
      shift.maxDuration === undefined || shift.frozen?.length ? NEVER : clamp(shift.maxDuration)
    for (let k = 0; k < dimensions; k++) {
      const item = items[k - vanDimensions]
      const room = item === undefined ? (shift.capacity?.[k] ?? LATEST) : piecesOnVan(shift, item)
      const used = (visit: Visit): number =>
        (item === undefined ? visit.demand?.[k] : visit.parts?.[item]) ?? 0
      shifts.room[r * dimensions + k] = clamp(
        head.loaded.reduce((left, visit) => left - used(visit), Math.min(room, LATEST)),
      )
    }
    shifts.headLoad[r] = head.workSeconds + head.travelSeconds
    const paysOvertime = overtime > 0 && shifts.overtimeCost[r] !== 0
    if (paysOvertime || shifts.waitingCost[r] !== 0) shifts.softShift[r] = 1
    shifts.pauseCount[r] = pauses[r].length
    shifts.anyOrder[r] = freeInOrder(pauses[r], head.free) ? 1 : 0
    shifts.lastState[r] = shifts.anyOrder[r] ? 2 ** pauses[r].length - 1 : pauses[r].length
    shifts.states = Math.max(shifts.states, shifts.lastState[r] + 1)
    for (let b = 0; b < layers; b++) {
      const at = r * layers + b
      shifts.pauseWindowFrom[at] = windowOpen.length
      const pause = pauses[r][b]
      if (!pause) continue
      shifts.pauseDuration[at] = clamp(pause.duration)
      shifts.pauseConditional[at] = pause.conditional ? 1 : 0
      for (const [from, to] of pause.windows) {
        windowOpen.push(clamp(from - origin))
        windowClose.push(clamp(to - origin))
      }
      shifts.pauseFirst[at] = clamp((pause.windows[0]?.[0] ?? LATEST) - origin)
      shifts.pauseLast[at] = clamp(latestStart(pause) - origin)
    }
    shifts.likeness[r] = likeness(seen, shift, head.used || named.has(shift.id) ? shift.id : '')
  })
  shifts.pauseWindowFrom[count * layers] = windowOpen.length
  return {
    ...shifts,
    pauseWindowOpen: Int32Array.from(windowOpen),
    pauseWindowClose: Int32Array.from(windowClose),
  }
}

/** Whole seconds inside the range of the compiled numbers. */
export function clamp(value: number): number {
  return Math.max(-LATEST, Math.min(LATEST, value))
}

/** Number of the group of shifts that differ in nothing but their names. */
function likeness(seen: Map<string, number>, shift: object, extra: string): number {
  const key = JSON.stringify({ ...shift, id: '', technician: '' }) + extra
  const known = seen.get(key)
  if (known !== undefined) return known
  seen.set(key, seen.size)
  return seen.size - 1
}

/** Shifts that some visit asks for or against by name: they are like no other. */
function namedShifts(problem: Problem): Set<string> {
  const named = new Set<string>()
  const byPerson = problem.visits.some(
    (visit) => visit.crew || visit.published || visit.after?.some((each) => each.sameTechnician),
  )
  for (const shift of problem.shifts) if (byPerson || shift.restBefore) named.add(shift.id)
  for (const limit of problem.workLimits ?? []) for (const id of limit.shifts) named.add(id)
  for (const visit of problem.visits) {
    const lists = [visit.allowedShifts, visit.excludedShifts, visit.preferredShifts]
    for (const list of lists) for (const id of list ?? []) named.add(id)
    for (const table of [visit.durationByShift, visit.costByShift]) for (const id in table) named.add(id)
    if (visit.pin?.shift !== undefined) named.add(visit.pin.shift)
    if (visit.published) named.add(visit.published.shift)
  }
  return named
}
