import type { Problem } from '../problem.ts'
import { MOST_PAUSES } from './limits.ts'
import { validateLinks } from './validate-links.ts'
import {
  countable,
  moment,
  money,
  natural,
  ProblemError,
  period,
  periods,
  place,
  unique,
} from './validate-values.ts'

export { ProblemError } from './validate-values.ts'

/** Throws `ProblemError` for the first thing that is malformed; says nothing about what is merely impossible. */
export function validate(problem: Problem): void {
  const n = problem.placeCount
  if (problem.objective !== 'penalty' && problem.objective !== 'lexicographic')
    throw new ProblemError('objective', "must be 'penalty' or 'lexicographic'")
  if (!Number.isInteger(n) || n < 0) throw new ProblemError('placeCount', 'must be a whole number ≥ 0')
  if (problem.durations.length !== n * n)
    throw new ProblemError('durations', `has ${problem.durations.length} entries instead of ${n * n}`)
  if (problem.distances && problem.distances.length !== n * n)
    throw new ProblemError('distances', `has ${problem.distances.length} entries instead of ${n * n}`)
  if (!problem.distances && problem.shifts.some((shift) => shift.costPerMetre))
    throw new ProblemError('distances', 'is missing although a shift pays by the metre')

  const shiftIds = unique(problem.shifts, 'shifts')
  problem.shifts.forEach((shift, i) => {
    const path = `shifts[${i}]`
    if (shift.start !== null) place(shift.start, n, `${path}.start`)
    if (shift.end !== null) place(shift.end, n, `${path}.end`)
    period(shift.window, `${path}.window`)
    for (const field of ['overtime', 'maxVisits', 'maxTravel', 'maxDuration'] as const)
      if (shift[field] !== undefined) natural(shift[field], `${path}.${field}`)
    for (const field of ['fixedCost', 'costPerTravelSecond', 'costPerMetre'] as const)
      money(shift[field], `${path}.${field}`)
    for (const field of ['overtimeCostPerSecond', 'waitingCostPerSecond'] as const)
      money(shift[field], `${path}.${field}`)
    shift.capacity?.forEach((room, k) => {
      natural(room, `${path}.capacity[${k}]`)
    })
    const pauses = [...(shift.breaks ?? []), ...(shift.unavailable ?? [])]
    unique(pauses, `${path}.breaks`)
    if (pauses.length > MOST_PAUSES)
      throw new ProblemError(
        `${path}.breaks`,
        `and absences are ${pauses.length} together; at most ${MOST_PAUSES} can be handled`,
      )
    shift.breaks?.forEach((rest, k) => {
      countable(rest.duration, `${path}.breaks[${k}].duration`)
      periods(rest.windows, `${path}.breaks[${k}].windows`)
    })
    shift.unavailable?.forEach((away, k) => {
      period([away.from, away.to], `${path}.unavailable[${k}]`)
    })
  })

  const visitIds = unique(problem.visits, 'visits')
  problem.visits.forEach((visit, i) => {
    const path = `visits[${i}]`
    place(visit.place, n, `${path}.place`)
    countable(visit.duration, `${path}.duration`)
    for (const [id, work] of Object.entries(visit.durationByShift ?? {}))
      countable(work, `${path}.durationByShift.${id}`)
    if (visit.setup !== undefined) countable(visit.setup, `${path}.setup`)
    if (visit.windows) periods(visit.windows, `${path}.windows`)
    visit.demand?.forEach((amount, k) => {
      countable(amount, `${path}.demand[${k}]`)
    })
    money(visit.penalty, `${path}.penalty`)
    money(visit.lateness?.fixed, `${path}.lateness.fixed`)
    money(visit.lateness?.perSecond, `${path}.lateness.perSecond`)
    money(visit.preferenceCost, `${path}.preferenceCost`)
    const priority = visit.priority ?? 0
    if (!Number.isInteger(priority) || priority < 0 || priority > 100)
      throw new ProblemError(`${path}.priority`, 'must be a whole number from 0 to 100')
    if (visit.pin?.start !== undefined) moment(visit.pin.start, `${path}.pin.start`)
    if (visit.partsReadyAt !== undefined) moment(visit.partsReadyAt, `${path}.partsReadyAt`)
    if (visit.due !== undefined) moment(visit.due, `${path}.due`)
  })

  validateLinks(problem, shiftIds, visitIds)
  const frozen = new Map<string, number>()
  const crews = new Map(problem.visits.map((visit) => [visit.id, visit.crew?.size ?? 1]))
  problem.shifts.forEach((shift, i) => {
    shift.frozen?.forEach((stop, k) => {
      const path = `shifts[${i}].frozen[${k}]`
      moment(stop.start, `${path}.start`)
      if (stop.end !== undefined) period([stop.start, stop.end], `${path}.end`)
      if (stop.type !== 'visit') return
      if (!visitIds.has(stop.id)) throw new ProblemError(path, `there is no visit ${stop.id}`)
      const times = (frozen.get(stop.id) ?? 0) + 1
      if (times > crews.get(stop.id)!) throw new ProblemError(path, `visit ${stop.id} is frozen twice`)
      frozen.set(stop.id, times)
    })
  })
  problem.initial?.forEach((route, i) => {
    if (!shiftIds.has(route.shift))
      throw new ProblemError(`initial[${i}].shift`, `there is no shift ${route.shift}`)
  })
}
