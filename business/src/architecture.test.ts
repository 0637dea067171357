import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { moduleOf } from './foundation/operation.ts'
import { blanksOf } from './foundation/texts.ts'
import { modules } from './modules.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const source = join(root, 'business/src')

interface File {
  readonly path: string
  readonly text: string
  readonly imports: readonly { readonly from: string; readonly typesOnly: boolean }[]
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory())
      return entry.name === 'node_modules' || entry.name === 'dist' ? [] : filesBelow(path)
    return /\.tsx?$/.test(entry.name) ? [path] : []
  })
}

function read(path: string): File {
  const text = readFileSync(path, 'utf8')
  const imports = [...text.matchAll(/^(?:import|export)\s+(type\s+)?(?:[^'"]*?\sfrom\s+)?'([^']+)'/gm)].map(
    (match) => ({
      from: match[2]!,
      typesOnly: match[1] !== undefined,
    }),
  )
  return { path: relative(root, path).split(sep).join('/'), text, imports }
}

const business = filesBelow(source).map(read)
const names = modules.map((module) => module.name)
const moduleOfFile = (path: string) => names.find((name) => path.startsWith(`business/src/${name}/`))
const inModules = business.filter((file) => moduleOfFile(file.path) !== undefined)
const baseName = (path: string) => path.split('/').at(-1)!
const isTest = (path: string) => path.endsWith('.test.ts')
/** A plain name has no dot before its ending; texts are data beside the rules. */
const isPlain = (path: string) =>
  /^(texts\.(en|it)|[^.]+)\.ts$/.test(baseName(path)) && baseName(path) !== 'module.ts'
const target = (file: File, from: string) =>
  from.startsWith('.')
    ? normalize(join(dirname(file.path), from))
        .split(sep)
        .join('/')
    : from

describe('house rules', () => {
  test('1. a plain-named file imports only plain-named files: no database, clock, randomness, environment', () => {
    const pureLibraries = ['zod', 'temporal-polyfill', 'big.js', 'rrule-temporal', '@giro/optimiser']
    const wrong = inModules
      .filter((file) => isPlain(file.path) && !isTest(file.path))
      .flatMap((file) => [
        ...file.imports
          .filter(({ from, typesOnly }) => {
            if (typesOnly) return false
            if (!from.startsWith('.')) return !pureLibraries.includes(from)
            return !isPlain(target(file, from)) || target(file, from).startsWith('business/src/engine/')
          })
          .map(({ from }) => `${file.path} imports ${from}`),
        ...[/\bDate\.now\(/, /\bMath\.random\(/, /\bprocess\.env\b/, /\bnew Date\(\)/]
          .filter((pattern) => pattern.test(file.text))
          .map((pattern) => `${file.path} uses ${pattern}`),
      ])
    expect(wrong).toEqual([])
  })

  test('2. a module reaches another only through public.ts or public.store.ts, and only if its manifest says so', () => {
    const uses = new Map(modules.map((module) => [module.name, module.uses]))
    const wrong = inModules
      .filter((file) => !isTest(file.path))
      .flatMap((file) =>
        file.imports.flatMap(({ from }) => {
          const other = moduleOfFile(target(file, from))
          const own = moduleOfFile(file.path)!
          if (!from.startsWith('.') || other === undefined || other === own) return []
          const open = /^public(\.store)?\.ts$/.test(baseName(from))
          if (!open) return [`${file.path} imports ${from}, which is not public`]
          return uses.get(own)!.includes(other)
            ? []
            : [`${file.path} imports ${from}, but ${own} does not say that it uses ${other}`]
        }),
      )
    expect(wrong).toEqual([])
    const wholesale = inModules.filter(
      (file) => /^public/.test(baseName(file.path)) && /export \*/.test(file.text),
    )
    expect(wholesale.map((file) => file.path)).toEqual([])
  })

  test('3. a module uses only modules that stand before it', () => {
    const wrong = modules.flatMap((module, at) =>
      module.uses
        .filter((used) => !names.slice(0, at).includes(used))
        .map((used) => `${module.name} uses ${used}`),
    )
    expect(wrong).toEqual([])
  })

  test('4. a table is written only by its owner', () => {
    const owners = new Map<string, string>()
    for (const file of inModules.filter((one) => baseName(one.path) === 'tables.ts'))
      for (const match of file.text.matchAll(/^ {2}([a-z][A-Za-z]*): /gm))
        owners.set(match[1]!, moduleOfFile(file.path)!)
    expect(owners.get('visit')).toBe('dispatch')
    const wrong = inModules.flatMap((file) =>
      [...file.text.matchAll(/\.(?:insertInto|updateTable|deleteFrom)\('([a-zA-Z]+)'/g)]
        .filter((match) => owners.has(match[1]!) && owners.get(match[1]!) !== moduleOfFile(file.path))
        .map((match) => `${file.path} writes ${match[1]} of ${owners.get(match[1]!)}`),
    )
    expect(wrong).toEqual([])
  })

  test('5. the web imports only plain files of business; the optimiser imports nothing but itself', () => {
    const web = filesBelow(join(root, 'web/src')).map(read)
    const wrongWeb = web.flatMap((file) =>
      file.imports
        .filter(({ from, typesOnly }) => {
          if (typesOnly || !from.startsWith('@giro/')) return false
          return !from.startsWith('@giro/business/') || !isPlain(from) || /\/(engine|demo)\//.test(from)
        })
        .map(({ from }) => `${file.path} imports ${from}`),
    )
    const optimiser = filesBelow(join(root, 'optimiser/src')).map(read)
    const wrongOptimiser = optimiser
      .filter((file) => !isTest(file.path) && !file.path.includes('/testing/'))
      .flatMap((file) =>
        file.imports
          .filter(
            ({ from }) =>
              !from.startsWith('node:') &&
              !(from.startsWith('.') && target(file, from).startsWith('optimiser/')),
          )
          .map(({ from }) => `${file.path} imports ${from}`),
      )
    expect([...wrongWeb, ...wrongOptimiser]).toEqual([])
  })

  test('6. texts stand in both languages with the same blanks, every code raised has a text, every text is raised', () => {
    const wrong: string[] = []
    const words = new Map<string, string>()
    for (const { name, texts } of modules) {
      for (const [code, text] of Object.entries(texts.en)) {
        words.set(code, text)
        if (!code.startsWith(`${name}.`)) wrong.push(`${code} is not named after ${name}`)
        if (blanksOf(text).join() !== blanksOf(texts.it[code] ?? '').join())
          wrong.push(`${code} has other blanks in Italian`)
      }
      expect(Object.keys(texts.it).sort()).toEqual(Object.keys(texts.en).sort())
    }
    const code = inModules
      .filter((file) => !isTest(file.path) && !/^texts\./.test(baseName(file.path)))
      .map((file) => file.text)
      .join('\n')
    for (const match of code.matchAll(
      /(?:code: |refuse\(|absent\(|changedMeanwhile\(|confirmation\()'([a-z-]+\.[a-z0-9.-]+)'/g,
    ))
      if (!words.has(match[1]!)) wrong.push(`${match[1]} has no text`)
    // Codes put together from parts: the master records' own, and families such as reasons and faults.
    const kinds = [...code.matchAll(/entity: '([A-Za-z]+)'/g)].map((match) =>
      match[1]!.replaceAll(/([a-z])([A-Z])/g, '$1-$2').toLowerCase(),
    )
    const families = [...code.matchAll(/`([a-z-]+\.[a-z.-]+)\$\{/g)].map((match) => match[1]!)
    for (const text of words.keys()) {
      const master = kinds.some(
        (kind) =>
          text === `${moduleOf(text)}.${kind}-absent` ||
          text === `${moduleOf(text)}.${kind}-changed-meanwhile`,
      )
      const answer = [...words.keys()].some((question) => text.startsWith(`${question}.`))
      const family = families.some((start) => text.startsWith(start))
      if (!master && !answer && !family && !code.includes(`'${text}'`))
        wrong.push(`${text} is raised nowhere`)
    }
    expect(wrong).toEqual([])
  })

  test('7. every operation is named after its module, has somebody who may do it, and every module has its README', () => {
    const wrong = modules.flatMap((module) => [
      ...module.operations.flatMap(({ operation }) => [
        ...(moduleOf(operation.name) === module.name ? [] : [`${operation.name} is in ${module.name}`]),
        ...(operation.may.length > 0 ? [] : [`nobody may do ${operation.name}`]),
      ]),
      ...(existsSync(join(source, module.name, 'README.md')) ? [] : [`${module.name} has no README.md`]),
    ])
    expect(wrong).toEqual([])
    const all = modules.flatMap((module) =>
      module.operations.map(({ operation }) => `${operation.is} ${operation.path}`),
    )
    expect(all.filter((path, at) => all.indexOf(path) !== at)).toEqual([])
  })
})
