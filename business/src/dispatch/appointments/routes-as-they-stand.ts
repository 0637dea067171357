import {
  evaluateMove,
  type Period,
  type Problem,
  type Visit as ProblemVisit,
  type Route,
} from '@giro/optimiser'
import { epochSeconds } from '../../foundation/day.ts'
import type { PlanDays } from '../day.ts'
import { presentRoutes } from '../hand-made.ts'
import {
  type LeftOut,
  type Matrix,
  type Places,
  type ProblemOptions,
  routingProblem,
} from '../planning/routing-problem.ts'

/** The days as they stand, ready to have one visit put between what is planned. */
export interface StandingDays {
  /** No planned visit starts earlier than it stands; what breaks its window already stays exactly where it is. */
  readonly problem: Problem
  /** Epoch seconds of second 0. */
  readonly origin: number
  readonly routes: readonly Route[]
  /** Work that cannot be done on these days, whoever is free. */
  readonly leftOut: readonly LeftOut[]
}

/**
 * The days with their visits where they stand: pushed later where that is allowed, never pulled earlier. Visits of
 * `free` are not held to their place.
 */
export function standingDays(
  days: PlanDays,
  places: Places,
  matrix: Matrix,
  options: ProblemOptions,
  free: readonly string[] = [],
): StandingDays {
  const { problem, origin, leftOut } = routingProblem(days, places, matrix, options)
  const starts = new Map(
    days.visits.flatMap((visit) =>
      visit.placement && !free.includes(visit.visitNo)
        ? [[visit.visitNo, epochSeconds(visit.placement.start) - origin] as const]
        : [],
    ),
  )
  const bound: Problem = {
    ...problem,
    visits: problem.visits.map((visit) => {
      const start = starts.get(visit.id)
      return start === undefined ? visit : notBefore(visit, start)
    }),
  }
  return { problem: bound, origin, leftOut, routes: presentRoutes(bound, evaluateMove) }
}

function notBefore(visit: ProblemVisit, start: number): ProblemVisit {
  if (!visit.windows) return { ...visit, windows: [[start, Number.MAX_SAFE_INTEGER]] }
  const later = visit.windows.flatMap(([from, to]): Period[] =>
    to < start ? [] : [[Math.max(from, start), to]],
  )
  const inside = later[0]?.[0] === start
  // A window that is missed already is not missed by more.
  return { ...visit, windows: inside ? later : [[start, start]] }
}
