import { z } from 'zod'
import { code, day, decimalText, text, version } from '../foundation/fields.ts'
import { command, query } from '../foundation/operation.ts'
import { everyRole, office } from '../foundation/roles.ts'

const orderNo = code()
const lineNo = z.int().min(1).max(2_000_000_000)
const quantity = decimalText(5)
const type = z.enum(['', 'item', 'resource', 'cost', 'gl-account'])
const codeOrNone = code(10).nullable()
const sparePartAction = z.enum(['', 'component-replaced', 'component-installed', 'temporary', 'permanent'])
const copyComponentsFrom = z.enum(['none', 'item-bom', 'old-service-item', 'old-without-serial'])

/** Fields of a service line that the user may enter; what is not named follows from `type` and `no`. */
const fields = {
  /** The service item line that the work is for; null for the whole order. */
  itemLineNo: lineNo.nullable().optional(),
  type: type.optional(),
  no: z.union([z.literal(''), code()]).optional(),
  variantCode: text(10).toUpperCase().optional(),
  description: text().optional(),
  quantity: quantity.optional(),
  unitCode: codeOrNone.optional(),
  workTypeCode: codeOrNone.optional(),
  /** Of hours: the day of the work. */
  plannedDeliveryDate: day.nullable().optional(),
  unitCost: quantity.optional(),
  unitPrice: quantity.optional(),
  /** Per cent entered by hand. */
  lineDiscountPct: quantity.optional(),
  excludeWarranty: z.boolean().optional(),
  excludeContractDiscount: z.boolean().optional(),
  faultAreaCode: codeOrNone.optional(),
  symptomCode: codeOrNone.optional(),
  faultCode: codeOrNone.optional(),
  resolutionCode: codeOrNone.optional(),
  faultReasonCode: codeOrNone.optional(),
  serialNo: text(50).toUpperCase().optional(),
  sparePartAction: sparePartAction.optional(),
  /** The active component that this part takes the place of. */
  replacedComponentLineNo: lineNo.nullable().optional(),
  copyComponentsFrom: copyComponentsFrom.optional(),
}

/** Page Service order, section Service lines: parts, hours, costs and words. */
export const readServiceLines = query({
  name: 'service-orders.readServiceLines',
  path: '/service-orders/order/:orderNo/service-lines',
  title: { en: 'Read the service lines of an order', it: 'Leggere le righe assistenza di un ordine' },
  may: everyRole,
  input: z.object({ orderNo }),
  output: z.object({
    rows: z.array(
      z.object({
        lineNo,
        itemLineNo: z.int().nullable(),
        /** The line that this text line was written below. */
        attachedToLineNo: z.int().nullable(),
        type,
        no: z.string(),
        variantCode: z.string(),
        description: z.string(),
        quantity,
        unitCode: z.string().nullable(),
        workTypeCode: z.string().nullable(),
        unitCost: quantity,
        unitPrice: quantity,
        contractDiscountPct: quantity,
        priceDiscountPct: quantity,
        lineDiscountPct: quantity,
        lineDiscountType: z.enum(['', 'warranty', 'contract', 'line', 'manual']),
        /** Quantity times price less discount, rounded to the currency. */
        lineAmount: quantity,
        warranty: z.boolean(),
        excludeWarranty: z.boolean(),
        excludeContractDiscount: z.boolean(),
        faultAreaCode: z.string().nullable(),
        symptomCode: z.string().nullable(),
        faultCode: z.string().nullable(),
        resolutionCode: z.string().nullable(),
        faultReasonCode: z.string().nullable(),
        serialNo: z.string(),
        sparePartAction,
        replacedComponentLineNo: z.int().nullable(),
        copyComponentsFrom,
        quantityShipped: quantity,
        plannedDeliveryDate: z.string().nullable(),
        /** The week of the time sheet that the hours were approved with. */
        timeSheetWeek: z.string().nullable(),
      }),
    ),
  }),
})

/** Section Service lines, button Add. May ask what a part does to the components of the service item (§5). */
export const addServiceLine = command({
  name: 'service-orders.addServiceLine',
  path: '/service-orders/order/:orderNo/service-lines/add',
  title: { en: 'Add a service line', it: 'Aggiungere una riga assistenza' },
  may: office,
  input: z.object({ orderNo, version, ...fields }),
  output: z.object({ orderNo, lineNo, version }),
})

/** Section Service lines, a cell. */
export const changeServiceLine = command({
  name: 'service-orders.changeServiceLine',
  path: '/service-orders/order/:orderNo/service-lines/:lineNo/change',
  title: { en: 'Change a service line', it: 'Modificare una riga assistenza' },
  may: office,
  input: z.object({ orderNo, lineNo: z.coerce.number().int().min(1), version, ...fields }),
  output: z.object({ orderNo, version }),
})

/** Section Service lines, button Delete. */
export const deleteServiceLine = command({
  name: 'service-orders.deleteServiceLine',
  path: '/service-orders/order/:orderNo/service-lines/:lineNo/delete',
  title: { en: 'Delete a service line', it: 'Eliminare una riga assistenza' },
  may: office,
  input: z.object({ orderNo, lineNo: z.coerce.number().int().min(1), version }),
  output: z.object({ orderNo, version }),
})

/** Section Service lines, action Split: a resource's hours shared among all item lines of the order. Asks first. */
export const splitResourceLine = command({
  name: 'service-orders.splitResourceLine',
  path: '/service-orders/order/:orderNo/service-lines/:lineNo/split',
  title: { en: 'Split a resource line', it: 'Dividere una riga risorse' },
  may: office,
  input: z.object({ orderNo, lineNo: z.coerce.number().int().min(1), version }),
  output: z.object({ orderNo, version }),
})

/**
 * Section Service lines, action Extended text: all texts of what the line names, also those that are not written by
 * themselves, below it in place of those that are there (orders §8.7).
 */
export const insertExtendedText = command({
  name: 'service-orders.insertExtendedText',
  path: '/service-orders/order/:orderNo/service-lines/:lineNo/extended-text',
  title: { en: 'Insert the extended text of a line', it: 'Inserire il testo esteso di una riga' },
  may: office,
  input: z.object({ orderNo, lineNo: z.coerce.number().int().min(1), version }),
  output: z.object({ orderNo, inserted: z.int(), version }),
})

/** Section Service lines, action Insert fee: the starting fee of the set-up, or the travel cost of the zone (§14.2). */
export const insertFee = command({
  name: 'service-orders.insertFee',
  path: '/service-orders/order/:orderNo/service-lines/insert-fee',
  title: { en: 'Insert a starting or travel fee', it: 'Inserire una spesa iniziale o di trasferta' },
  may: office,
  input: z.object({ orderNo, version, fee: z.enum(['starting', 'travel']) }),
  output: z.object({ orderNo, lineNo, version }),
})

/** Page Service order, a line's details: item, warranty and faults. Asks before warranty goes on or off. */
export const changeLineDetails = command({
  name: 'service-orders.changeLineDetails',
  path: '/service-orders/order/:orderNo/lines/:lineNo/details',
  title: {
    en: 'Change the details of a service item line',
    it: 'Modificare i dettagli di una riga articolo',
  },
  may: office,
  input: z.object({
    orderNo,
    lineNo: z.coerce.number().int().min(1),
    version,
    itemNo: code().nullable().optional(),
    variantCode: text(10).toUpperCase().optional(),
    serialNo: text(50).toUpperCase().optional(),
    groupCode: codeOrNone.optional(),
    servicePriceGroupCode: codeOrNone.optional(),
    vendorNo: text(20).toUpperCase().optional(),
    vendorItemNo: text(50).optional(),
    shelfNo: codeOrNone.optional(),
    warranty: z.boolean().optional(),
    warrantyStartParts: day.nullable().optional(),
    warrantyEndParts: day.nullable().optional(),
    warrantyPctParts: quantity.optional(),
    warrantyStartLabor: day.nullable().optional(),
    warrantyEndLabor: day.nullable().optional(),
    warrantyPctLabor: quantity.optional(),
    faultAreaCode: codeOrNone.optional(),
    symptomCode: codeOrNone.optional(),
    faultCode: codeOrNone.optional(),
    resolutionCode: codeOrNone.optional(),
    faultReasonCode: codeOrNone.optional(),
  }),
  output: z.object({ orderNo, version }),
})

/** Page Service order, a line without service item, action Create service item (§8). */
export const createServiceItemFromLine = command({
  name: 'service-orders.createServiceItemFromLine',
  path: '/service-orders/order/:orderNo/lines/:lineNo/create-service-item',
  title: { en: 'Create a service item from a line', it: 'Creare un articolo in assistenza da una riga' },
  may: office,
  input: z.object({ orderNo, lineNo: z.coerce.number().int().min(1), version }),
  output: z.object({ orderNo, serviceItemNo: z.string(), version }),
})
