import type { Candidate, Explanation, Insertion } from '../options.ts'
import type { Problem, Shift } from '../problem.ts'
import type { Reason, Solution } from '../solution.ts'
import { Planner } from './insertions.ts'
import { mightBeServed } from './possible.ts'
import { crewReason, emptyRouteReason, fullRouteReason, linkReason, standingReason } from './reasons.ts'
import { relaxations } from './relaxations.ts'

/**
 * Why a visit is where it is, or why it is not planned: for every shift the first rule that stands against it,
 * with figures; the best position; for a planned visit what every other shift would cost more; for one left out
 * the smallest changes that would help. Specification, orders and dispatch §11.5.
 */
export function explain(problem: Problem, solution: Pick<Solution, 'routes'>, visitId: string): Explanation {
  const planner = new Planner(problem, solution, visitId)
  const { visit } = planner
  const home = solution.routes.find((route) =>
    route.stops.some((stop) => stop.type === 'visit' && stop.id === visitId),
  )
  const ranked: { shift: Shift; candidate: Candidate; rank: number }[] = []
  const best: Insertion[] = []

  for (const shift of problem.shifts) {
    const standing = standingReason(shift, visit) ?? linkReason(planner, shift)
    const places = standing
      ? []
      : planner.placesIn(shift).sort((a, b) => a.addedCost - b.addedCost || a.start - b.start)
    if (places[0]) best.push(places[0])
    let reason: Reason | null = standing
    let rank = standing ? 3e9 : 0
    if (!standing && !places[0]) {
      const empty = emptyRouteReason(planner, shift)
      if (empty) rank = 2e9
      reason = empty ?? fullRouteReason(planner, shift) ?? crewReason(planner)
      rank += Number(reason?.params.missingSeconds ?? reason?.params.excess ?? 0)
    }
    if (places[0] && !home) reason = outReason(problem, places[0].addedCost, visit.penalty ?? 0)
    const technician = shift.technician === undefined ? {} : { technician: shift.technician }
    const added = places[0] ? { added: places[0].addedCost } : {}
    ranked.push({
      shift,
      rank: places[0] ? -1e9 + places[0].addedCost : rank,
      candidate: { shift: shift.id, ...technician, reasons: reason ? [reason] : [], ...added },
    })
  }
  ranked.sort((a, b) => a.rank - b.rank)
  best.sort((a, b) => a.addedCost - b.addedCost || a.start - b.start)
  const candidates = ranked.map((each) => each.candidate)

  if (home) {
    const shift = problem.shifts.find((each) => each.id === home.shift)!
    const present = planner.insertionOf(planner.without(shift), home)
    return {
      visit: visitId,
      verdict: 'assigned',
      candidates,
      bestInsertion: planner.withSlack(present),
      alternatives: best
        .filter((each) => each.shift !== home.shift)
        .map((each) => ({ ...each, costDifference: each.addedCost - present.addedCost })),
      relaxations: [],
    }
  }
  const verdict = best[0]
    ? outReason(problem, best[0].addedCost, visit.penalty ?? 0).code === 'TOO_EXPENSIVE'
      ? 'too-expensive'
      : 'time-limit'
    : mightBeServed(problem, planner.original)
      ? 'no-room'
      : 'impossible'
  return {
    visit: visitId,
    verdict,
    candidates,
    ...(best[0] ? { bestInsertion: planner.withSlack(best[0]) } : {}),
    alternatives: [],
    relaxations: best[0]
      ? []
      : relaxations(
          planner,
          ranked.map((each) => each.shift),
        ),
  }
}

function outReason(problem: Problem, added: number, saved: number): Reason {
  if (problem.objective === 'penalty' && added >= saved)
    return { code: 'TOO_EXPENSIVE', params: { added, saved } }
  return { code: 'TIME_LIMIT', params: {} }
}
