/** Kinds of records that are found. */
export const searchKinds = [
  'customer',
  'ship-to',
  'service-item',
  'service-order',
  'item',
  'loaner',
  'resource',
] as const
export type SearchKind = (typeof searchKinds)[number]

/** At most so many words of a search count. */
const mostWords = 6

/** The words of a search as the entries have them: small letters, no accents, digits of a number together. */
export function wordsOf(typed: string): string[] {
  return typed
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase()
    .split(/[\s,;]+/)
    .map((word) => (/^[+\d][\d/.-]*$/.test(word) ? word.replaceAll(/[/.]/g, '') : word))
    .filter(Boolean)
    .slice(0, mostWords)
}

/** A word between any others, for `like`. */
export function anywhere(word: string): string {
  return `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`
}
