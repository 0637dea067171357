import { z } from 'zod'
import { day } from '../../foundation/fields.ts'
import { query } from '../../foundation/operation.ts'
import { office } from '../../foundation/roles.ts'

const figures = {
  visits: z.int(),
  /** In the company's currency, by the planner's weights. */
  cost: z.number(),
  /** The same by term; those that are zero are left out. */
  terms: z.record(z.string(), z.number()),
  workSeconds: z.int(),
  travelSeconds: z.int(),
  travelMetres: z.int(),
  waitingSeconds: z.int(),
  overtimeSeconds: z.int(),
  lateVisits: z.int(),
  lateSeconds: z.int(),
  /** Working hours without breaks and absences. */
  capacitySeconds: z.int(),
  /** Capacity that nobody uses. */
  idleSeconds: z.int(),
  /** Work and driving, divided by the capacity; null where there is none. */
  use: z.number().nullable(),
  /** Driving, divided by work and driving; null where there is neither. */
  travelShare: z.number().nullable(),
}

const quality = z.object({
  total: z.object({
    ...figures,
    /** Visits that are not planned, and what leaving them out costs (part of `cost` and `terms`). */
    unassigned: z.int(),
  }),
  technicians: z.array(z.object({ resourceNo: z.string(), name: z.string(), ...figures })),
})
export type QualityShown = z.output<typeof quality>

/**
 * How good the plan of some days is, both days included: cost by term and by technician, use, driving, lateness; with
 * a plan also as its proposal would make them. Source: specification orders §11.4 (score analysis), §13.
 */
export const readPlanQuality = query({
  name: 'dispatch.readPlanQuality',
  path: '/dispatch/quality',
  title: { en: 'Read the quality of a plan', it: 'Leggere la qualità di un piano' },
  may: office,
  input: z.object({ fromDay: day, toDay: day, planNo: z.string().min(1).max(40).optional() }),
  output: z.object({
    fromDay: z.string(),
    toDay: z.string(),
    travel: z.enum(['estimated', 'routed']),
    now: quality,
    /** The days as the proposal would make them; null: no plan was asked for. */
    proposed: quality.nullable(),
  }),
})
export type PlanQualityView = z.output<typeof readPlanQuality.output>
