import type { Compiled } from '../model/compiled.ts'
import { LATEST } from '../model/limits.ts'
import { startCost } from '../stop/soft-cost.ts'

/**
 * What leaving out each visit costs in the search.
 *
 * Objective `penalty`: what the problem says. Objective `lexicographic`: first weights that let the annealing
 * trade (20 × the natural unit × (1 + 4 × priority) was best, but never less than a journey for this visit alone costs:
 * where many visits share a place far away the unit is next to nothing, and nobody would ever go there), in the last
 * part `strict` ones that rank lost priority before number before cost. Mandatory and pinned visits weigh more than all others.
 */
export function weightsOf(c: Compiled, unit: number, strict: boolean): Float64Array {
  const weights = new Float64Array(c.visits)
  const meanRate = mean(c.secondCost) || 1
  const other = otherCosts(c)
  const far = farthestCost(c) + other
  let sum = 0
  for (let v = 0; v < c.visits; v++) {
    // A helper of a crew comes and goes with its lead.
    if (c.links.any && c.links.helper[v]) weights[v] = 0
    else if (c.problem.objective === 'penalty') weights[v] = c.penalty[v]
    else if (strict) weights[v] = far * (4 + 40 * c.priority[v])
    else
      weights[v] =
        (Math.max(20 * unit * meanRate, 1.1 * journeyAlone(c, v)) + other) * (1 + 4 * c.priority[v])
    sum += weights[v]
  }
  for (let v = 0; v < c.visits; v++) if (c.mandatory[v]) weights[v] += sum + far * 10
  return weights
}

/** Travel cost of the cheapest journey for one visit, there and back; 0 where no shift may do it. */
function journeyAlone(c: Compiled, v: number): number {
  let least = Number.POSITIVE_INFINITY
  for (let i = c.shiftsFrom[v]!; i < c.shiftsFrom[v + 1]!; i++) {
    const r = c.shiftsOf[i]!
    const there = c.headPlace[r]! * c.places + c.visitPlace[v]!
    const back = c.visitPlace[v]! * c.places + c.endPlace[r]!
    const metres = c.metres.length ? c.metres[there]! + c.metres[back]! : 0
    least = Math.min(
      least,
      c.secondCost[r]! * (c.seconds[there]! + c.seconds[back]!) + c.metreCost[r]! * metres,
    )
  }
  return Number.isFinite(least) ? least : 0
}

function mean(values: Float64Array): number {
  let sum = 0
  for (const value of values) sum += value
  return values.length ? sum / values.length : 0
}

/** More than one visit can add to a plan without its travel: fixed costs, assignment, and all soft times at worst. */
function otherCosts(c: Compiled): number {
  let most = 0
  let first = LATEST
  let last = 0
  for (let r = 0; r < c.shifts; r++) {
    const idle = c.waitingCost[r] * (c.close[r] - c.open[r])
    const overtime = c.overtimeCost[r] * Math.max(0, c.close[r] - c.regularClose[r])
    most = Math.max(most, c.fixedCost[r] + (c.softShift[r] ? idle + overtime : 0))
    first = Math.min(first, c.open[r])
    last = Math.max(last, c.close[r])
  }
  const assignment = largest(c.assignment)
  let starts = 0
  for (let v = 0; v < c.visits; v++)
    if (c.softStart[v]) starts += Math.max(startCost(c, v, first), startCost(c, v, last))
  return most + assignment + starts
}

/** Cost of the longest way there is, with the dearest shift: no detour for one visit costs more than a few. */
function farthestCost(c: Compiled): number {
  const seconds = Math.max(1, largest(c.seconds, 2 ** 28))
  const metres = largest(c.metres)
  let most = 0
  for (let r = 0; r < c.shifts; r++) {
    const cost = c.secondCost[r] * seconds + c.metreCost[r] * metres
    if (cost > most) most = cost
  }
  return Math.max(1, most)
}

/** Largest number below `limit`, at least 0. Counted through: matrices of thousands of places are walked for each run. */
function largest(values: Int32Array | Float64Array, limit = Number.POSITIVE_INFINITY): number {
  let most = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i]
    if (value > most && value < limit) most = value
  }
  return most
}
