import { z } from 'zod'
import { code, day, requiredText, text, version } from '../../foundation/fields.ts'
import { listInput, listOutput } from '../../foundation/list.ts'
import { command, query } from '../../foundation/operation.ts'
import { everyRole, office } from '../../foundation/roles.ts'
import { orderNo } from '../api.ts'

/** What is done with a whole document: released, archived, copied, given to another customer, accepted or lost. */

const outcome = z.object({ orderNo, version })

/** Order card, Release: its parts may be picked; what they are is locked (§6.1). */
export const releaseOrder = command({
  name: 'service-orders.releaseOrder',
  path: '/service-orders/order/:orderNo/release',
  title: { en: 'Release an order or quote', it: "Rilasciare un ordine o un'offerta" },
  may: office,
  input: z.object({ orderNo, version }),
  output: outcome,
})

/** Order card, Reopen: parts may be changed again. */
export const reopenOrder = command({
  name: 'service-orders.reopenOrder',
  path: '/service-orders/order/:orderNo/reopen',
  title: { en: 'Reopen an order or quote', it: "Riaprire un ordine o un'offerta" },
  may: office,
  input: z.object({ orderNo, version }),
  output: outcome,
})

/** Order card, Other customer or address: asks first, since all lines go. */
export const changeOrderCustomer = command({
  name: 'service-orders.changeOrderCustomer',
  path: '/service-orders/order/:orderNo/customer',
  title: {
    en: 'Give an order to another customer or address',
    it: 'Assegnare un ordine a un altro cliente o indirizzo',
  },
  may: office,
  input: z.object({ orderNo, customerNo: code(), shipToCode: text(10).default(''), version }),
  output: outcome,
})

/** Order card, Copy: a new order or quote with the same lines, planned and begun anew (§8.13). */
export const copyOrder = command({
  name: 'service-orders.copyOrder',
  path: '/service-orders/order/:orderNo/copy',
  title: { en: 'Copy an order or quote', it: "Copiare un ordine o un'offerta" },
  may: office,
  input: z.object({ orderNo, kind: z.enum(['order', 'quote']) }),
  output: z.object({ orderNo }),
})

/**
 * Quote card, Create customer: whoever the quote is for becomes a customer, with the name and address that stand on it.
 * Where somebody of that name lives there already, asks whether it is they.
 * Source: specification orders §8.2.
 */
export const createCustomerOfQuote = command({
  name: 'service-orders.createCustomer',
  path: '/service-orders/quotes/:orderNo/create-customer',
  title: { en: 'Make a customer of a quote’s prospect', it: "Creare il cliente di un'offerta" },
  may: office,
  input: z.object({ orderNo, version }),
  output: z.object({ orderNo, customerNo: z.string(), version }),
})

/** Quote card, Make order: the customer accepted (§8.3). */
export const acceptQuote = command({
  name: 'service-orders.acceptQuote',
  path: '/service-orders/quotes/:orderNo/accept',
  title: { en: 'Make an order of a quote', it: "Trasformare un'offerta in ordine" },
  may: office,
  input: z.object({ orderNo, version }),
  output: z.object({ orderNo }),
})

/** Quote card, Lost: the customer declined; the quote stays in the archive. */
export const loseQuote = command({
  name: 'service-orders.loseQuote',
  path: '/service-orders/quotes/:orderNo/lose',
  title: { en: 'Close a quote as lost', it: "Chiudere un'offerta come persa" },
  may: office,
  input: z.object({ orderNo, reason: requiredText(200), version }),
  output: outcome,
})

const archivedReason = z.enum(['by-hand', 'deleted', 'printed', 'accepted', 'lost'])
const archivedRow = {
  archiveNo: z.int(),
  kind: z.enum(['order', 'quote']),
  documentNo: z.string(),
  /** Counts up when a number is given a second time. */
  occurrence: z.int(),
  version: z.int(),
  customerNo: z.string().nullable(),
  customerName: z.string(),
  description: z.string(),
  reason: archivedReason,
  archivedAt: z.string(),
  archivedBy: z.string(),
}

/** Order card, Archive: keeps the document as it is now (§8.8). */
export const archiveOrder = command({
  name: 'service-orders.archiveOrder',
  path: '/service-orders/order/:orderNo/archive',
  title: { en: 'Archive an order or quote', it: "Archiviare un ordine o un'offerta" },
  may: office,
  input: z.object({ orderNo }),
  output: z.object({ orderNo, archivedVersion: z.int() }),
})

/** Page Archive. */
export const listArchived = query({
  name: 'service-orders.listArchived',
  path: '/service-orders/archive',
  title: { en: 'List archived orders and quotes', it: 'Elencare ordini e offerte archiviati' },
  may: everyRole,
  input: listInput,
  output: listOutput(z.object(archivedRow)),
})

/** Page Archived document: as it was. */
export const readArchived = query({
  name: 'service-orders.readArchived',
  path: '/service-orders/archive/:archiveNo',
  title: { en: 'Read an archived order or quote', it: "Leggere un ordine o un'offerta archiviati" },
  may: everyRole,
  input: z.object({ archiveNo: z.int().min(1) }),
  output: z.object({
    ...archivedRow,
    /** The document itself is still there. */
    present: z.boolean(),
    header: z.record(z.string(), z.unknown()),
    lines: z.array(z.record(z.string(), z.unknown())),
    serviceLines: z.array(z.record(z.string(), z.unknown())),
    allocations: z.array(z.record(z.string(), z.unknown())),
    comments: z.array(z.object({ day, comment: z.string(), userName: z.string(), commentType: z.string() })),
  }),
})

/** Archived document, Restore: the document becomes what it was then (§8.8). */
export const restoreArchived = command({
  name: 'service-orders.restoreArchived',
  path: '/service-orders/archive/:archiveNo/restore',
  title: { en: 'Restore an archived version', it: 'Ripristinare una versione archiviata' },
  may: office,
  input: z.object({ archiveNo: z.int().min(1) }),
  output: z.object({
    orderNo,
    /** Technicians who were planned in that version, but could not be again. */
    allocationsLost: z.int(),
  }),
})
