import { z } from 'zod'
import { day, version } from '../../foundation/fields.ts'
import { command } from '../../foundation/operation.ts'
import { office } from '../../foundation/roles.ts'

const visitNo = z.string().min(1).max(30)

/**
 * Button "Publish": the draft of some days becomes what technicians see and customers have been told. `seen` holds
 * the version of every visit that the dispatcher saw; a draft that has changed since is refused with its visits named.
 */
export const publishVisits = command({
  name: 'dispatch.publishVisits',
  path: '/dispatch/publish',
  title: { en: 'Publish the plan', it: 'Pubblicare il piano' },
  may: office,
  input: z.object({
    /** Both days included. */
    fromDay: day,
    toDay: day,
    /** Only these; absent: every visit of the days whose draft differs from what is published. */
    visitNos: z.array(visitNo).max(20_000).optional(),
    seen: z.record(z.string(), version),
  }),
  output: z.object({
    /** Visits that are published now, or published anew. */
    published: z.int(),
    /** Visits that were told before and are off the plan now. */
    withdrawn: z.int(),
  }),
})

/** Takes a publication back: the visits stay where they are, as a draft. */
export const unpublishVisits = command({
  name: 'dispatch.unpublishVisits',
  path: '/dispatch/unpublish',
  title: { en: 'Take a publication back', it: 'Ritirare la pubblicazione' },
  may: office,
  input: z.object({ visitNos: z.array(visitNo).min(1).max(20_000) }),
  output: z.object({ unpublished: z.int() }),
})
