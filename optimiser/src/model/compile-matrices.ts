import type { Problem } from '../problem.ts'
import { LATEST, NO_WAY } from './limits.ts'

/**
 * Adds the place "nowhere", marks holes and lays out the transposed matrix; a symmetric matrix is its own
 * transposed. All lie in shared memory, so that searching threads need no copies. A matrix that lies there already and
 * needs neither is taken as it is: at 3,000 places a copy is 36 MB.
 */
export function compileMatrices(problem: Problem) {
  const n = problem.placeCount
  const asItIs = isReady(problem)
  const places = asItIs ? n : n + 1
  const seconds = asItIs ? problem.durations : padded(problem.durations, n, true)
  const usesMetres = problem.distances && problem.shifts.some((shift) => shift.costPerMetre)
  const metres = usesMetres ? padded(problem.distances!, n, false, places) : new Int32Array(0)
  return {
    places,
    nowhere: n,
    seconds,
    secondsTo: transposed(seconds, places),
    metres,
    metresTo: metres.length ? transposed(metres, places) : metres,
  }
}

/** Whether the matrix can be read as it is: shared, whole, and every shift begins and ends somewhere. */
function isReady(problem: Problem): boolean {
  const { durations, shifts } = problem
  if (!(durations.buffer instanceof SharedArrayBuffer)) return false
  if (shifts.some((shift) => shift.start === null || shift.end === null)) return false
  return durations.every((value) => value >= 0 && value <= LATEST)
}

function padded(source: Int32Array, n: number, holes: boolean, places = n + 1): Int32Array {
  const target = sharedInts(places * places)
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const value = source[i * n + j]
      target[i * places + j] = value < 0 ? (holes ? NO_WAY : 0) : value > LATEST ? LATEST : value
    }
    // Staying where one is is always possible, also where the provider left a hole.
    if (target[i * places + i] === NO_WAY) target[i * places + i] = 0
  }
  return target
}

function transposed(matrix: Int32Array, places: number): Int32Array {
  let symmetric = true
  for (let i = 0; i < places && symmetric; i++)
    for (let j = 0; j < i; j++)
      if (matrix[i * places + j] !== matrix[j * places + i]) {
        symmetric = false
        break
      }
  if (symmetric) return matrix
  const turned = sharedInts(matrix.length)
  for (let i = 0; i < places; i++)
    for (let j = 0; j < places; j++) turned[j * places + i] = matrix[i * places + j]
  return turned
}

function sharedInts(length: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(length * 4))
}
