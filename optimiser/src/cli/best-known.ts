import { readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import type { Format } from '../format/document.ts'
import { fieldOf } from '../format/matrix.ts'
import { isObject } from '../format/shape.ts'
import { ProblemError } from '../model/validate.ts'

/** Best costs that anybody has found, by problem. */
export interface BestKnown {
  /** In the unit of the problem's cost; null when the file does not name it. */
  readonly costOf: (path: string, format: Format) => number | null
}

/** Solomon's distances become whole numbers by this factor when they are read. */
const SOLOMON_SCALE = 1000

/** Reads a file of best known costs (see `giro-optimiser bench --help`). Throws `ProblemError` that names the place. */
export function readBestKnown(path: string): BestKnown {
  let file: unknown
  try {
    file = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new ProblemError(path, `is no readable JSON (${error.message})`)
  }
  if (!isObject(file)) throw new ProblemError(path, 'must hold an object')
  const table = new Map(Object.entries(file))
  return {
    costOf(problem, format) {
      const name = basename(problem).replace(/\.(json|txt)(\.gz)?$/, '')
      const key = [`${basename(dirname(problem))}/${name}`, name].find((each) => table.has(each))
      if (key === undefined) return null
      const entry = table.get(key)
      const distance =
        fieldOf(fieldOf(entry, 'distance'), 'distance') ?? fieldOf(fieldOf(entry, 'hierarchical'), 'distance')
      const cost =
        typeof entry === 'number'
          ? entry
          : (fieldOf(entry, 'cost') ??
            (typeof distance === 'number' && format === 'solomon' ? distance * SOLOMON_SCALE : null))
      if (cost === null) return null
      if (typeof cost !== 'number' || !Number.isFinite(cost) || cost < 0)
        throw new ProblemError(`${path}: ${key}`, 'must be a cost, a number ≥ 0')
      return cost
    },
  }
}
