import { z } from 'zod'
import { text, version } from '../foundation/fields.ts'
import { command, query } from '../foundation/operation.ts'
import { everyRole, keepers } from '../foundation/roles.ts'

const fields = {
  provider: z.enum(['estimate', 'valhalla', 'osrm', 'roads']),
  serverUrl: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]),
  profile: text(20),
  detourFactor: z.number().min(1).max(3),
  slowKmh: z.number().min(5).max(130),
  fastKmh: z.number().min(5).max(200),
  reachKm: z.number().min(0.1).max(500),
  fixedSeconds: z.int().min(0).max(3600),
}

/** Page Travel times. */
export const readTravelSetup = query({
  name: 'travel.readSetup',
  path: '/travel/setup',
  title: { en: 'Read the travel set-up', it: "Leggere l'impostazione viaggi" },
  may: everyRole,
  input: z.object({}),
  output: z.object({ ...fields, version }),
})

export const updateTravelSetup = command({
  name: 'travel.updateSetup',
  path: '/travel/setup/update',
  title: { en: 'Change the travel set-up', it: "Modificare l'impostazione viaggi" },
  may: keepers,
  input: z.object({ ...z.object(fields).partial().shape, version }),
  output: z.object({ version }),
})
