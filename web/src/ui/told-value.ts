/** A change of a field as words; lists tell what went and what came. */
export interface ToldChange {
  readonly before: string
  readonly after: string
}

interface Words {
  readonly yes: string
  readonly no: string
}

const nothing = '–'

/** One value as words: yes and no, lists and records by their values. */
export function toldValue(value: unknown, words: Words): string {
  if (value === null || value === undefined || value === '') return nothing
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (Array.isArray(value)) return value.map((one) => toldValue(one, words)).join('; ') || nothing
  if (typeof value === 'object')
    return (
      Object.values(value)
        .map((one) => toldValue(one, words))
        .filter((one) => one !== nothing)
        .join(' · ') || nothing
    )
  return String(value)
}

/** Both sides of a change; of lists only the entries that differ. */
export function toldChange(before: unknown, after: unknown, words: Words): ToldChange {
  const [was, is] = [listOf(before), listOf(after)]
  if (!was || !is) return { before: toldValue(before, words), after: toldValue(after, words) }
  const has = (all: readonly unknown[], one: unknown) =>
    all.some((other) => JSON.stringify(other) === JSON.stringify(one))
  return {
    before: toldValue(
      was.filter((one) => !has(is, one)),
      words,
    ),
    after: toldValue(
      is.filter((one) => !has(was, one)),
      words,
    ),
  }
}

/** A list, also one that was kept as text. */
function listOf(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value
  if (value === null || value === undefined) return []
  if (typeof value !== 'string' || !value.startsWith('[')) return null
  try {
    const read: unknown = JSON.parse(value)
    return Array.isArray(read) ? read : null
  } catch {
    return null
  }
}
