import { z } from 'zod'
import { code, day, decimalText, requiredText, text } from '../../foundation/fields.ts'
import { command, query } from '../../foundation/operation.ts'
import { everyRole, office } from '../../foundation/roles.ts'

const meterNo = z.int().min(1).max(1000)
const reading = decimalText(5)

/** Card Service item, section Meters: with their readings, oldest first. */
export const readMeters = query({
  name: 'service-items.readMeters',
  path: '/service-items/items/card/:serviceItemNo/meters',
  title: { en: 'Read the meters of a service item', it: 'Leggere i contatori di un articolo in assistenza' },
  may: everyRole,
  input: z.object({ serviceItemNo: code() }),
  output: z.object({
    rows: z.array(
      z.object({
        meterNo,
        description: z.string(),
        unitCode: z.string().nullable(),
        kind: z.enum(['counter', 'gauge']),
        readings: z.array(
          z.object({ readingNo: z.int(), day, reading, note: z.string(), userName: z.string() }),
        ),
      }),
    ),
  }),
})

/** Section Meters, button New meter. */
export const addMeter = command({
  name: 'service-items.addMeter',
  path: '/service-items/items/card/:serviceItemNo/meters/add',
  title: { en: 'Add a meter', it: 'Aggiungere un contatore' },
  may: office,
  input: z.object({
    serviceItemNo: code(),
    description: requiredText(),
    unitCode: code(10).nullable().default(null),
    kind: z.enum(['counter', 'gauge']).default('counter'),
  }),
  output: z.object({ meterNo }),
})

/** Section Meters, button Delete: with its readings; asked. */
export const deleteMeter = command({
  name: 'service-items.deleteMeter',
  path: '/service-items/items/card/:serviceItemNo/meters/:meterNo/delete',
  title: { en: 'Delete a meter', it: 'Eliminare un contatore' },
  may: office,
  input: z.object({ serviceItemNo: code(), meterNo }),
  output: z.object({}),
})

/** Section Meters, field Reading. A counter that reads less than before is asked about. */
export const addReading = command({
  name: 'service-items.addReading',
  path: '/service-items/items/card/:serviceItemNo/meters/:meterNo/readings/add',
  title: { en: 'Enter a meter reading', it: 'Inserire una lettura' },
  may: everyRole,
  input: z.object({
    serviceItemNo: code(),
    meterNo,
    /** Today where left out. */
    day: day.optional(),
    reading,
    note: text(200).default(''),
  }),
  output: z.object({ readingNo: z.int() }),
})

/** Section Meters, a reading, button Delete. */
export const deleteReading = command({
  name: 'service-items.deleteReading',
  path: '/service-items/readings/:readingNo/delete',
  title: { en: 'Delete a meter reading', it: 'Eliminare una lettura' },
  may: office,
  input: z.object({ readingNo: z.int().min(1) }),
  output: z.object({}),
})
