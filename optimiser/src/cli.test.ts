import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { run } from './cli.ts'
import { problemToJson } from './format/giro-json.ts'
import { problemToNeutral } from './format/neutral-problem.ts'
import { problemToVroom } from './format/vroom-problem.ts'
import type { Problem } from './problem.ts'

/** Two technicians in one street; the boiler wants the one who knows gas, the roof is beyond everybody. */
const street: Problem = {
  name: 'street',
  objective: 'lexicographic',
  placeCount: 4,
  durations: Int32Array.of(0, 10, 20, 30, 10, 0, 10, 20, 20, 10, 0, 10, 30, 20, 10, 0),
  shifts: [
    { id: 'rossi', technician: 'rossi', start: 0, end: 0, window: [0, 500], skills: { gas: 1 } },
    { id: 'bianchi', technician: 'bianchi', start: 3, end: 3, window: [0, 500], skills: {} },
  ],
  visits: [
    { id: 'boiler', place: 1, duration: 100, skills: { gas: 1 }, priority: 50 },
    { id: 'meter', place: 2, duration: 100, windows: [[0, 300]] },
    { id: 'roof', place: 2, duration: 100, skills: { climbing: 1 }, priority: 20 },
  ],
}
const solomon = `STREET

VEHICLE
NUMBER CAPACITY
 2 100

CUSTOMER
CUST NO. XCOORD. YCOORD. DEMAND READY DUE SERVICE

0 0 0 0 0 500 0
1 1 0 1 0 400 100
2 2 0 1 0 300 100
`

describe('the command line', () => {
  let folder = ''
  let out = ''
  let told = ''
  let heard: ((text: string) => void) | null = null
  const at = (name: string): string => join(folder, name)
  // biome-ignore lint/suspicious/noExplicitAny: read only to be compared
  const json = (name: string): any => JSON.parse(readFileSync(at(name), 'utf8'))
  const write = (name: string, value: unknown): void =>
    writeFileSync(at(name), typeof value === 'string' ? value : JSON.stringify(value))

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'giro-optimiser-'))
    write('giro.json', problemToJson(street))
    write('neutral.json', problemToNeutral(street))
    write('vroom.json', problemToVroom(street))
    write('solomon.txt', solomon)
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      out += String(text)
      return true
    })
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      told += String(text)
      heard?.(String(text))
      return true
    })
  })
  afterEach(() => {
    out = ''
    told = ''
    heard = null
  })
  afterAll(() => {
    vi.restoreAllMocks()
    rmSync(folder, { recursive: true })
  })

  describe('solve', () => {
    test('in the form that side-by-side runs call, with what they read', async () => {
      const args = [
        'solve',
        at('neutral.json'),
        at('solution.json'),
        '--time',
        '60',
        '--iterations',
        '200',
        '--seed',
        '5',
      ]
      expect(await run([...args, '--threads', '2'])).toBe(0)
      const written = json('solution.json')
      expect(written.format).toBe('giro-route-solution/1')
      expect(written.unassigned).toEqual([
        { id: 'roof', reason: 'NO_SKILL', params: { skills: ['climbing'] } },
      ])
      expect(written.stats).toMatchObject({ iterations: 200, seed: 5, threads: 2 })
      expect(written.stats.solverSeconds).toBeGreaterThan(0)
      expect(out).toBe('')
      expect(told).toMatch(/3 visits, 2 shifts, format neutral, 2 threads\n.*unassigned, cost/s)
    })

    test.each([
      ['giro.json', (text: string) => JSON.parse(text).format === 'giro-optimiser-solution/1'],
      ['neutral.json', (text: string) => JSON.parse(text).format === 'giro-route-solution/1'],
      ['vroom.json', (text: string) => JSON.parse(text).summary.unassigned === 1],
      ['solomon.txt', (text: string) => text.startsWith('Route #1: ')],
    ])('answers in the format of %s, and check finds the answer good', async (file, fits) => {
      expect(await run(['solve', at(file), at('answer'), '--iterations', '100'])).toBe(0)
      expect(fits(readFileSync(at('answer'), 'utf8'))).toBe(true)
      expect(await run(['check', at(file), at('answer')])).toBe(0)
      expect(out).toMatch(/^good: \d routes, \d unassigned/)
    })

    test('reads and writes compressed files, and writes to standard output', async () => {
      writeFileSync(at('neutral.json.gz'), gzipSync(readFileSync(at('neutral.json'))))
      expect(await run(['solve', at('neutral.json.gz'), at('solution.json.gz'), '--iterations', '10'])).toBe(
        0,
      )
      expect(JSON.parse(gunzipSync(readFileSync(at('solution.json.gz'))).toString()).name).toBe('street')
      expect(await run(['solve', at('neutral.json.gz'), '-', '--iterations', '10'])).toBe(0)
      expect(JSON.parse(out).name).toBe('street')
    })

    test('writes the best plan so far when it is interrupted', async () => {
      heard = (text) => {
        if (text.includes('unassigned')) process.emit('SIGINT')
      }
      expect(await run(['solve', at('giro.json'), at('early.json'), '--time', '3000'])).toBe(0)
      expect(json('early.json').stats.stoppedBy).toBe('signal')
      expect(json('early.json').routes.length).toBeGreaterThan(0)
    })

    test('the format may be forced, and what the format does not know is told', async () => {
      expect(await run(['solve', at('neutral.json'), at('x'), '--format', 'vroom'])).toBe(2)
      expect(told).toMatch(/neutral\.json: format: is not known here/)
      write('more.json', { ...problemToNeutral(street), author: 'nobody' })
      expect(await run(['solve', at('more.json'), at('x'), '--iterations', '5', '--format', 'neutral'])).toBe(
        0,
      )
      expect(told).toMatch(/more\.json: author is not known in this format and not read/)
    })
  })

  describe('check', () => {
    const neutral = (stops: unknown[], shift = 'rossi') => ({
      format: 'giro-route-solution/1',
      routes: [{ shift, stops }],
      unassigned: [],
    })
    const visit = (id: string, more: object = {}) => ({ type: 'visit', id, ...more })

    test.each<[string, unknown, string]>([
      ['a visit twice', neutral([visit('meter'), visit('meter')]), '"visit-twice"'],
      ['a visit that does not exist', neutral([visit('x')]), '"unknown-visit"'],
      [
        'a break that does not exist',
        neutral([visit('meter'), { type: 'break', id: 'x' }]),
        '"unknown-break"',
      ],
      ['a shift that does not exist', neutral([visit('meter')], 'x'), '"unknown-shift"'],
      ['a missing skill', neutral([visit('boiler')], 'bianchi'), '"skills"'],
      ['a start before it can be', neutral([visit('meter', { start: 19 })]), '"stated-time"'],
      ['a start after the window', neutral([visit('meter', { start: 301 })]), '"stated-time"'],
      [
        'a start that delays the next too much',
        neutral([visit('boiler', { start: 250 }), visit('meter')]),
        '"window"',
      ],
      ["the same in Solomon's way", 'Route #1: 1 7\n', '"unknown-shift"'],
    ])('finds %s', async (_, plan, code) => {
      write('plan', plan)
      expect(await run(['check', at('neutral.json'), at('plan')])).toBe(1)
      expect(out).toContain(code)
      expect(out).toMatch(/\d faults: /)
    })

    test('takes a later start that is possible', async () => {
      write('plan', neutral([visit('boiler', { start: 100 }), visit('meter', { start: 250 })]))
      expect(await run(['check', at('neutral.json'), at('plan')])).toBe(0)
    })

    test('believes no time and no cost of a whole solution', async () => {
      await run(['solve', at('giro.json'), at('whole.json'), '--iterations', '50'])
      const whole = json('whole.json')
      whole.cost.total += 1
      whole.routes[0].stops[0].start += 1
      write('touched.json', whole)
      expect(await run(['check', at('giro.json'), at('touched.json')])).toBe(1)
      expect(out).toContain('"stated-cost"')
      expect(out).toContain('"stated-time"')
    })

    test('of a plan in another format takes the order of stops', async () => {
      write('plan', {
        format: 'giro-optimiser-solution/1',
        routes: [{ shift: 'rossi', stops: [visit('boiler'), visit('meter')] }],
      })
      expect(await run(['check', at('neutral.json'), at('plan')])).toBe(0)
      expect(out).toMatch(/^good: 1 routes, 1 unassigned \(priority 20\), cost 40/)
    })
  })

  describe('convert', () => {
    test.each([
      ['giro.json', 'neutral'],
      ['neutral.json', 'giro'],
      ['giro.json', 'vroom'],
      ['vroom.json', 'giro'],
      ['solomon.txt', 'neutral'],
    ])('%s to %s keeps the cost of the best plan', async (from, to) => {
      expect(await run(['convert', at(from), at('converted'), '--to', to])).toBe(0)
      for (const file of [from, 'converted']) {
        await run(['solve', at(file), at(`${file}.answer`), '--iterations', '200'])
        await run(['check', at(file), at(`${file}.answer`)])
      }
      const [first, second] = out.trim().split('\n')
      expect(second).toBe(first)
    })

    test('names what cannot be expressed', async () => {
      write('overtime.json', problemToJson({ ...street, shifts: [{ ...street.shifts[0]!, overtime: 60 }] }))
      expect(await run(['convert', at('overtime.json'), at('x'), '--to', 'neutral'])).toBe(2)
      expect(told).toContain('shifts[0].overtime: cannot be expressed in giro-route-problem/1')
    })
  })

  describe('explain', () => {
    beforeAll(() => run(['solve', at('giro.json'), at('plan.json'), '--iterations', '200']))

    test('writes an explanation as JSON', async () => {
      expect(await run(['explain', at('giro.json'), at('plan.json'), 'roof'])).toBe(0)
      expect(JSON.parse(out)).toMatchObject({
        visit: 'roof',
        verdict: 'impossible',
        candidates: [
          { shift: 'rossi', reasons: [{ code: 'NO_SKILL', params: { skills: ['climbing'] } }] },
          { shift: 'bianchi', reasons: [{ code: 'NO_SKILL', params: { skills: ['climbing'] } }] },
        ],
      })
    })

    test('or as lines', async () => {
      expect(await run(['explain', at('giro.json'), at('plan.json'), 'roof', '--text'])).toBe(0)
      expect(out).toMatch(
        /^Visit roof is left out: no shift can do it.*\n\nWhy not:\n {2}rossi: lacks climbing\n/,
      )
      out = ''
      expect(await run(['explain', at('giro.json'), at('plan.json'), 'boiler', '--text'])).toBe(0)
      expect(out).toMatch(
        /^Visit boiler is planned\.\nWhere it is: shift rossi, stop \d of \d, start \d\d:\d\d/,
      )
      expect(out).toContain('bianchi: lacks gas')
    })

    test('knows when there is no such visit', async () => {
      expect(await run(['explain', at('giro.json'), at('plan.json'), 'cellar'])).toBe(2)
      expect(told).toContain('there is no visit cellar')
    })
  })

  describe('bench', () => {
    beforeAll(() => {
      mkdirSync(at('set/inner'), { recursive: true })
      write('set/a.json', problemToNeutral(street))
      write('set/inner/b.txt', solomon)
      write('set/notes.json', { hello: 1 })
      write('set/readme.md', 'no problem')
    })

    test('solves a folder, compares with best known costs and writes figures', async () => {
      write('best.json', { b: { distance: { distance: 3.2 } }, 'set/a': { cost: 999 } })
      const args = [
        'bench',
        at('set'),
        '--iterations',
        '50',
        '--best',
        at('best.json'),
        '--json',
        at('figures.json'),
      ]
      expect(await run(args)).toBe(0)
      expect(told).toMatch(/passed over: .*notes\.json: format: must be/)
      const lines = out.trim().split('\n')
      expect(lines.length).toBe(4)
      expect(lines[0]).toMatch(
        /^instance +good +visits +left +priority +routes +travel +cost +gap % +steps\/s/,
      )
      expect(lines[1]).toMatch(/^street +yes +3 +1 +20 +1 +40 +40 +\d+ +\d+ +\d+\.\d$/)
      expect(lines[2]).toMatch(/^STREET +yes +2 +0 +0 +1 +4000 +4000 +25\.00 /)
      expect(lines[3]).toMatch(
        /^2 problems: 1 left out \(priority 20\), travel 4040, cost 4040, mean gap 25\.000 %/,
      )
      const figures = json('figures.json')
      expect(figures.settings).toEqual({ iterations: 50, seed: 1, threads: 1 })
      expect(figures.rows[1]).toMatchObject({
        instance: 'STREET',
        format: 'solomon',
        bestKnown: 3200,
        gapPercent: 25,
        faults: [],
      })
    })

    test.each([
      ['a file that is none', ['set/notes.json'], /notes\.json: format: must be/],
      ['a folder that is empty of them', ['empty'], /no problem was found/],
      ['best known costs that are none', ['set', '--best', 'set/readme.md'], /is no readable JSON/],
    ])('refuses %s', async (_, args, said) => {
      mkdirSync(at('empty'), { recursive: true })
      expect(
        await run(['bench', ...args.map((arg) => (arg.startsWith('--') ? arg : at(arg))), '--iterations=5']),
      ).toBe(2)
      expect(told).toMatch(said)
    })
  })

  test('the program ends with the code of its command', () => {
    const program = fileURLToPath(new URL('../bin/giro-optimiser.js', import.meta.url))
    const ended = (...args: string[]) => spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' })
    expect(ended('check', at('nowhere'), at('nowhere')).status).toBe(2)
    const solved = ended('solve', at('solomon.txt'), '-', '--iterations', '20')
    expect(solved.status).toBe(0)
    expect(solved.stdout).toMatch(/^Route #1: [12] [12]\nCost 4\n$/)
  })

  describe('help', () => {
    test.each([[['--help']], [['help']], [['-h']]])('%j lists the commands', async (args) => {
      expect(await run(args)).toBe(0)
      for (const command of ['solve', 'check', 'convert', 'explain', 'bench'])
        expect(out).toContain(`  ${command} `)
    })

    test.each(['solve', 'check', 'convert', 'explain', 'bench'])(
      '%s --help tells all its options',
      async (command) => {
        expect(await run([command, '--help'])).toBe(0)
        const own = out
        out = ''
        expect(await run(['help', command])).toBe(0)
        expect(out).toBe(own)
        expect(own.startsWith(`giro-optimiser ${command} `)).toBe(true)
      },
    )
  })

  describe('wrong arguments end with 2 and say what is wrong:', () => {
    test.each([
      [[], /giro-optimiser COMMAND/],
      [['fly', 'a', 'b'], /there is no command fly/],
      [['solve', 'only-one.json'], /needs PROBLEM SOLUTION, got 1/],
      [['solve', 'a', 'b', 'c'], /needs PROBLEM SOLUTION, got 3/],
      [['solve', 'nowhere.json', 'x.json'], /no such file.*nowhere\.json/],
      [['solve', '.', 'x.json'], /EISDIR/],
      [['solve', 'a', 'b', '--time', 'soon'], /--time: soon is no such number/],
      [['solve', 'a', 'b', '--time='], /--time/],
      [['solve', 'a', 'b', '--time', '0'], /--time: 0/],
      [['solve', 'a', 'b', '--iterations', '1.5'], /--iterations: 1\.5/],
      [['solve', 'a', 'b', '--threads', '65'], /--threads: 65/],
      [['solve', 'a', 'b', '--seed', '1e99'], /--seed: 1e99/],
      [['solve', 'a', 'b', '--speed', '9'], /Unknown option '--speed'/],
      [
        ['solve', 'a', 'b', '--format', 'xml'],
        /--format: xml is unknown; there are giro, neutral, vroom, solomon/,
      ],
      [['convert', 'a', 'b'], /--to: nothing is no format to write/],
      [['convert', 'a', 'b', '--to', 'toString'], /--to: toString is no format to write/],
    ])('%j', async (args, said) => {
      expect(await run(args)).toBe(2)
      expect(told).toMatch(said)
      expect(out).toBe('')
    })
  })
})
