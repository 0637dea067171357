import { z } from 'zod'
import { code } from '../../foundation/fields.ts'
import { query } from '../../foundation/operation.ts'
import { everyRole } from '../../foundation/roles.ts'

const day = z.string().nullable()
const hours = z.string()

const order = z.object({
  orderNo: z.string(),
  kind: z.enum(['order', 'quote']),
  description: z.string(),
  customerName: z.string(),
  status: z.string(),
  /** Hours of its lines together. */
  estimatedHours: hours,
  visits: z.array(
    z.object({
      visitNo: z.string(),
      day,
      resourceName: z.string().nullable(),
      state: z.string(),
    }),
  ),
})

/**
 * Page Project: how far the work of each phase is, in hours with two decimals, and by which orders and visits.
 * `phaseNo` null: orders of the project in no phase; such a part is there only if there are some.
 */
export const readProjectWork = query({
  name: 'dispatch.readProjectWork',
  path: '/dispatch/projects/:projectNo',
  title: { en: 'Read the work of a project', it: 'Leggere i lavori di un progetto' },
  may: everyRole,
  input: z.object({ projectNo: code() }),
  output: z.object({
    phases: z.array(
      z.object({
        phaseNo: z.string().nullable(),
        description: z.string(),
        startingDate: day,
        endingDate: day,
        budgetHours: hours,
        /** Hours planned for people and groups, without an order. */
        hoursOfPeople: hours,
        /** Of its orders, by their lines. */
        estimatedHours: hours,
        /** Of visits that have their day and technician and are not over. */
        plannedHours: hours,
        /** Entered on orders as hours of people. */
        doneHours: hours,
        /** First and last day of its visits. */
        firstVisit: day,
        lastVisit: day,
        /** What endangers its last day: it is over and work is left, or visits lie behind it. */
        late: z.enum(['no', 'over', 'behind']),
        orders: z.array(order),
      }),
    ),
  }),
})
