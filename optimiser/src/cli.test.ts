import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { run } from './cli.ts'
import { neutralFile } from './testing/neutral-file.ts'
import { randomProblem } from './testing/random-problem.ts'

describe('the command line', () => {
  let folder = ''
  const at = (name: string): string => join(folder, name)

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'giro-optimiser-'))
    writeFileSync(
      at('problem.json'),
      JSON.stringify(neutralFile(randomProblem(12, { neutral: true, visits: 7, shifts: 3 }))),
    )
    vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  })
  afterAll(() => {
    vi.restoreAllMocks()
    rmSync(folder, { recursive: true })
  })

  test('solves a file, writes it compressed and checks it', async () => {
    const solved = await run([
      'solve',
      at('problem.json'),
      at('solution.json.gz'),
      '--iterations',
      '200',
      '--threads',
      '2',
    ])
    expect(solved).toBe(0)
    const written = JSON.parse(gunzipSync(readFileSync(at('solution.json.gz'))).toString('utf8'))
    expect(written.format).toBe('giro-route-solution/1')
    expect(written.routes.length + written.unassigned.length).toBeGreaterThan(0)
    expect(await run(['check', at('problem.json'), at('solution.json.gz')])).toBe(0)
  })

  test('finds a visit that is served twice', async () => {
    const file = JSON.parse(gunzipSync(readFileSync(at('solution.json.gz'))).toString('utf8'))
    const stop = file.routes[0].stops.find((each: { type: string }) => each.type === 'visit')
    file.routes[0].stops.push(stop)
    writeFileSync(at('twice.json'), JSON.stringify(file))
    expect(await run(['check', at('problem.json'), at('twice.json')])).toBe(1)
  })

  test.each([
    [['solve', 'nowhere.json', 'x.json']],
    [['solve', 'only-one.json']],
    [['fly', 'a', 'b']],
    [['solve', 'a', 'b', '--time', 'soon']],
  ])('wrong arguments end with 2: %s', async (args) => {
    expect(await run(args)).toBe(2)
  })
})
