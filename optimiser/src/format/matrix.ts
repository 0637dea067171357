import { LATEST } from '../model/limits.ts'
import { ProblemError } from '../model/validate-values.ts'
import { isObject, listOf, refuse, type Shape, wholeFrom } from './shape.ts'

/** Most places of a problem: their matrix of driving times takes 1.6 GB. */
export const MOST_PLACES = 20_000

/**
 * An empty matrix for `n` places, in memory that searching threads share, so that it is not copied for them. Throws
 * `ProblemError` naming `path` when it would be larger than can be handled.
 */
export function squareMatrix(n: number, path: string): Int32Array {
  if (n > MOST_PLACES) throw new ProblemError(path, `has ${n} places; at most ${MOST_PLACES} can be handled`)
  return new Int32Array(new SharedArrayBuffer(n * n * 4))
}

/** One entry: whole seconds or metres. */
const driven = wholeFrom(0, LATEST)
/** The same, or a hole: `null` or −1. Read as −1. */
const drivenOrHole: Shape<number> = (value, path) =>
  value === null || value === -1
    ? -1
    : Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= LATEST
      ? (value as number)
      : refuse(path, `must be a whole number from 0 to ${LATEST}, or null where there is no way`, value)

/**
 * Rows of whole numbers as one flat matrix. With `holes` an entry may be `null` or −1: there is no way. Throws
 * `ProblemError` with the place of the entry unless it is n × n; without `n` the number of rows decides.
 */
export function matrixFrom(
  value: unknown,
  path: string,
  { n, holes }: { readonly n?: number; readonly holes: boolean },
): Int32Array {
  const rows = listOf((row) => row as unknown[])(value, path)
  const size = n ?? rows.length
  if (rows.length !== size) throw new ProblemError(path, `has ${rows.length} rows instead of ${size}`)
  const flat = squareMatrix(size, path)
  const entry = holes ? drivenOrHole : driven
  rows.forEach((row, i) => {
    if (!Array.isArray(row)) refuse(`${path}[${i}]`, 'must be a list', row)
    if (row.length !== size)
      throw new ProblemError(`${path}[${i}]`, `has ${row.length} entries instead of ${size}`)
    for (let j = 0; j < size; j++) {
      const each: unknown = row[j]
      // The usual case without building the text of a place nine million times.
      flat[i * size + j] =
        Number.isInteger(each) && (each as number) >= 0 && (each as number) <= LATEST
          ? (each as number)
          : entry(each, `${path}[${i}][${j}]`)
    }
  })
  return flat
}

/** The flat matrix as rows; a hole is `hole`. */
export function rowsOfMatrix<H>(flat: Int32Array, n: number, hole: H): (number | H)[][] {
  return Array.from({ length: n }, (_, i) =>
    Array.from(flat.subarray(i * n, (i + 1) * n), (each) => (each < 0 ? hole : each)),
  )
}

/** The flat matrix as rows for a format without holes: they become `hole`, and staying where one is takes nothing. */
export function rowsWithoutHoles(flat: Int32Array, n: number, hole: number): number[][] {
  const rows = rowsOfMatrix(flat, n, hole)
  for (let i = 0; i < n; i++) if (flat[i * n + i]! < 0) rows[i]![i] = 0
  return rows
}

/** How driving seconds follow from the straight line where no road engine is asked. */
export interface RoadRule {
  /** Metres driven per metre of straight line. Default 1.35. */
  readonly detour?: number
  /** Seconds of each drive whatever its length (leaving, parking). Default 60. */
  readonly fixed?: number
  /** Speed in km/h of the shortest ways. Default 25. */
  readonly slow?: number
  /** Speed in km/h that the longest ways come near to. Default 70. */
  readonly fast?: number
  /** Straight kilometres after which about two thirds of the difference between both speeds are reached. Default 15. */
  readonly reach?: number
}

/** Metres driven for a straight line of `straight` metres. */
export function roadMetres(straight: number, { detour = 1.35 }: RoadRule): number {
  return Math.round(detour * straight)
}

/** Seconds driven for a straight line of `straight` metres; nothing between equal places. */
export function roadSeconds(straight: number, rule: RoadRule): number {
  if (straight <= 0) return 0
  const { detour = 1.35, fixed = 60, slow = 25, fast = 70, reach = 15 } = rule
  const kmh = slow + (fast - slow) * (1 - Math.exp(-straight / 1000 / reach))
  return Math.round(fixed + (detour * straight) / (kmh / 3.6))
}

/** Mean radius of the earth in metres. */
const EARTH = 6_371_009

export interface GlobePlace {
  readonly latitude: number
  readonly longitude: number
}

/** Metres and seconds between places on the globe by the straight line and a rule. */
export function estimatedTravel(
  places: readonly GlobePlace[],
  rule: RoadRule,
  path: string,
): { durations: Int32Array; distances: Int32Array } {
  const n = places.length
  const durations = squareMatrix(n, path)
  const distances = squareMatrix(n, path)
  const radians = (degrees: number): number => (degrees * Math.PI) / 180
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      const [a, b] = [places[i]!, places[j]!]
      const dLatitude = Math.sin(radians(b.latitude - a.latitude) / 2)
      const dLongitude = Math.sin(radians(b.longitude - a.longitude) / 2)
      const chord =
        dLatitude ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * dLongitude ** 2
      const straight = 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(chord)))
      distances[i * n + j] = Math.min(LATEST, roadMetres(straight, rule))
      durations[i * n + j] = Math.min(LATEST, roadSeconds(straight, rule))
    }
  return { durations, distances }
}

/** Hours of a shift whose file states none: wide enough for all moments the file speaks of, both ends included. */
export function openHours(moments: Iterable<number>): [number, number] {
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  for (const moment of moments) {
    if (moment < first) first = moment
    if (moment > last) last = moment
  }
  const margin = LATEST / 4
  if (first > last) return [0, margin]
  return [first >= 0 && first <= margin ? 0 : first - margin, Math.max(last, 0) + margin]
}

/** Longer than any shift of the problem lasts: stands for a hole in formats that have none. */
export function beyondAllShifts(shifts: readonly { readonly window: readonly [number, number] }[]): number {
  const longest = shifts.reduce((most, { window }) => Math.max(most, window[1] - window[0]), 0)
  return Math.min(LATEST, longest + 1)
}

/** The field of an object that may be anything, `undefined` when it is no object or has no such field. */
export function fieldOf(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined
}
