import type { Compiled } from '../model/compiled.ts'
import type { AnnealSettings } from './anneal.ts'

/** Only to give metres a rough weight in the temperature. */
const METRES_PER_SECOND = 12

/**
 * Settings of the search in the natural unit of the problem (cost of the way to the tenth nearest visit). A plan
 * that is only to be improved starts at a tenth of the temperature.
 *
 * `collecting`: many visits do not pay for themselves and will stay out (prize collecting, outsourcing). Then
 * whole routes come and go, which needs more heat, and visits that are out are offered more often.
 */
export function settingsOf(c: Compiled, unit: number, warm: boolean, collecting: boolean): AnnealSettings {
  let rate = 0
  for (let r = 0; r < c.shifts; r++)
    rate += c.secondCost[r] + (c.metres.length ? c.metreCost[r] * METRES_PER_SECOND : 0)
  rate = c.shifts ? rate / c.shifts : 1
  const scale = unit * (rate || 1)
  return {
    mean: 10,
    longest: 10,
    offered: collecting ? 10 : 3,
    fromOut: collecting ? 0.3 : 0.15,
    hot: (warm ? 0.1 : 1) * (collecting ? 6 : 2) * scale,
    cold: (collecting ? 0.08 : 0.03) * scale,
  }
}

/** Whether more than a fifth of the visits cost less when left out than a way of their own, there and back. */
export function isCollecting(c: Compiled): boolean {
  if (c.problem.objective !== 'penalty') return false
  let count = 0
  for (let v = 0; v < c.visits; v++) {
    let nearest = Number.POSITIVE_INFINITY
    for (let i = c.shiftsFrom[v]; i < c.shiftsFrom[v + 1]; i++) {
      const r = c.shiftsOf[i]
      const there = c.seconds[c.headPlace[r] * c.places + c.visitPlace[v]]
      const back = c.seconds[c.visitPlace[v] * c.places + c.endPlace[r]]
      nearest = Math.min(nearest, c.secondCost[r] * (there + back))
    }
    if (nearest < Number.POSITIVE_INFINITY && c.penalty[v] < nearest) count++
  }
  return count > c.visits / 5
}
