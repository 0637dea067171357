import { handle } from '../engine/module.ts'
import { pdfOf } from '../engine/pdf.ts'
import { absent } from '../foundation/verdict.ts'
import { labelDocument } from '../service-items/public.ts'
import { readLineLabels } from './api.ts'

/** One label for each line of an order: order, line, machine and serial number (specification items §16). */
export const readLineLabelsQuery = handle(readLineLabels, async ({ orderNo, origin, format }, reading) => {
  const lines = await reading.tx
    .selectFrom('serviceItemLine')
    .innerJoin('serviceOrder', 'serviceOrder.orderNo', 'serviceItemLine.orderNo')
    .leftJoin('customer', 'customer.customerNo', 'serviceOrder.customerNo')
    .select(['lineNo', 'serviceItemLine.serviceItemNo', 'serviceItemLine.itemNo', 'serviceItemLine.serialNo'])
    .select((builder) => [
      'serviceItemLine.description',
      builder.fn.coalesce('customer.name', 'serviceOrder.prospectName').as('customerName'),
    ])
    .where('serviceItemLine.orderNo', '=', orderNo)
    .orderBy('lineNo')
    .execute()
  if (lines.length === 0) return absent('service-orders.no-lines-to-label', { orderNo })
  const labels = lines.map((line) => ({
    title: `${orderNo} · ${line.lineNo / 10000}`,
    lines: [
      line.description,
      [line.serviceItemNo, line.itemNo].filter(Boolean).join(' · '),
      line.serialNo,
      line.customerName,
    ],
    address: `${origin.replace(/\/$/, '')}/orders/${encodeURIComponent(orderNo)}`,
  }))
  const pdf = await pdfOf(labelDocument(labels, format) as never)
  return { contentBase64: pdf.toString('base64') }
})
