import { z } from 'zod'
import { instant, latitude, longitude } from '../../foundation/fields.ts'
import { command, query } from '../../foundation/operation.ts'
import { everyRole, office } from '../../foundation/roles.ts'

/**
 * Position with restraint: where technicians are, for the office, only while they are on the way to a visit, only where
 * the company allows it (dispatch set-up, off by default) and the technician has said yes. The last place is kept and
 * no other, until the technician arrives or stops, at most for the minutes of the set-up. Arrival times never follow
 * from it. Places never get into audit, history, events or backups of them. Source: orders §13, technician.position.
 */

/** Seconds between two places of one technician that are taken; what comes sooner changes nothing. */
export const secondsBetweenPositions = 30

const place = {
  /** Degrees, rounded to four decimals: about ten metres. */
  latitude,
  longitude,
  /** Half the width within which the phone believes to be. */
  accuracyMetres: z.int().min(0).max(100_000),
}

/** Technician's day, Position: whether the company allows it, whether I share, and what the office sees of me now. */
export const readMyPosition = query({
  name: 'dispatch.readMyPosition',
  path: '/dispatch/positions/mine',
  title: {
    en: 'Read what is shared of my position',
    it: 'Leggere che cosa si condivide della mia posizione',
  },
  may: everyRole,
  input: z.object({}),
  output: z.object({
    allowed: z.boolean(),
    sharingSince: z.string().nullable(),
    retentionMinutes: z.int(),
    /** The visit that I drive to now; places are taken only of that. */
    onTheWayTo: z.string().nullable(),
    seen: z.object({ ...place, at: z.string(), visitNo: z.string() }).nullable(),
  }),
})

/** Technicians say yes or no for themselves, at any moment; nobody says it for them. No removes what is there. */
export const sharePosition = command({
  name: 'dispatch.sharePosition',
  path: '/dispatch/positions/mine/share',
  title: {
    en: 'Share my position while on the way, or stop',
    it: 'Condividere la mia posizione in viaggio, o smettere',
  },
  may: everyRole,
  input: z.object({ share: z.boolean() }),
  output: z.object({ sharingSince: z.string().nullable() }),
})

/** The phone tells where it is. Refused unless all of that holds and the visit is being driven to by the person. */
export const tellPosition = command({
  name: 'dispatch.tellPosition',
  path: '/dispatch/positions/mine/tell',
  title: { en: 'Tell my position', it: 'Comunicare la mia posizione' },
  may: everyRole,
  input: z.object({ visitNo: z.string().min(1).max(30), ...place }),
  output: z.object({ taken: z.boolean() }),
  unaudited: ['latitude', 'longitude', 'accuracyMetres'],
})

/** Board, map: who is on the way and where they were seen last. */
export const readPositions = query({
  name: 'dispatch.readPositions',
  path: '/dispatch/positions',
  title: { en: 'Read who is on the way and where', it: 'Leggere chi è in viaggio e dove' },
  may: office,
  input: z.object({}),
  output: z.object({
    allowed: z.boolean(),
    rows: z.array(z.object({ resourceNo: z.string(), visitNo: z.string(), ...place, at: instant })),
  }),
})
