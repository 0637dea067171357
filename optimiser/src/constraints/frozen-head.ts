import { sideOf } from '../model/crew.ts'
import type { Problem, Shift, Visit } from '../problem.ts'

/** Where a route stands after its frozen stops. */
export interface Head {
  /** Place of the last frozen visit, else the shift's start. */
  readonly place: number | null
  /** When the technician is free. */
  readonly free: number
  /** Whether a visit is frozen, so that the route is used whatever else happens. */
  readonly used: boolean
  /** Whether anything is frozen. */
  readonly begun: boolean
  readonly travelSeconds: number
  readonly workSeconds: number
  /** The frozen visits, as the shift sees them. */
  readonly loaded: readonly Visit[]
  /** Ids of frozen breaks and absences. */
  readonly pauses: ReadonlySet<string>
  /** When the first frozen stop began, or the shift opened, whichever is earlier. */
  readonly began: number
  /** Seconds of frozen breaks. */
  readonly pausedSeconds: number
  /** Latest end that keeps `maxDuration`; +∞ without frozen stops. */
  readonly latestEnd: number
}

/** Adds up the frozen stops of a shift. Their stated times are believed. */
export function headOf(problem: Problem, shift: Shift, visits: ReadonlyMap<string, Visit>): Head {
  let place = shift.start
  let free = shift.window[0]
  let travelSeconds = 0
  let workSeconds = 0
  let pausedSeconds = 0
  const loaded: Visit[] = []
  const pauses = new Set<string>()
  for (const stop of shift.frozen ?? []) {
    if (stop.type === 'break') {
      pauses.add(stop.id)
      const end = stop.end ?? stop.start + pauseDuration(shift, stop.id)
      free = Math.max(free, end)
      if (shift.breaks?.some((rest) => rest.id === stop.id)) pausedSeconds += end - stop.start
      continue
    }
    const visit = sideOf(stop, visits)
    if (!visit) continue
    const leg = place === null ? 0 : problem.durations[place * problem.placeCount + visit.place]!
    travelSeconds += Math.max(0, leg)
    const end = stop.end ?? stop.start + serviceSeconds(shift, visit, place)
    free = Math.max(free, end)
    workSeconds += end - stop.start
    place = visit.place
    loaded.push(visit)
  }
  const first = shift.frozen?.[0]
  const began = first ? Math.min(first.start, shift.window[0]) : shift.window[0]
  const latestEnd =
    first && shift.maxDuration !== undefined ? began + shift.maxDuration : Number.POSITIVE_INFINITY
  const used = loaded.length > 0
  return {
    place,
    free,
    used,
    begun: first !== undefined,
    loaded,
    travelSeconds,
    workSeconds,
    pauses,
    began,
    pausedSeconds,
    latestEnd,
  }
}

/** Seconds of work of a visit in a shift after the stop before; setting up is spared at the same place, not by crews. */
export function serviceSeconds(shift: Shift, visit: Visit, placeBefore: number | null): number {
  const work = visit.durationByShift?.[shift.id] ?? visit.duration
  return visit.setup && (visit.crew || visit.place !== placeBefore) ? work + visit.setup : work
}

function pauseDuration(shift: Shift, id: string): number {
  const rest = shift.breaks?.find((each) => each.id === id)
  if (rest) return rest.duration
  const away = shift.unavailable?.find((each) => each.id === id)
  return away ? away.to - away.from : 0
}
