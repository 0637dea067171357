import { z } from 'zod'
import { query } from '../foundation/operation.ts'
import { everyRole } from '../foundation/roles.ts'
import { searchKinds } from './words.ts'

/**
 * Search everywhere: by number, serial number, name, street, town, telephone, tolerant of typing errors.
 *
 * Every word must be found; what begins with the words comes first. `exact` is false where the words were only
 * found in spite of typing errors.
 */
export const find = query({
  name: 'search.find',
  path: '/search',
  title: { en: 'Search everywhere', it: 'Cercare ovunque' },
  may: everyRole,
  input: z.object({
    words: z.string().trim().min(2).max(100),
    kinds: z.array(z.enum(searchKinds)).max(searchKinds.length).default([]),
    limit: z.int().min(1).max(50).default(12),
  }),
  output: z.object({
    rows: z.array(
      z.object({
        kind: z.enum(searchKinds),
        subject: z.string(),
        part: z.string(),
        title: z.string(),
        hint: z.string(),
        exact: z.boolean(),
      }),
    ),
  }),
})
