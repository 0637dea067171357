import { z } from 'zod'
import { code } from '../../foundation/fields.ts'
import { query } from '../../foundation/operation.ts'
import { everyRole } from '../../foundation/roles.ts'
import { labelFormats } from './label.ts'

/** Page Service items and card, action Labels: a PDF with a QR code for each, which opens its card. */
export const readLabels = query({
  name: 'service-items.readLabels',
  path: '/service-items/labels',
  title: { en: 'Print labels of service items', it: 'Stampare le etichette degli articoli in assistenza' },
  may: everyRole,
  input: z.object({
    serviceItemNos: z.array(code()).min(1).max(500),
    /** Where Giro is reached, e.g. `https://giro.example.com`. */
    origin: z.url().max(200),
    format: z.enum(labelFormats).default('sheet'),
  }),
  output: z.object({ contentBase64: z.string() }),
})
