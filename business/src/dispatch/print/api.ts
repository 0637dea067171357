import { z } from 'zod'
import { code, day } from '../../foundation/fields.ts'
import { query } from '../../foundation/operation.ts'
import { office } from '../../foundation/roles.ts'

/** Board, "Print": the day's visits on paper, a page for each technician who has any. Source: specification orders §13. */
export const printBoard = query({
  name: 'dispatch.printBoard',
  path: '/dispatch/print',
  title: { en: 'Print the dispatch board', it: 'Stampare il quadro attività' },
  may: office,
  input: z.object({
    day,
    /** Left out: everybody. */
    resourceNo: code().optional(),
  }),
  output: z.object({ contentBase64: z.string(), fileName: z.string(), pages: z.int() }),
})
