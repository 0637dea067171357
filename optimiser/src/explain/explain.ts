import type { Candidate, ExplainOptions, Explanation, Insertion } from '../options.ts'
import type { Problem, Shift } from '../problem.ts'
import type { Reason, Solution } from '../solution.ts'
import { termsBetween } from '../terms/by-term.ts'
import { Planner } from './insertions.ts'
import { nextPossible } from './next-possible.ts'
import { mightBeServed } from './possible.ts'
import { crewReason, emptyRouteReason, fullRouteReason, linkReason, standingReason } from './reasons.ts'
import { relaxations } from './relaxations.ts'

/**
 * Why a visit is where it is, or why it is not planned: for every shift the first rule that stands against it,
 * with figures; the best position; for a planned visit what every other shift would cost more; for one left out
 * the smallest changes that would help, and the next moment at which it is possible. Throws `RangeError` for an unknown
 * id, or when a further shift has an id that is taken. Specification, orders and dispatch §11.5.
 */
export function explain(
  problem: Problem,
  solution: Pick<Solution, 'routes'>,
  visitId: string,
  options: ExplainOptions = {},
): Explanation {
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
    let rank = standing ? 3e9 + missOf(standing) : 0
    if (!standing && !places[0]) {
      const empty = emptyRouteReason(planner, shift)
      if (empty) rank = 2e9
      reason = empty ?? fullRouteReason(planner, shift) ?? crewReason(planner)
      rank += missOf(reason)
    }
    const technician = shift.technician === undefined ? {} : { technician: shift.technician }
    const added = places[0] ? { added: places[0].addedCost } : {}
    ranked.push({
      shift,
      rank: places[0] ? -1e9 + places[0].addedCost : rank,
      candidate: {
        shift: shift.id,
        ...technician,
        reasons: places[0] && !home ? outReasons(planner, places[0]) : reason ? [reason] : [],
        ...added,
      },
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
      verdictWord: 'assigned',
      candidates,
      bestInsertion: planner.withSlack(present),
      alternatives: best
        .filter((each) => each.shift !== home.shift)
        .map((each) => ({
          ...each,
          costDifference: each.addedCost - present.addedCost,
          differenceByTerm: termsBetween(present.addedByTerm, each.addedByTerm),
        })),
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
  const next = nextPossible(planner, solution, options)
  return {
    visit: visitId,
    verdict,
    verdictWord: WORDS[verdict],
    candidates,
    ...(best[0] ? { bestInsertion: planner.withSlack(best[0]) } : {}),
    alternatives: [],
    relaxations: best[0]
      ? []
      : relaxations(
          planner,
          ranked.map((each) => each.shift),
        ),
    ...(next ? { nextPossible: next } : {}),
  }
}

const WORDS = {
  impossible: 'impossible',
  'too-expensive': 'too_expensive',
  'no-room': 'too_expensive',
  'time-limit': 'time_limit',
} as const

/** How far a shift is from doing the visit, in seconds where that has a meaning; kinds of reasons by their weight. */
function missOf(reason: Reason | null): number {
  if (!reason) return 0
  const { params } = reason
  if (reason.code === 'NO_SKILL' || reason.code === 'CERT_EXPIRED')
    return (params.skills as readonly string[]).length
  if (reason.code === 'DEPENDENCY') return 100
  if (reason.code === 'REQUIRED_OTHER') return 200
  if (reason.code === 'EXCLUDED') return 300
  if (reason.code === 'WINDOW_UNREACHABLE') return Number(params.earliestArrival ?? 0) - Number(params.to)
  if (reason.code === 'ABSENT') return Number(params.to) - Number(params.from)
  return Number(params.missingSeconds ?? 0)
}

/** Why a visit that fits there is left out, and what it would cost. */
function outReasons({ problem, visit }: Planner, place: Insertion): Reason[] {
  const { addedCost, addedByTerm, lateSeconds } = place
  const saved = visit.penalty ?? 0
  const reasons = [outReason(problem, addedCost, saved)]
  if (reasons[0]!.code === 'TIME_LIMIT') reasons.push({ code: 'COST', params: { added: addedCost, saved } })
  else if (lateSeconds > 0) reasons.push({ code: 'DUE_MISSED', params: { missingSeconds: lateSeconds } })
  if (addedByTerm.zone)
    reasons.push({ code: 'NOT_IN_ZONE', params: { zone: visit.zone ?? '', cost: addedByTerm.zone } })
  return reasons
}

function outReason(problem: Problem, added: number, saved: number): Reason {
  if (problem.objective === 'penalty' && added >= saved)
    return { code: 'TOO_EXPENSIVE', params: { added, saved } }
  return { code: 'TIME_LIMIT', params: {} }
}
