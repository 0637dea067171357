import { sql } from 'kysely'
import { handle } from '../engine/module.ts'
import { find } from './api.ts'
import { anywhere, type SearchKind, wordsOf } from './words.ts'

/** So many entries that hold the words are looked at; the best of them are shown. */
const candidates = 300
export const findQuery = handle(find, async ({ words: typed, kinds, limit }, reading) => {
  const words = wordsOf(typed)
  if (words.length === 0) return { rows: [] }
  const base = () => {
    const query = reading.tx.selectFrom('searchEntry').select(['kind', 'subject', 'part', 'title', 'hint'])
    return kinds.length > 0 ? query.where('kind', 'in', kinds) : query
  }
  const whole = words.join(' ')
  const numbered = await base()
    .where(sql<boolean>`lower(subject) like ${`${whole.replaceAll(/[\\%_]/g, '\\$&')}%`}`)
    .orderBy('subject')
    .limit(limit)
    .execute()
  let holding = base()
  for (const word of words) holding = holding.where('words', 'like', anywhere(word))
  const held = await holding.limit(candidates).execute()
  const rank = (row: (typeof held)[number]) => {
    const title = wordsOf(row.title).join(' ')
    if (row.subject.toLowerCase() === whole) return 0
    return title.startsWith(whole) ? 1 : title.includes(whole) ? 2 : 3
  }
  const seen = new Set<string>()
  const rows: ((typeof held)[number] & { exact: boolean })[] = []
  const take = (found: readonly (typeof held)[number][], exact: boolean) => {
    for (const row of found) {
      const key = `${row.kind} ${row.subject} ${row.part}`
      if (seen.has(key) || rows.length >= limit) continue
      seen.add(key)
      rows.push({ ...row, exact })
    }
  }
  take(numbered, true)
  take(
    held
      .map((row) => ({ row, rank: rank(row) }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ row }) => row),
    true,
  )
  // Typing errors are forgiven where the words as typed find nothing.
  if (rows.length === 0 && words.some((word) => word.length >= 4)) {
    let alike = base().select('words')
    for (const word of words)
      alike =
        word.length >= 4
          ? alike.where(sql<boolean>`${word} <% words`)
          : alike.where('words', 'like', anywhere(word))
    const found = await reading.tx
      .selectFrom(alike.limit(candidates).as('alike'))
      .select(['kind', 'subject', 'part', 'title', 'hint'])
      .orderBy(sql`word_similarity(${whole}, words)`, 'desc')
      .limit(limit)
      .execute()
    take(found, false)
  }
  return { rows: rows.map((row) => ({ ...row, kind: row.kind as SearchKind })) }
})
