import { find } from '@giro/business/search/api.ts'
import type { SearchKind } from '@giro/business/search/words.ts'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { call } from './call.ts'
import { useSession } from './session.tsx'

/** A record that the palette found. */
export interface FoundRecord {
  readonly path: string
  readonly label: string
  readonly hint: string
}

/** Where the card of a record is; its number follows. */
export const paths: Readonly<Record<SearchKind, string>> = {
  customer: '/customers/',
  'ship-to': '/customers/',
  'service-item': '/service-items/',
  'service-order': '/orders/',
  item: '/items/',
  loaner: '/loaners/',
  resource: '/resources/',
}

/** Records that hold the words, typing errors forgiven; two letters at least. */
export function useRecordSearch(typed: string): readonly FoundRecord[] {
  const [words] = useDebouncedValue(typed.trim(), 150)
  const { operations } = useSession()
  const { data } = useQuery({
    queryKey: ['search', words],
    enabled: words.length >= 2 && operations.includes(find.name),
    queryFn: async ({ signal }) =>
      (await call(find, { words, limit: 15 }, { signal })).rows.map((row) => ({
        path: paths[row.kind] + encodeURIComponent(row.subject),
        label: row.title || row.subject,
        hint: [row.subject, row.hint].filter(Boolean).join(' · '),
      })),
  })
  return data ?? []
}
