import type { Visit } from '../problem.ts'
import type { RouteCost } from '../solution.ts'
import { lateness } from './lateness.ts'
import { missingSkill } from './missing-skill.ts'
import { overtime } from './overtime.ts'
import { preference } from './preference.ts'
import { promise } from './promise.ts'
import { scarceSkill } from './scarce-skill.ts'
import { shiftUsed } from './shift-used.ts'
import { stability } from './stability.ts'
import { stated } from './stated.ts'
import { targetDay } from './target-day.ts'
import type { PairTerm, RouteTerm, StartTerm } from './term.ts'
import { travelDistance, travelTime } from './travel.ts'
import { waiting } from './waiting.ts'
import { zone } from './zone.ts'

export const pairTerms: readonly PairTerm[] = [
  missingSkill,
  zone,
  preference,
  stability,
  targetDay,
  scarceSkill,
  stated,
]
export const startTerms: readonly StartTerm[] = [lateness, promise]
export const routeTerms: readonly RouteTerm[] = [shiftUsed, travelTime, travelDistance, overtime, waiting]

/** Sum of the costs that depend on when the work starts. */
export function startCost(visit: Visit, start: number): number {
  let sum = 0
  for (const term of startTerms) sum += term.cost(visit, start)
  return sum
}

/** A score sheet with nothing on it. */
export function noCosts(): { -readonly [Term in keyof RouteCost]: number } {
  return {
    fixed: 0,
    travelTime: 0,
    travelDistance: 0,
    overtime: 0,
    waiting: 0,
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
    total: 0,
  }
}
