import { addDays, type Day } from '../foundation/day.ts'
import { decimal } from '../foundation/decimal.ts'
import type { Refusal } from '../foundation/verdict.ts'

/** `planning`: nothing is settled, hours do not count; `open`: under way; `completed`: no new orders. */
export const projectStates = ['planning', 'open', 'completed'] as const
export type ProjectState = (typeof projectStates)[number]

export interface Phase {
  readonly phaseNo: string
  readonly description: string
  readonly startingDate: Day | null
  readonly endingDate: Day | null
  readonly budgetHours: string
}

export interface PlannedHours {
  readonly phaseNo: string
  readonly day: Day
  readonly resourceNo: string | null
  readonly groupNo: string | null
  readonly hours: string
  readonly description: string
}

interface Plan {
  readonly phases: readonly Phase[]
  readonly plannedHours: readonly PlannedHours[]
}

/** Why the phases and hours of a project cannot stand like this. */
export function reasonsAgainstPlan({ phases, plannedHours }: Plan): Refusal[] {
  const refusals: Refusal[] = []
  const numbers = phases.map((phase) => phase.phaseNo)
  for (const [at, { phaseNo, startingDate, endingDate, budgetHours }] of phases.entries()) {
    if (numbers.indexOf(phaseNo) < at)
      refusals.push({ code: 'projects.phase-twice', facts: { phaseNo }, at: 'phases' })
    if (startingDate !== null && endingDate !== null && endingDate < startingDate)
      refusals.push({ code: 'projects.phase-dates', facts: { phaseNo }, at: 'phases' })
    if (decimal(budgetHours).lt(0))
      refusals.push({ code: 'projects.hours-negative', facts: { phaseNo }, at: 'phases' })
  }
  for (const { phaseNo, day, resourceNo, groupNo, hours } of plannedHours) {
    const at = 'plannedHours'
    if (!numbers.includes(phaseNo)) refusals.push({ code: 'projects.no-such-phase', facts: { phaseNo }, at })
    if ((resourceNo === null) === (groupNo === null))
      refusals.push({ code: 'projects.who-works', facts: { day }, at })
    if (decimal(hours).lte(0) || decimal(hours).gt(24))
      refusals.push({ code: 'projects.hours-of-day', facts: { day }, at })
  }
  return refusals
}

/**
 * The plan once a phase, and the ones behind it where they follow, is moved by so many days. Phases without dates stay
 * without; hours move with their phase.
 */
export function movedBy(plan: Plan, from: string, days: number, following: boolean): Plan {
  const first = plan.phases.findIndex((phase) => phase.phaseNo === from)
  const moved = new Set(
    plan.phases.filter((_, at) => at === first || (following && at > first)).map((phase) => phase.phaseNo),
  )
  const later = (day: Day | null) => (day === null ? null : addDays(day, days))
  return {
    phases: plan.phases.map((phase) =>
      moved.has(phase.phaseNo)
        ? { ...phase, startingDate: later(phase.startingDate), endingDate: later(phase.endingDate) }
        : phase,
    ),
    plannedHours: plan.plannedHours.map((one) =>
      moved.has(one.phaseNo) ? { ...one, day: addDays(one.day, days) } : one,
    ),
  }
}

/** Why no order may be opened in the project or the phase; `phaseNo` null: in none of its phases. */
export function reasonsAgainstOrder(
  project: { readonly projectNo: string; readonly status: ProjectState } | undefined,
  phases: readonly Pick<Phase, 'phaseNo'>[],
  phaseNo: string | null,
): Refusal[] {
  if (!project) return [{ code: 'projects.no-such-project', at: 'projectNo' }]
  const { projectNo } = project
  if (project.status === 'completed')
    return [{ code: 'projects.completed', facts: { projectNo }, at: 'projectNo' }]
  if (phaseNo !== null && !phases.some((phase) => phase.phaseNo === phaseNo))
    return [{ code: 'projects.no-such-phase', facts: { phaseNo }, at: 'phaseNo' }]
  return []
}
