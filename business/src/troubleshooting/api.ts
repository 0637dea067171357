import { z } from 'zod'
import { code, requiredText } from '../foundation/fields.ts'
import { masterApi } from '../foundation/master.ts'
import { command, query } from '../foundation/operation.ts'
import { everyRole, office } from '../foundation/roles.ts'
import { troubleshootingLevels } from './lookup.ts'

/** Page Troubleshooting: guidelines for finding a fault, step by step. */
export const guidelines = masterApi({
  module: 'troubleshooting',
  entity: 'Guideline',
  renames: true,
  entities: 'Guidelines',
  path: '/troubleshooting/guidelines',
  one: { en: 'a troubleshooting guideline', it: 'una guida alla risoluzione dei problemi' },
  many: { en: 'troubleshooting guidelines', it: 'le guide alla risoluzione dei problemi' },
  key: 'troubleshootingNo',
  keyShape: code(),
  numbered: true,
  fields: {
    description: requiredText(),
    lines: z.array(requiredText(80)).max(200).default([]),
  },
})

const owner = { type: z.enum(troubleshootingLevels), no: code() }

/** Cards Service item, Item and Service item group, section Troubleshooting: the guidelines assigned there. */
export const readAssigned = query({
  name: 'troubleshooting.readAssigned',
  path: '/troubleshooting/assigned/:type/:no',
  title: { en: 'Read the assigned guidelines', it: 'Leggere le guide assegnate' },
  may: everyRole,
  input: z.object(owner),
  output: z.object({ rows: z.array(z.object({ troubleshootingNo: z.string(), description: z.string() })) }),
})

/** Section Troubleshooting, button Save. */
export const assign = command({
  name: 'troubleshooting.assign',
  path: '/troubleshooting/assigned/:type/:no/set',
  title: { en: 'Assign guidelines', it: 'Assegnare le guide' },
  may: office,
  input: z.object({ ...owner, troubleshootingNos: z.array(code()).max(50) }),
  output: z.object({}),
})

/**
 * Wherever work is done, button Troubleshooting: all guidelines of the first level that has any.
 *
 * A service item's own item and group count where they are not named. `level` is null where there are none.
 */
export const show = query({
  name: 'troubleshooting.show',
  path: '/troubleshooting/show',
  title: { en: 'Show the troubleshooting guidelines', it: 'Mostrare le guide alla risoluzione dei problemi' },
  may: everyRole,
  input: z.object({
    serviceItemNo: code().nullable().default(null),
    itemNo: code().nullable().default(null),
    groupCode: code(10).nullable().default(null),
  }),
  output: z.object({
    level: z.enum(troubleshootingLevels).nullable(),
    no: z.string(),
    guidelines: z.array(
      z.object({ troubleshootingNo: z.string(), description: z.string(), lines: z.array(z.string()) }),
    ),
  }),
})
