import { gunzipSync } from 'node:zlib'
import { ProblemError } from '../model/validate-values.ts'
import type { PlannedRoute, Problem } from '../problem.ts'
import type { Solution } from '../solution.ts'
import { giroProblemFormat, problemFromJson } from './giro-json.ts'
import {
  giroSolutionFormat,
  isWholeSolution,
  plannedFromJson,
  solutionFromJson,
  solutionToJson,
} from './giro-solution.ts'
import {
  fromNeutral,
  problemFormat as neutralProblemFormat,
  solutionFormat as neutralSolutionFormat,
  plannedFromNeutral,
  toNeutral,
  unreadInNeutral,
  writtenIds,
} from './neutral.ts'
import { isObject } from './shape.ts'
import {
  fromSolomon,
  looksLikeSolomon,
  looksLikeSolomonPlan,
  plannedFromSolomon,
  toSolomon,
} from './solomon.ts'
import { fromVroom } from './vroom-input.ts'
import { plannedFromVroom, toVroom } from './vroom-output.ts'

/** The formats that problems and solutions are read from. */
export const formats = ['giro', 'neutral', 'vroom', 'solomon'] as const
export type Format = (typeof formats)[number]

/** A problem read from a file, whatever its format. */
export interface ProblemDocument {
  readonly format: Format
  readonly problem: Problem
  /** Writes a solution as users of the format expect it: the text of a file. */
  readonly write: (solution: Solution) => string
  /** Fields of the file that were not read because its format does not know them. */
  readonly unread: readonly string[]
}

/** A solution read from a file, whatever its format. */
export interface PlanDocument {
  readonly format: Format
  readonly routes: readonly PlannedRoute[]
  /** The whole solution with its stated times and costs; only our own format has it. */
  readonly solution?: Solution
  /** Stated starts by visit; only the neutral format has them. */
  readonly starts?: ReadonlyMap<string, number>
}

/**
 * Reads a problem from the bytes of a file: JSON of one of three formats or Solomon's text, UTF-8, also compressed with
 * gzip. The format is recognised by the contents unless it is named. Throws `ProblemError` that names the place of what
 * is missing or wrong.
 */
export function readProblem(bytes: Uint8Array, forced?: Format): ProblemDocument {
  const content = contentOf(bytes)
  const format = forced ?? problemFormatOf(content)
  if (format === 'solomon') {
    const problem = fromSolomon(content.text)
    return { format, problem, write: toSolomon, unread: [] }
  }
  const input = jsonOf(content)
  if (format === 'vroom') {
    const read = fromVroom(input)
    const unread = isObject(input) && input.options !== undefined ? ['options'] : []
    return { format, problem: read.problem, write: (solution) => lines(toVroom(read, solution)), unread }
  }
  if (format === 'neutral') {
    const problem = fromNeutral(input)
    const ids = writtenIds(input)
    return {
      format,
      problem,
      write: (solution) => lines(toNeutral(problem, solution, ids)),
      unread: unreadInNeutral(input),
    }
  }
  return {
    format,
    problem: problemFromJson(input),
    write: (solution) => lines(solutionToJson(solution)),
    unread: [],
  }
}

/** Reads a solution from the bytes of a file, as `readProblem` does. It need not have the format of its problem. */
export function readPlan(bytes: Uint8Array, forced?: Format): PlanDocument {
  const content = contentOf(bytes)
  const format = forced ?? planFormatOf(content)
  if (format === 'solomon') return { format, routes: plannedFromSolomon(content.text) }
  const input = jsonOf(content)
  if (format === 'vroom') return { format, routes: plannedFromVroom(input) }
  if (format === 'neutral') {
    const { routes, starts } = plannedFromNeutral(input)
    return { format, routes, starts }
  }
  const routes = plannedFromJson(input)
  return isWholeSolution(input) ? { format, routes, solution: solutionFromJson(input) } : { format, routes }
}

interface Content {
  readonly text: string
  /** The parsed text where it is JSON, or why it is none. */
  readonly json: { readonly value: unknown } | { readonly error: string } | null
}

function contentOf(bytes: Uint8Array): Content {
  const raw = bytes[0] === 0x1f && bytes[1] === 0x8b ? unzipped(bytes) : bytes
  let text: string
  try {
    // Takes the byte order mark away, too.
    text = new TextDecoder('utf-8', { fatal: true }).decode(raw)
  } catch {
    throw new ProblemError('file', 'is no text in UTF-8')
  }
  if (!text.trim()) throw new ProblemError('file', 'is empty')
  if (!/^\s*[[{"]/.test(text)) return { text, json: null }
  try {
    return { text, json: { value: JSON.parse(text) } }
  } catch (error) {
    return { text, json: { error: (error as Error).message } }
  }
}

function unzipped(bytes: Uint8Array): Uint8Array {
  try {
    return gunzipSync(bytes)
  } catch (error) {
    throw new ProblemError('file', `is damaged or not whole (${(error as Error).message})`)
  }
}

function jsonOf({ json }: Content): unknown {
  if (json === null) throw new ProblemError('file', 'is no JSON')
  if ('error' in json) throw new ProblemError('file', `is no readable JSON (${json.error})`)
  return json.value
}

function problemFormatOf(content: Content): Format {
  if (content.json === null) {
    if (looksLikeSolomon(content.text)) return 'solomon'
    throw new ProblemError('file', "is neither JSON nor one of Solomon's texts (with a line VEHICLE)")
  }
  const input = jsonOf(content)
  if (!isObject(input)) throw new ProblemError('file', 'must hold an object')
  if (input.format === giroProblemFormat) return 'giro'
  if (input.format === neutralProblemFormat) return 'neutral'
  if (input.format === giroSolutionFormat || input.format === neutralSolutionFormat)
    throw new ProblemError('format', `${input.format} is a solution; a problem is needed`)
  if (input.format === undefined && input.vehicles !== undefined) return 'vroom'
  throw new ProblemError(
    'format',
    `must be ${giroProblemFormat} or ${neutralProblemFormat}; without it "vehicles" tells VROOM's input`,
  )
}

function planFormatOf(content: Content): Format {
  if (content.json === null) {
    if (looksLikeSolomonPlan(content.text)) return 'solomon'
    throw new ProblemError('file', 'is neither JSON nor a text with lines "Route #1: …"')
  }
  const input = jsonOf(content)
  if (!isObject(input)) throw new ProblemError('file', 'must hold an object')
  if (input.format === giroSolutionFormat) return 'giro'
  if (input.format === neutralSolutionFormat) return 'neutral'
  if (input.format === giroProblemFormat || input.format === neutralProblemFormat)
    throw new ProblemError('format', `${input.format} is a problem; a solution is needed`)
  if (input.format === undefined && input.code !== undefined) return 'vroom'
  throw new ProblemError(
    'format',
    `must be ${giroSolutionFormat} or ${neutralSolutionFormat}; without it "code" tells VROOM's output`,
  )
}

function lines(value: unknown): string {
  return `${JSON.stringify(value)}\n`
}
