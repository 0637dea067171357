import { ProblemError } from '../model/validate-values.ts'

/** Rows of whole numbers as one flat matrix; `null` is a hole. Throws `ProblemError` unless it is n × n. */
export function flatMatrix(
  rows: readonly (readonly (number | null)[])[],
  n: number,
  path: string,
): Int32Array {
  if (rows.length !== n) throw new ProblemError(path, `has ${rows.length} rows instead of ${n}`)
  const flat = new Int32Array(n * n)
  rows.forEach((row, i) => {
    if (row.length !== n) throw new ProblemError(`${path}[${i}]`, `has ${row.length} entries instead of ${n}`)
    for (let j = 0; j < n; j++) flat[i * n + j] = row[j] ?? -1
  })
  return flat
}

/** The flat matrix as rows. */
export function rowsOfMatrix(flat: Int32Array, n: number): number[][] {
  return Array.from({ length: n }, (_, i) => Array.from(flat.subarray(i * n, (i + 1) * n)))
}

/** Mean radius of the earth in metres. */
const EARTH = 6_371_009

/**
 * Metres and seconds between places on the globe by the straight line, a detour factor and one speed. Equal places:
 * nothing.
 */
export function straightLine(
  places: readonly { readonly latitude: number; readonly longitude: number }[],
  rule: { readonly detour: number; readonly speedKmh: number },
): { durations: Int32Array; distances: Int32Array } {
  const n = places.length
  const durations = new Int32Array(n * n)
  const distances = new Int32Array(n * n)
  const radians = (degrees: number): number => (degrees * Math.PI) / 180
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      const [a, b] = [places[i]!, places[j]!]
      const dLatitude = Math.sin(radians(b.latitude - a.latitude) / 2)
      const dLongitude = Math.sin(radians(b.longitude - a.longitude) / 2)
      const chord =
        dLatitude ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * dLongitude ** 2
      const metres = 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(chord))) * rule.detour
      distances[i * n + j] = Math.round(metres)
      durations[i * n + j] = Math.round(metres / (rule.speedKmh / 3.6))
    }
  return { durations, distances }
}
