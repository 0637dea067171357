import { z } from 'zod'
import { code, version } from '../foundation/fields.ts'
import { command } from '../foundation/operation.ts'
import { office } from '../foundation/roles.ts'

/** Card Customer, action Merge: another one that is the same customer goes, all that hangs on it comes here. */
export const mergeCustomers = command({
  name: 'customers.merge',
  path: '/customers/card/:customerNo/merge',
  title: { en: 'Merge two customers', it: 'Unire due clienti' },
  may: office,
  input: z.object({ customerNo: code(), version, duplicateNo: code() }),
  output: z.object({ customerNo: z.string(), version }),
})
