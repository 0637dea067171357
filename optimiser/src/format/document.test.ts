import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { check } from '../check.ts'
import { examine } from '../cli/examine.ts'
import { ProblemError } from '../model/validate.ts'
import { Random } from '../random.ts'
import { solve } from '../solve.ts'
import { damaged, mutated } from '../testing/mutate.ts'
import { randomProblem } from '../testing/random-problem.ts'
import { type Format, readPlan, readProblem } from './document.ts'
import { problemToJson } from './giro-json.ts'
import { problemToNeutral } from './neutral-problem.ts'
import { problemToVroom } from './vroom-problem.ts'

const bytes = (value: unknown): Uint8Array =>
  new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value))

const solomon = (seed: number): string => {
  const random = new Random(seed)
  const rows = Array.from({ length: 6 }, (_, i) =>
    [i, random.below(50), random.below(50), random.below(9), i ? random.below(90) : 0, 200, i ? 10 : 0].join(
      '   ',
    ),
  )
  return `T${seed}\n\nVEHICLE\nNUMBER CAPACITY\n 3  20\n\nCUSTOMER\nCUST NO. XCOORD.\n\n${rows.join('\n')}\n`
}

/** A file of each format. */
function fileOf(format: Format, seed: number): unknown {
  if (format === 'giro') return problemToJson(randomProblem(seed))
  if (format === 'neutral')
    return problemToNeutral(randomProblem(seed, { neutral: true, shifts: 3, visits: 5 }))
  if (format === 'solomon') return solomon(seed)
  const problem = randomProblem(seed, { neutral: true, shifts: 3, visits: 5 })
  const early = ([from, to]: readonly [number, number]) => [Math.max(0, from), Math.max(0, to)] as const
  return problemToVroom({
    ...problem,
    objective: 'lexicographic',
    shifts: problem.shifts.map(({ maxDuration: _, ...shift }) => ({
      ...shift,
      start: shift.start ?? 0,
      breaks: (shift.breaks ?? []).map((rest) => ({ ...rest, windows: rest.windows.map(early) })),
    })),
    visits: problem.visits.map(({ preferenceCost: _, windows, ...visit }) => ({
      ...visit,
      ...(windows ? { windows: windows.map(early) } : {}),
    })),
    initial: problem.shifts
      .slice(0, 1)
      .map(({ id }) => ({ shift: id, stops: [{ type: 'visit', id: problem.visits[0]!.id }] })),
  })
}

const formats: readonly Format[] = ['giro', 'neutral', 'vroom', 'solomon']

describe('a file', () => {
  test.each(formats)('of the format %s is recognised by its contents, plain or compressed', (format) => {
    const plain = bytes(fileOf(format, 3))
    const document = readProblem(plain)
    expect(document.format).toBe(format)
    expect(readProblem(gzipSync(plain)).problem).toEqual(document.problem)
    const solution = solve(document.problem, { iterations: 20 })
    const plan = readPlan(gzipSync(bytes(document.write(solution))))
    expect(plan.format).toBe(format)
    expect(examine(document.problem, plan).faults.filter(({ code }) => code !== 'mandatory')).toEqual([])
  })

  test.each(formats)(
    'of the format %s may begin with a byte order mark and end lines as Windows does',
    (format) => {
      const file = fileOf(format, 3)
      const text = typeof file === 'string' ? file : JSON.stringify(file, null, 2)
      expect(readProblem(bytes(`\uFEFF${text.replaceAll('\n', '\r\n')}`)).problem).toEqual(
        readProblem(bytes(text)).problem,
      )
    },
  )

  test.each<[string, Uint8Array, string, string]>([
    ['nothing', bytes(''), 'file', 'is empty'],
    ['blanks', bytes(' \r\n'), 'file', 'is empty'],
    ['a letter', bytes('Dear planner,'), 'file', 'neither JSON nor'],
    ['half of a file', bytes('{"format":"giro-optimiser-problem/1","sh'), 'file', 'is no readable JSON'],
    [
      'NaN',
      bytes('{"format":"giro-optimiser-problem/1","balanceCostPerSecond":NaN}'),
      'file',
      'is no readable JSON',
    ],
    [
      'infinity',
      bytes(
        '{"format":"giro-optimiser-problem/1","objective":"penalty","shifts":[],"visits":[],"durations":[[1e999]]}',
      ),
      'durations[0][0]',
      'not Infinity',
    ],
    ['a list', bytes('[1]'), 'file', 'must hold an object'],
    ['an object of something else', bytes('{"a":1}'), 'format', 'must be giro-optimiser-problem/1 or'],
    ['a solution', bytes('{"format":"giro-route-solution/1"}'), 'format', 'is a solution'],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x7b, 0]), 'file', 'is no text in UTF-8'],
    ['half of a compressed file', gzipSync(bytes(fileOf('giro', 1))).subarray(0, 60), 'file', 'is damaged'],
    ['a hundred thousand brackets', bytes('['.repeat(1e5)), 'file', 'is no readable JSON'],
    [
      'a deep value',
      bytes(`{"format":"giro-optimiser-problem/1","objective":${'['.repeat(1e5)}${']'.repeat(1e5)}}`),
      'objective',
      'not a list',
    ],
  ])('that is no problem is refused: %s', (_, content, path, what) => {
    expect(() => readProblem(content)).toThrow(
      expect.objectContaining({ path, what: expect.stringContaining(what) }),
    )
  })

  test.each<[string, string, string]>([
    ['{"format":"giro-route-problem/1"}', 'format', 'is a problem'],
    ['{"a":1}', 'format', 'must be giro-optimiser-solution/1 or'],
    ['Dear planner', 'file', 'neither JSON nor'],
    ['{"code":1,"error":"no"}', 'code', 'there is no plan'],
    ['{"format":"giro-optimiser-solution/1","routes":[],"cost":{}}', 'unassigned', 'is missing'],
    ['{"format":"giro-optimiser-solution/1","routes":[{"shift":1}]}', 'routes[0].stops', 'is missing'],
  ])('that is no solution is refused: %s', (content, path, what) => {
    expect(() => readPlan(bytes(content))).toThrow(
      expect.objectContaining({ path, what: expect.stringContaining(what) }),
    )
  })

  test('is read in the format that is named, whatever it looks like', () => {
    expect(() => readProblem(bytes(fileOf('neutral', 3)), 'vroom')).toThrow(
      expect.objectContaining({ path: 'format', what: expect.stringContaining('is not known here') }),
    )
    expect(() => readProblem(bytes(fileOf('neutral', 3)), 'giro')).toThrow(ProblemError)
    expect(() => readProblem(bytes(fileOf('solomon', 3)), 'neutral')).toThrow(/is no JSON/)
  })
})

/** The words that a place in a file of the format may begin with: users look for them in their own file. */
const words: Readonly<Record<Format, RegExp>> = {
  giro: /^(file|format|objective|name|places|durations|distances|travel|shifts|visits|workLimits|initial|scarceSkills|balanceCostPerSecond)/,
  neutral: /^(file|format|objective|name|locations|matrix|shifts|visits|travel time)/,
  vroom: /^(file|format|vehicles|jobs|matrices|matrix|shipments|options)/,
  solomon: /^(file|line \d+$|VEHICLE$|CUSTOMER$)/,
}

function readOrRefused<T>(read: () => T): T | ProblemError {
  try {
    return read()
  } catch (error) {
    if (error instanceof ProblemError) return error
    throw error
  }
}

describe.each(formats)('a spoilt file of the format %s', (format) => {
  test('is refused by a place in it, or solved by the rules', () => {
    let refused = 0
    let solved = 0
    for (let seed = 1; seed <= 500; seed++) {
      const random = new Random(seed)
      const file = fileOf(format, 1 + (seed % 40))
      const content =
        typeof file === 'string' || seed % 3 === 0
          ? damaged(bytes(file), random)
          : bytes(mutated(file, random))
      const read = readOrRefused(() => readProblem(content, seed % 2 ? undefined : format))
      if (read instanceof ProblemError) {
        refused++
        if (!read.what.startsWith('is not known here'))
          expect(read.path, `seed ${seed}: ${read.message}`).toMatch(words[format])
        continue
      }
      solved++
      const solution = solve(read.problem, { iterations: 12, seed })
      expect(check(read.problem, solution), `seed ${seed}`).toEqual([])
      const plan = readPlan(bytes(read.write(solution)))
      expect(plan.routes.length, `seed ${seed}`).toBe(solution.routes.length)
    }
    expect(Math.min(refused, solved)).toBeGreaterThan(30)
  })

  test('with a plan is refused by a place in it, or examined', () => {
    let refused = 0
    let examined = 0
    for (let seed = 1; seed <= 200; seed++) {
      const random = new Random(seed)
      const document = readProblem(bytes(fileOf(format, 1 + (seed % 40))))
      const text = document.write(solve(document.problem, { iterations: 5 }))
      const content =
        format === 'solomon' || seed % 3 === 0
          ? damaged(bytes(text), random)
          : bytes(mutated(JSON.parse(text), random))
      const plan = readOrRefused(() => readPlan(content))
      if (plan instanceof ProblemError) {
        refused++
        continue
      }
      examined++
      expect(Array.isArray(examine(document.problem, plan).faults)).toBe(true)
    }
    expect(Math.min(refused, examined)).toBeGreaterThan(15)
  })
})
