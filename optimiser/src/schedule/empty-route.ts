import type { Route } from '../solution.ts'
import { noCosts } from '../terms/index.ts'

/** A route that is not driven: of a shift that stays unused, or that the problem does not know. */
export function emptyRoute(shift: string): Route {
  return {
    shift,
    stops: [],
    totals: {
      start: 0,
      end: 0,
      homeSeconds: 0,
      homeMetres: 0,
      visits: 0,
      travelSeconds: 0,
      travelMetres: 0,
      serviceSeconds: 0,
      waitingSeconds: 0,
      breakSeconds: 0,
      overtimeSeconds: 0,
      lateVisits: 0,
      lateSeconds: 0,
    },
    cost: noCosts(),
  }
}
