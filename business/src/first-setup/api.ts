import { z } from 'zod'
import { query } from '../foundation/operation.ts'
import { keepers } from '../foundation/roles.ts'
import { steps } from './to-do.ts'

/** Page Company, part Still to do. */
export const readToDo = query({
  name: 'first-setup.readToDo',
  path: '/first-setup/to-do',
  title: { en: 'Read what is still to be set up', it: 'Leggere che cosa resta da impostare' },
  may: keepers,
  input: z.object({}),
  output: z.object({ steps: z.array(z.object({ step: z.enum(steps), done: z.boolean(), open: z.int() })) }),
})
