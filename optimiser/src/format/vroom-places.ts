import { ProblemError } from '../model/validate-values.ts'
import { estimatedTravel, matrixFrom } from './matrix.ts'

/** A custom matrix of VROOM's input, as it was read by its shape. */
export interface GivenMatrices {
  /** Where it stands: `matrices.car`, or `matrix` for the old way. */
  readonly path: string
  readonly durations: unknown
  readonly distances?: unknown
  readonly costs?: unknown
}

export interface Travel {
  readonly durations: Int32Array
  readonly distances?: Int32Array
  readonly costs?: Int32Array
}

/**
 * Numbers the places as they are met: by their index where the input has matrices, by their coordinates where it has
 * none (VROOM, too, then pays no heed to indexes).
 */
export class Places {
  /** `[longitude, latitude]` by place, where the input says it. */
  readonly locations: (readonly number[] | null)[] = []
  /** Index in the caller's matrices by place. */
  readonly indexes: (number | null)[] = []
  readonly #owners: string[] = []
  readonly #known = new Map<string, number>()
  readonly #byIndex: boolean

  constructor(byIndex: boolean) {
    this.#byIndex = byIndex
  }

  /** The place named by an object's fields (`start_index` and `start`, say); null when it names none. */
  of(owner: object, indexField: string, coordinateField: string, path: string): number | null {
    const fields = owner as Record<string, unknown>
    const index = fields[indexField] as number | undefined
    const location = fields[coordinateField] as number[] | undefined
    if (location && (location.length !== 2 || Math.abs(location[1]!) > 90))
      throw new ProblemError(`${path}.${coordinateField}`, 'must be [longitude, latitude]')
    if (index === undefined && !location) return null
    if (this.#byIndex && index === undefined)
      throw new ProblemError(`${path}.${indexField}`, 'is missing: with matrices every place needs its index')
    if (!this.#byIndex && !location)
      throw new ProblemError(
        `${path}.${coordinateField}`,
        'is missing: without matrices every place needs its coordinates',
      )
    const key = this.#byIndex ? String(index) : location!.join(' ')
    const known = this.#known.get(key)
    if (known !== undefined) return known
    this.indexes.push(index ?? null)
    this.locations.push(location ?? null)
    this.#owners.push(`${path}.${this.#byIndex ? indexField : coordinateField}`)
    this.#known.set(key, this.indexes.length - 1)
    return this.indexes.length - 1
  }

  /** The rows and columns of the matrices that are used, in the order of the places. */
  cut(given: GivenMatrices): Travel {
    const durations = matrixFrom(
      given.durations,
      `${given.path}${given.path === 'matrix' ? '' : '.durations'}`,
      {
        holes: false,
      },
    )
    const size = Math.round(Math.sqrt(durations.length))
    const more = (key: 'distances' | 'costs'): Int32Array | undefined =>
      given[key] === undefined
        ? undefined
        : matrixFrom(given[key], `${given.path}.${key}`, { n: size, holes: false })
    this.indexes.forEach((index, place) => {
      if (index! >= size)
        throw new ProblemError(this.#owners[place]!, `${index} is outside of the matrix with ${size} rows`)
    })
    const n = this.indexes.length
    const used = (from: Int32Array): Int32Array => {
      const out = new Int32Array(n * n)
      for (let i = 0; i < n; i++)
        for (let j = 0; j < n; j++) out[i * n + j] = from[this.indexes[i]! * size + this.indexes[j]!]!
      return out
    }
    const [distances, costs] = [more('distances'), more('costs')]
    return {
      durations: used(durations),
      ...(distances ? { distances: used(distances) } : {}),
      ...(costs ? { costs: used(costs) } : {}),
    }
  }

  /** Times and metres by the straight line, where the input brings no matrix: no road engine is asked. */
  estimated(): Travel {
    return estimatedTravel(
      this.locations.map((location) => ({ longitude: location![0]!, latitude: location![1]! })),
      {},
      'jobs',
    )
  }
}
