import type { Compiled } from '../model/compiled.ts'
import type { AnnealSettings } from './anneal.ts'

/** Only to give metres a rough weight in the temperature. */
const METRES_PER_SECOND = 12

/**
 * Settings of the search in the natural unit of the problem (cost of the way to the tenth nearest visit). A plan
 * that is only to be improved starts at a tenth of the temperature.
 */
export function settingsOf(c: Compiled, unit: number, warm: boolean): AnnealSettings {
  let rate = 0
  for (let r = 0; r < c.shifts; r++)
    rate += c.secondCost[r] + (c.metres.length ? c.metreCost[r] * METRES_PER_SECOND : 0)
  rate = c.shifts ? rate / c.shifts : 1
  const scale = unit * (rate || 1)
  return {
    mean: 10,
    longest: 10,
    offered: 3,
    fromOut: 0.1,
    hot: (warm ? 0.1 : 1) * scale,
    cold: 0.03 * scale,
  }
}
