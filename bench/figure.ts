/** One measured figure; a target is an upper bound in the same unit. */
export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: 'ms' | 'frames/s' | '/s' | 'visits' | 'EUR' | '%' | 'MB' | 'kB'
  readonly target?: number
}

/** The value below which the given share of the numbers lies. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}
