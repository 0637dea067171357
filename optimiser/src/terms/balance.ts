import type { Problem, Shift } from '../problem.ts'
import type { RouteTotals } from '../solution.ts'

/** Load of a shift: seconds of work and driving. */
export function loadOf(totals: Pick<RouteTotals, 'serviceSeconds' | 'travelSeconds'> | undefined): number {
  return totals ? totals.serviceSeconds + totals.travelSeconds : 0
}

/**
 * S10: what each shift pays for being away from the mean load of its team. Unused shifts count with load 0, so
 * that one who has nothing to do while another is overloaded costs twice.
 *
 * `loads` in seconds, in the order of `problem.shifts`; the answer likewise.
 */
export function balanceCosts(problem: Problem, loads: readonly number[]): number[] {
  const rate = problem.balanceCostPerSecond ?? 0
  if (rate === 0) return loads.map(() => 0)
  const means = meanLoads(problem.shifts, loads)
  return loads.map((load, r) => rate * Math.abs(load - means.get(teamOf(problem.shifts[r]!))!))
}

export function teamOf(shift: Shift): string {
  return shift.team ?? ''
}

/** Mean load by team. */
export function meanLoads(shifts: readonly Shift[], loads: ArrayLike<number>): Map<string, number> {
  const sums = new Map<string, { sum: number; count: number }>()
  shifts.forEach((shift, r) => {
    const team = sums.get(teamOf(shift)) ?? { sum: 0, count: 0 }
    sums.set(teamOf(shift), { sum: team.sum + loads[r]!, count: team.count + 1 })
  })
  return new Map([...sums].map(([team, { sum, count }]) => [team, sum / count]))
}
