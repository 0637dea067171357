/**
 * Work of `minutes` in parts of at most `longest` minutes each, one a working day: full parts, then what is left.
 * One part where it fits. Both are at least 1. Source: specification orders §11.1 (work longer than a shift).
 */
export function partsOf(minutes: number, longest: number): number[] {
  const full = Math.floor(minutes / longest)
  const rest = minutes - full * longest
  return [...Array<number>(full).fill(longest), ...(rest > 0 ? [rest] : [])]
}
