import type { Problem } from '../problem.ts'
import { countable, money, natural, ProblemError, period } from './validate-values.ts'

/** Throws `ProblemError` for the first malformed thing among crews, dependencies, teams, stock and limits. */
export function validateLinks(
  problem: Problem,
  shiftIds: ReadonlySet<string>,
  visitIds: ReadonlySet<string>,
): void {
  money(problem.balanceCostPerSecond, 'balanceCostPerSecond')
  const scarce = problem.scarceSkills
  if (scarce) {
    if (!(scarce.share >= 0 && scarce.share <= 1))
      throw new ProblemError('scarceSkills.share', `must be a number from 0 to 1, not ${scarce.share}`)
    money(scarce.cost, 'scarceSkills.cost')
  }
  const limits = new Set<string>()
  problem.workLimits?.forEach((limit, i) => {
    const path = `workLimits[${i}]`
    if (limits.has(limit.id)) throw new ProblemError(`${path}.id`, `${limit.id} is used twice`)
    limits.add(limit.id)
    natural(limit.maxSeconds, `${path}.maxSeconds`)
    limit.shifts.forEach((id, k) => {
      if (!shiftIds.has(id)) throw new ProblemError(`${path}.shifts[${k}]`, `there is no shift ${id}`)
    })
  })
  problem.shifts.forEach((shift, i) => {
    const path = `shifts[${i}]`
    if (shift.day !== undefined && !Number.isSafeInteger(shift.day))
      throw new ProblemError(`${path}.day`, `must be a whole number, not ${shift.day}`)
    if (shift.restBefore !== undefined) natural(shift.restBefore, `${path}.restBefore`)
    table(shift.skills, `${path}.skills`)
    pieces(shift.stock, `${path}.stock`)
  })
  problem.visits.forEach((visit, i) => {
    const path = `visits[${i}]`
    table(visit.skills, `${path}.skills`)
    for (const [item, count] of Object.entries(visit.parts ?? {})) countable(count, `${path}.parts.${item}`)
    money(visit.missingSkillCost, `${path}.missingSkillCost`)
    money(visit.notInZoneCost, `${path}.notInZoneCost`)
    money(visit.published?.otherTechnicianCost, `${path}.published.otherTechnicianCost`)
    money(visit.published?.otherDayCost, `${path}.published.otherDayCost`)
    if (visit.target && !Number.isSafeInteger(visit.target.day))
      throw new ProblemError(`${path}.target.day`, `must be a whole number, not ${visit.target.day}`)
    money(visit.target?.perDayEarly, `${path}.target.perDayEarly`)
    money(visit.target?.perDayLate, `${path}.target.perDayLate`)
    money(visit.promise?.fixed, `${path}.promise.fixed`)
    money(visit.promise?.perSecond, `${path}.promise.perSecond`)
    money(visit.lateness?.cap, `${path}.lateness.cap`)
    if (visit.promise) period([visit.promise.from, visit.promise.to], `${path}.promise`)
    for (const [id, cost] of Object.entries(visit.costByShift ?? {}))
      if (!Number.isFinite(cost))
        throw new ProblemError(`${path}.costByShift.${id}`, `must be a number, not ${cost}`)
    if (visit.crew) {
      if (!Number.isInteger(visit.crew.size) || visit.crew.size < 2 || visit.crew.size > 20)
        throw new ProblemError(
          `${path}.crew.size`,
          `must be a whole number from 2 to 20, not ${visit.crew.size}`,
        )
      table(visit.crew.skills, `${path}.crew.skills`)
      if (visit.durationByShift && Object.keys(visit.durationByShift).length)
        throw new ProblemError(`${path}.durationByShift`, 'a crew works the same time in every shift')
    }
    visit.after?.forEach((each, k) => {
      const where = `${path}.after[${k}]`
      if (!visitIds.has(each.visit))
        throw new ProblemError(`${where}.visit`, `there is no visit ${each.visit}`)
      if (each.visit === visit.id)
        throw new ProblemError(`${where}.visit`, 'a visit cannot come after itself')
      if (each.gapMin !== undefined) natural(each.gapMin, `${where}.gapMin`)
      if (each.gapMax !== undefined) natural(each.gapMax, `${where}.gapMax`)
      if (each.gapMax !== undefined && each.gapMax < (each.gapMin ?? 0))
        throw new ProblemError(`${where}.gapMax`, `${each.gapMax} is less than gapMin`)
    })
  })
  refuseCircles(problem)
}

/** Follows what comes before what; a way that leads back to where it began is a circle. */
function refuseCircles(problem: Problem): void {
  const before = new Map(
    problem.visits.map((visit) => [visit.id, visit.after?.map((each) => each.visit) ?? []]),
  )
  const state = new Map<string, 'open' | 'done'>()
  const walk = (start: string): string[] | null => {
    const path: { id: string; next: number }[] = [{ id: start, next: 0 }]
    state.set(start, 'open')
    while (path.length) {
      const top = path[path.length - 1]!
      const next = before.get(top.id)![top.next++]
      if (next === undefined) {
        state.set(top.id, 'done')
        path.pop()
      } else if (state.get(next) === 'open') {
        return [...path.slice(path.findIndex(({ id }) => id === next)).map(({ id }) => id), next]
      } else if (!state.has(next)) {
        state.set(next, 'open')
        path.push({ id: next, next: 0 })
      }
    }
    return null
  }
  problem.visits.forEach((visit, i) => {
    const circle = state.has(visit.id) ? null : walk(visit.id)
    if (circle)
      throw new ProblemError(`visits[${i}].after`, `goes round in a circle: ${circle.join(' after ')}`)
  })
}

function table(values: Readonly<Record<string, number>> | undefined, path: string): void {
  for (const [name, value] of Object.entries(values ?? {}))
    if (!(value >= 0 && Number.isFinite(value)))
      throw new ProblemError(`${path}.${name}`, `must be a number ≥ 0, not ${value}`)
}

function pieces(values: Readonly<Record<string, number>> | undefined, path: string): void {
  for (const [item, count] of Object.entries(values ?? {})) natural(count, `${path}.${item}`)
}
