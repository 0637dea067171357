import { z } from 'zod'
import { code, day, decimalText, text } from '../../foundation/fields.ts'
import { command } from '../../foundation/operation.ts'
import { office } from '../../foundation/roles.ts'

const serialNo = text(50).toUpperCase()

/**
 * Equipment left for a customer: called when a sales shipment or invoice is posted, here or in another program.
 *
 * For each line whose item's group registers service items, one is made for each base unit, or the one that has the
 * serial number is brought up to date (specification items §9). Amounts are in the company's currency.
 */
export const registerSale = command({
  name: 'service-items.registerSale',
  path: '/service-items/sales/register',
  title: { en: 'Register equipment that was sold', it: 'Registrare apparecchi venduti' },
  may: office,
  input: z.object({
    documentType: text(20).default('Order'),
    documentNo: code(),
    /** Empty where the sale has no shipment document of its own. */
    shipmentNo: text(20).toUpperCase().default(''),
    customerNo: code(),
    shipToCode: text(10).toUpperCase().default(''),
    postingDate: day,
    lines: z
      .array(
        z.object({
          lineNo: z.int().min(1),
          itemNo: code(),
          variantCode: text(10).toUpperCase().default(''),
          description: text().default(''),
          /** In `unitCode`, the item's base unit where empty. */
          quantity: decimalText(5),
          unitCode: code(10).optional(),
          unitCost: decimalText(5).optional(),
          unitPrice: decimalText(5).optional(),
          serials: z
            .array(z.object({ serialNo, warrantyDate: day.nullable().default(null) }))
            .max(10_000)
            .default([]),
          /** Of an exploded bill of material: the line whose item this one is fitted in. */
          installedInLineNo: z.int().nullable().default(null),
        }),
      )
      .min(1)
      .max(500),
  }),
  output: z.object({ created: z.array(z.string()), updated: z.array(z.string()) }),
})

/** Equipment came back: a service item that nothing needs is deleted, another loses its status (§9). */
export const registerReturn = command({
  name: 'service-items.registerReturn',
  path: '/service-items/sales/register-return',
  title: { en: 'Register equipment that came back', it: 'Registrare apparecchi resi' },
  may: office,
  input: z.object({
    customerNo: code(),
    lines: z
      .array(z.object({ itemNo: code(), serialNo: serialNo.min(1) }))
      .min(1)
      .max(500),
  }),
  output: z.object({ deleted: z.array(z.string()), kept: z.array(z.string()) }),
})

/** A shipment was undone: asks whether the service items that it made and nothing needs go too (§9). */
export const undoSale = command({
  name: 'service-items.undoSale',
  path: '/service-items/sales/undo',
  title: { en: 'Undo the registration of a sale', it: 'Annullare la registrazione di una vendita' },
  may: office,
  input: z.object({
    shipmentNo: code(),
    /** All lines of the shipment where empty. */
    lineNos: z.array(z.int().min(1)).max(500).default([]),
  }),
  output: z.object({ deleted: z.array(z.string()), kept: z.array(z.string()) }),
})
