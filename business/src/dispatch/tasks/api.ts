import { z } from 'zod'
import { listInput, listOutput } from '../../foundation/list.ts'
import { query } from '../../foundation/operation.ts'
import { everyRole } from '../../foundation/roles.ts'

/**
 * Page Service tasks: one row for each item line of an order or quote, whoever does it. With `documentNo` a filter that
 * leaves nothing of that document is refused, so that the page keeps the one before.
 * Source: specification orders §10.4.
 */
export const listTasks = query({
  name: 'dispatch.listTasks',
  path: '/dispatch/tasks',
  title: { en: 'List service tasks', it: 'Elencare i compiti di assistenza' },
  may: everyRole,
  input: listInput.extend({ documentNo: z.string().min(1).max(30).optional() }),
  output: listOutput(
    z.object({
      orderNo: z.string(),
      lineNo: z.int(),
      kind: z.enum(['order', 'quote']),
      /** Of the order. */
      status: z.string(),
      responseDate: z.string().nullable(),
      responseTime: z.string().nullable(),
      priority: z.enum(['low', 'medium', 'high']),
      repairStatusCode: z.string(),
      repairStatus: z.string(),
      serviceItemNo: z.string().nullable(),
      description: z.string(),
      serialNo: z.string(),
      itemNo: z.string().nullable(),
      variantCode: z.string(),
      groupCode: z.string().nullable(),
      shelfNo: z.string().nullable(),
      warranty: z.boolean(),
      contractNo: z.string(),
      customerNo: z.string().nullable(),
      customerName: z.string(),
      shipToCode: z.string(),
      city: z.string(),
      zoneCode: z.string().nullable(),
      /** Active and finished entries. */
      noOfAllocations: z.int(),
      allocationState: z.enum(['reallocation-needed', 'active', 'finished', 'nonactive']),
      /** Who does it or is to, by name, with commas between; a group where nobody of it is named. */
      resourceNames: z.string(),
      /** Their groups, by number. */
      groupNos: z.string(),
      nextDay: z.string().nullable(),
    }),
  ),
})
