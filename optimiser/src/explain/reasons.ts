import { headOf } from '../constraints/frozen-head.ts'
import { keptOut } from '../constraints/index.ts'
import { startPeriods } from '../constraints/time-windows.ts'
import type { Shift, Visit } from '../problem.ts'
import { type TimedRoute, timeRoute } from '../schedule/time-route.ts'
import type { Fault, Reason } from '../solution.ts'
import { mostAtOnce } from './crew-places.ts'
import type { Planner } from './insertions.ts'

/** Why a shift as such cannot do the visit, whatever else it does; null when skills and lists allow it. */
export function standingReason(shift: Shift, visit: Visit): Reason | null {
  return keptOut(shift, visit)?.reason ?? null
}

/** Why the visits before or after keep the visit out of the shift; null when they do not. */
export function linkReason(planner: Planner, shift: Shift): Reason | null {
  const { held } = planner
  if (held.missing !== null) return { code: 'DEPENDENCY', params: { visit: held.missing } }
  if (!held.goesWith(shift)) return { code: 'DEPENDENCY', params: { visit: held.tiedTo } }
  return null
}

/** That too few technicians can be there at once; null for a visit that one can do. */
export function crewReason(planner: Planner): Reason | null {
  const { crew } = planner.visit
  if (!crew) return null
  return { code: 'CREW_SHORT', params: { needed: crew.size, found: mostAtOnce(planner, planner.visit) } }
}

/** Why the shift could not do the visit even with nothing else to do; null when it could. */
export function emptyRouteReason(planner: Planner, shift: Shift): Reason | null {
  const alone = planner.timed(shift, [planner.visit])
  if (alone.faults.length === 0) return null
  const free = { ...shift, frozen: [] }
  if (shift.frozen?.length && planner.timed(free, [planner.visit]).faults.length === 0) {
    const { free: until, loaded } = headOf(planner.problem, shift, planner.visits)
    return { code: 'FROZEN', params: { until, visits: loaded.map(({ id }) => id) } }
  }
  const { partsReadyAt, ...complete } = planner.visit
  if (partsReadyAt !== undefined && planner.tried(shift, [complete], complete).faults.length === 0)
    return { code: 'PARTS_NOT_READY', params: { at: partsReadyAt } }
  const tired = timeRoute(planner.problem, shift, [{ type: 'visit', id: planner.visit.id }], planner.visits)
  if (planner.held.rested(shift) !== shift && tired.faults.length === 0 && alone.faults.some(isHours))
    return { code: 'REST', params: { missingSeconds: excessOf(alone) } }
  for (const away of shift.unavailable ?? []) {
    const present: Shift = {
      ...shift,
      unavailable: (shift.unavailable ?? []).filter((each) => each !== away),
    }
    if (planner.timed(present, [planner.visit]).faults.length === 0)
      return { code: 'ABSENT', params: { kind: away.kind ?? '', from: away.from, to: away.to } }
  }
  if (shift.breaks?.length && planner.timed({ ...shift, breaks: [] }, [planner.visit]).faults.length === 0)
    return { code: 'BREAK', params: { missingSeconds: excessOf(alone) } }
  return reasonOfFault(planner, shift, alone)
}

/**
 * Why the visit does not fit beside what the shift already does: the position that misses by least is stated.
 * Null when some position fits.
 */
export function fullRouteReason(planner: Planner, shift: Shift): Reason | null {
  let nearest: TimedRoute | null = null
  for (const { timed } of planner.attempts(shift)) {
    if (timed.faults.length === 0) return null
    if (!nearest || weightOf(timed) < weightOf(nearest)) nearest = timed
  }
  const fixed = planner.orderOf(shift).filter((visit) => visit.pin?.shift === shift.id)
  if (fixed.length) {
    let conflict = true
    for (const { timed } of planner.attempts(shift, planner.visit, fixed))
      if (timed.faults.length === 0) conflict = false
    if (conflict) return { code: 'PINNED_CONFLICT', params: { visits: fixed.map((visit) => visit.id) } }
  }
  return reasonOfFault(planner, shift, nearest!)
}

function isHours(fault: Fault): boolean {
  return fault.code === 'shift-end' || fault.code === 'window' || fault.code === 'break-missing'
}

function reasonOfFault(planner: Planner, shift: Shift, timed: TimedRoute): Reason {
  const { visit } = planner
  const has = (code: Fault['code']): Fault | undefined => timed.faults.find((fault) => fault.code === code)
  const own = timed.faults.find((fault) => fault.id === visit.id)
  if (has('no-way')) return { code: 'NO_WAY', params: {} }
  const capacity = has('capacity')
  if (capacity) {
    const k = Number(capacity.params?.dimension ?? 0)
    const demand = visit.demand?.[k] ?? 0
    return { code: 'CAPACITY', params: { dimension: k, demand, room: demand - (capacity.excess ?? 0) } }
  }
  const parts = timed.faults.filter((fault) => fault.code === 'parts')
  if (parts.length)
    return { code: 'PARTS_MISSING', params: { parts: parts.map((fault) => String(fault.params?.item)) } }
  const worked = has('work-limit')
  if (worked && timed.faults.length === 1) {
    const most = Number(worked.params?.limit ?? 0)
    return { code: 'WORK_LIMIT', params: { limit: most, needed: most + (worked.excess ?? 0) } }
  }
  const limit = has('max-visits')
  if (limit) return { code: 'MAX_VISITS', params: { limit: shift.maxVisits ?? 0 } }
  const travel = has('max-travel')
  if (travel) {
    const most = shift.maxTravel ?? 0
    return { code: 'MAX_TRAVEL', params: { limit: most, needed: most + (travel.excess ?? 0) } }
  }
  const alone = timed.route.stops.filter((stop) => stop.type === 'visit' && !stop.frozen).length === 1
  if (own && (own.code === 'window' || own.code === 'pinned-start') && alone) {
    const [from, to] = startPeriods(visit)?.at(-1) ?? [0, 0]
    return { code: 'WINDOW_UNREACHABLE', params: { from, to, earliestArrival: to + (own.excess ?? 0) } }
  }
  const duration = has('max-duration')
  if (duration && timed.faults.length === 1) {
    const most = shift.maxDuration ?? 0
    return { code: 'MAX_DURATION', params: { limit: most, needed: most + (duration.excess ?? 0) } }
  }
  const missingSeconds = excessOf(timed)
  return { code: shift.overtime ? 'OVERTIME_LIMIT' : 'SHIFT_FULL', params: { missingSeconds } }
}

/** Seconds by which the rules are missed at the worst point. */
function excessOf(timed: TimedRoute): number {
  return timed.faults.reduce((most, fault) => Math.max(most, fault.excess ?? 0), 0)
}

function weightOf(timed: TimedRoute): number {
  return timed.faults.length * 10 + timed.faults.reduce((sum, fault) => sum + (fault.excess ?? 1000), 0)
}
