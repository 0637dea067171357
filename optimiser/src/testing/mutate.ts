import type { Random } from '../random.ts'

/** Values that files hold by mistake or by malice. */
const nasty: readonly unknown[] = [
  null,
  true,
  '',
  'x',
  '7',
  '1h',
  'constructor',
  '__proto__',
  'é\u0000\u2028'.repeat(50),
  -1,
  0,
  0.5,
  1e-300,
  1e308,
  -1e308,
  1e19,
  2 ** 28,
  2 ** 31,
  2 ** 32 + 1,
  2 ** 53,
  -(2 ** 53),
  2 ** 53 - 1,
  [],
  {},
  [[]],
  [[5, 1]],
  [null],
  { id: 1 },
]

/** A copy of parsed JSON with one to three places changed: replaced, taken away, doubled, moved or renamed. */
export function mutated(value: unknown, random: Random): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(value))
  const root = { root: copy }
  for (let times = 1 + random.below(3); times > 0; times--) mutateOnce(root, random)
  return root.root ?? null
}

type Owner = Record<string | number, unknown>

function mutateOnce(root: { root: unknown }, random: Random): void {
  const places: [Owner, string | number][] = []
  collect(root as Owner, places)
  if (places.length === 0) return
  const [owner, key] = places[random.below(places.length)]!
  const [other, otherKey] = places[random.below(places.length)]!
  switch (random.below(8)) {
    case 0:
      if (Array.isArray(owner)) owner.splice(Number(key), 1)
      else delete owner[key]
      break
    case 1:
      if (Array.isArray(owner)) owner.push(structuredClone(owner[Number(key)]))
      break
    case 2: {
      // A value from elsewhere in the file: the right kind, most often, at the wrong place.
      const value: unknown = structuredClone(other[otherKey])
      if (JSON.stringify(value ?? null).length < 20_000) owner[key] = value
      break
    }
    case 3:
      if (typeof owner[key] === 'number') owner[key] = (owner[key] as number) + random.below(200) - 100
      break
    case 4:
      if (!Array.isArray(owner)) {
        owner[`${key}x`] = owner[key]
        delete owner[key]
      }
      break
    default:
      owner[key] = structuredClone(nasty[random.below(nasty.length)])
  }
}

function collect(value: Owner, places: [Owner, string | number][]): void {
  for (const key of Object.keys(value)) {
    places.push([value, Array.isArray(value) ? Number(key) : key])
    const inner = value[key]
    if (typeof inner === 'object' && inner !== null) collect(inner as Owner, places)
  }
}

/** A copy of bytes that was cut off, or in which some bytes were changed, taken away or put in. */
export function damaged(bytes: Uint8Array, random: Random): Uint8Array {
  const list = [...bytes]
  if (random.below(3) === 0) return Uint8Array.from(list.slice(0, random.below(list.length + 1)))
  for (let times = 1 + random.below(4); times > 0; times--) {
    const at = random.below(list.length + 1)
    const kind = random.below(3)
    if (kind === 0) list.splice(at, 1)
    else
      list.splice(at, kind === 1 ? 1 : 0, random.below(4) === 0 ? random.below(256) : 32 + random.below(95))
  }
  return Uint8Array.from(list)
}
