import { z } from 'zod'
import { command } from '../../foundation/operation.ts'
import { office } from '../../foundation/roles.ts'

/** Runs every five minutes by itself: orders near their due moment are warned of, quotes past their last day expire. */
export const processWarnings = command({
  name: 'service-orders.processWarnings',
  path: '/service-orders/warnings/process',
  title: { en: 'Send the response warnings', it: 'Inviare gli avvisi sui tempi di risposta' },
  may: office,
  input: z.object({}),
  output: z.object({
    /** Warnings reached now. */
    warned: z.int(),
    /** Of these without an address to write to. */
    withoutAddress: z.int(),
    expired: z.int(),
  }),
})
