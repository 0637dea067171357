import { crewOf, isMovableState, type PlanDays } from '../day.ts'

/** Beyond so many planned visits only the technicians near the event are planned anew, so that the answer comes soon. */
export const replannedAtMost = 150

const degreesToKilometres = 111.2

/** Kilometres as the crow flies, good enough to tell near from far. */
function apart(
  a: { latitude: number; longitude: number },
  b: { latitude: number; longitude: number },
): number {
  const middle = ((a.latitude + b.latitude) / 2) * (Math.PI / 180)
  return (
    degreesToKilometres * Math.hypot(a.latitude - b.latitude, (a.longitude - b.longitude) * Math.cos(middle))
  )
}

/**
 * Planned visits that a plan after an event may move: all of the days, or, where these are very many, those of the
 * technicians that come nearest to the event, whole technicians at a time, nearest first. `involved` technicians are
 * always among them. Visits under way are never part of it. Source: specification orders §11.6 (replan).
 */
export function nearEvent(
  days: PlanDays,
  event: { readonly visitNos: readonly string[]; readonly involved: readonly string[] },
  atMost = replannedAtMost,
): string[] {
  const planned = days.visits.filter((visit) => visit.placement !== null && isMovableState(visit.state))
  if (planned.length <= atMost) return planned.map((visit) => visit.visitNo)
  const named = new Set(event.visitNos)
  const places = days.visits.flatMap((visit) =>
    visit.position &&
    (named.has(visit.visitNo) ||
      (visit.placement && crewOf(visit.placement).some((no) => event.involved.includes(no))))
      ? [visit.position]
      : [],
  )
  const byTechnician = Map.groupBy(planned, (visit) => visit.placement!.resourceNo)
  const distance = (resourceNo: string): number => {
    if (event.involved.includes(resourceNo)) return -1
    const start = days.technicians.find((one) => one.resourceNo === resourceNo)?.start
    const stops = (byTechnician.get(resourceNo) ?? []).flatMap((visit) => visit.position ?? [])
    return Math.min(
      ...[...stops, ...(start ? [start] : [])].flatMap((stop) => places.map((place) => apart(place, stop))),
      Infinity,
    )
  }
  const nearest = [...byTechnician.keys()]
    .map((resourceNo) => ({ resourceNo, kilometres: distance(resourceNo) }))
    .sort((a, b) => a.kilometres - b.kilometres || (a.resourceNo < b.resourceNo ? -1 : 1))
  const free: string[] = []
  for (const { resourceNo } of nearest) {
    const visits = byTechnician.get(resourceNo)!
    if (free.length > 0 && free.length + visits.length > atMost) break
    free.push(...visits.map((visit) => visit.visitNo))
  }
  return free
}
