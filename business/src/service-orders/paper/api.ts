import { z } from 'zod'
import { text, version } from '../../foundation/fields.ts'
import { command, query } from '../../foundation/operation.ts'
import { everyRole, keepers } from '../../foundation/roles.ts'
import { orderNo } from '../api.ts'

/** The service report tells what was done; technicians show and send it before they leave. */
export const layoutKinds = ['quote', 'order', 'work-sheet', 'service-report'] as const
const layout = z.enum(layoutKinds)
const fields = {
  /** Above the lines, in the customer's language. */
  introIt: text(1000),
  introEn: text(1000),
  /** Below them. */
  closingIt: text(1000),
  closingEn: text(1000),
  showPrices: z.boolean(),
  /** Lines for place, date and signature. */
  showSignature: z.boolean(),
}

/** Page Documents on paper. */
export const readLayout = query({
  name: 'service-orders.readLayout',
  path: '/service-orders/layouts/:layout',
  title: { en: 'Read a document layout', it: 'Leggere un modello di documento' },
  may: everyRole,
  input: z.object({ layout }),
  output: z.object({ layout, ...fields, version }),
})

/** Page Documents on paper, button Save. */
export const updateLayout = command({
  name: 'service-orders.updateLayout',
  path: '/service-orders/layouts/:layout/update',
  title: { en: 'Change a document layout', it: 'Modificare un modello di documento' },
  may: keepers,
  input: z.object({ layout, ...z.object(fields).partial().shape, version }),
  output: z.object({ version }),
})

/** Page Documents on paper, preview: the newest document with the settings as they are being typed. */
export const previewLayout = query({
  name: 'service-orders.previewLayout',
  path: '/service-orders/layouts/:layout/preview',
  title: { en: 'Preview a document layout', it: 'Anteprima di un modello di documento' },
  may: everyRole,
  input: z.object({ layout, ...fields, language: z.enum(['it', 'en']) }),
  output: z.object({ contentBase64: z.string() }),
})

/** Order card, Print: the PDF in the customer's language; kept in the archive where the set-up says so. */
export const printDocument = command({
  name: 'service-orders.printDocument',
  path: '/service-orders/order/:orderNo/print/:layout',
  title: { en: 'Print a quote, order or work sheet', it: 'Stampare offerta, ordine o scheda di lavoro' },
  may: everyRole,
  input: z.object({ orderNo, layout }),
  output: z.object({ contentBase64: z.string(), fileName: z.string() }),
})

/** Order card, Send: the PDF by e-mail to the customer. */
export const sendDocument = command({
  name: 'service-orders.sendDocument',
  path: '/service-orders/order/:orderNo/send/:layout',
  title: { en: 'Send a quote or order by e-mail', it: "Inviare un'offerta o un ordine per e-mail" },
  may: everyRole,
  input: z.object({
    orderNo,
    layout,
    to: z.email().max(200),
    /** Above the attachment; the usual sentence where left out. */
    message: text(2000).default(''),
  }),
  output: z.object({}),
})
