import { z } from 'zod'
import { code, version } from '../../foundation/fields.ts'
import { command } from '../../foundation/operation.ts'
import { office } from '../../foundation/roles.ts'

/** Card Service item, action Merge: another one that is the same machine goes, all that hangs on it comes here. */
export const mergeServiceItems = command({
  name: 'service-items.merge',
  path: '/service-items/items/card/:serviceItemNo/merge',
  title: { en: 'Merge two service items', it: 'Unire due articoli in assistenza' },
  may: office,
  input: z.object({ serviceItemNo: code(), version, duplicateNo: code() }),
  output: z.object({ serviceItemNo: z.string(), version }),
})
