import { anyOf } from '../../engine/any-of.ts'
import { handle } from '../../engine/module.ts'
import { pdfOf } from '../../engine/pdf.ts'
import { absent } from '../../foundation/verdict.ts'
import { readLabels } from './api.ts'
import { labelDocument, labelOfItem } from './label.ts'

export const readLabelsQuery = handle(readLabels, async ({ serviceItemNos, origin, format }, reading) => {
  const items = await reading.tx
    .selectFrom('serviceItem')
    .leftJoin('customer', 'customer.customerNo', 'serviceItem.customerNo')
    .select([
      'publicCode',
      'serviceItemNo',
      'description',
      'serialNo',
      'customer.name as customerName',
      'locationOfItem',
    ])
    .where(anyOf('serviceItemNo', serviceItemNos))
    .orderBy('serviceItemNo')
    .execute()
  if (items.length === 0)
    return absent('service-items.service-item-absent', { serviceItemNo: serviceItemNos.join(', ') })
  const pdf = await pdfOf(
    labelDocument(
      items.map((item) => labelOfItem(item, origin, reading.user.company)),
      format,
    ) as never,
  )
  return { contentBase64: pdf.toString('base64') }
})
