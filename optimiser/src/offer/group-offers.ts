import { evaluateMove } from '../explain/evaluate-move.ts'
import type { GroupOffer, Offer, OfferOptions } from '../options.ts'
import type { Period, Problem, Visit } from '../problem.ts'
import { within } from '../schedule/time-plan.ts'
import type { Route, Solution } from '../solution.ts'
import { offers } from './offers.ts'

/**
 * Windows in which several visits can all start (a customer with several jobs, a house with several customers): in each
 * window the visits are inserted one after the other, in the order given, each at its cheapest position in the plan that
 * holds those before it. The cheapest windows first, equal costs earlier first, at most `limit`; `perShift` does not count.
 *
 * A window in which one of them finds no place is left out, even if another order of inserting would have made room.
 * Throws `RangeError` for an unknown id. Source: route optimiser §10.
 */
export function groupOffers(
  problem: Problem,
  solution: Pick<Solution, 'routes'>,
  visits: readonly (Visit | string)[],
  options: OfferOptions,
): GroupOffer[] {
  const { limit = 5, shifts } = options
  const free = withoutVisits(problem, solution, visits)
  const found = options.windows.flatMap((window): GroupOffer[] => {
    let now = { problem, plan: free }
    const parts: Offer[] = []
    for (const visit of visits) {
      const [offer] = offers(now.problem, now.plan, visit, {
        windows: [window],
        limit: 1,
        ...(shifts ? { shifts } : {}),
      })
      if (!offer) return []
      parts.push(offer)
      now = withOffer(now.problem, now.plan, visit, offer)
    }
    if (parts.length === 0) return []
    return [
      {
        window,
        parts,
        start: Math.min(...parts.map(({ start }) => start)),
        addedCost: parts.reduce((sum, { addedCost }) => sum + addedCost, 0),
      },
    ]
  })
  found.sort((a, b) => Math.round((a.addedCost - b.addedCost) * 1e6) || a.start - b.start)
  return found.slice(0, limit)
}

/** The plan without those of the visits that are in it. */
function withoutVisits(
  problem: Problem,
  plan: Pick<Solution, 'routes'>,
  visits: readonly (Visit | string)[],
): Pick<Solution, 'routes'> {
  const ids = new Set(visits.map((visit) => (typeof visit === 'string' ? visit : visit.id)))
  const holding = plan.routes.filter(({ stops }) =>
    stops.some(({ type, id }) => type === 'visit' && ids.has(id)),
  )
  if (holding.length === 0) return plan
  const rows = holding.map(({ shift, stops }) => ({
    shift,
    stops: stops.filter(({ type, id }) => type === 'visit' && !ids.has(id)),
  }))
  return withRoutes(plan, evaluateMove(problem, plan, { routes: rows }).routes)
}

function withRoutes(plan: Pick<Solution, 'routes'>, routes: readonly Route[]): Pick<Solution, 'routes'> {
  const shifts = new Set(routes.map(({ shift }) => shift))
  return { routes: [...plan.routes.filter(({ shift }) => !shifts.has(shift)), ...routes] }
}

/** The plan with the visit where it was offered, and confined to the window from now on. */
function withOffer(
  problem: Problem,
  plan: Pick<Solution, 'routes'>,
  visit: Visit | string,
  offer: Offer,
): { problem: Problem; plan: Pick<Solution, 'routes'> } {
  const known = typeof visit === 'string' ? problem.visits.find(({ id }) => id === visit)! : visit
  const window: Period = [offer.window[0], offer.window[1] - 1]
  const others = problem.visits.filter(({ id }) => id !== known.id)
  const changed: Problem = { ...problem, visits: [...others, within(known, window)] }
  const rows = [{ shift: offer.shift, stops: offer.stops }, ...(offer.helpers ?? [])]
  return { problem: changed, plan: withRoutes(plan, evaluateMove(changed, plan, { routes: rows }).routes) }
}
