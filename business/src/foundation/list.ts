import { z } from 'zod'

/**
 * One way to ask for a list, shared by every list of the product.
 *
 * `filters` must all hold; `search` looks into the list's text columns; `offset` counts from 0.
 */
export const listInput = z.object({
  search: z.string().trim().max(100).optional(),
  filters: z
    .array(
      z.object({
        field: z.string().max(60),
        is: z.enum([
          'equals',
          'not-equals',
          'contains',
          'starts-with',
          'from',
          'to',
          'one-of',
          'empty',
          'filled',
        ]),
        value: z
          .union([z.string().max(200), z.number(), z.boolean(), z.array(z.string().max(200)).max(200)])
          .optional(),
      }),
    )
    .max(20)
    .default([]),
  sort: z
    .array(z.object({ field: z.string().max(60), descending: z.boolean().default(false) }))
    .max(4)
    .default([]),
  offset: z.int().min(0).max(10_000_000).default(0),
  limit: z.int().min(1).max(1000).default(100),
})

export type ListInput = z.output<typeof listInput>

/** One page of a list; `total` counts all rows that pass the filters. */
export function listOutput<Row extends z.ZodType>(row: Row) {
  return z.object({ rows: z.array(row), total: z.int().min(0) })
}
