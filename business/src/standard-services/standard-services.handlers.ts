import { sql } from 'kysely'
import { codeTable } from '../engine/code-table.ts'
import { handleMaster } from '../engine/masters.ts'
import { handle } from '../engine/module.ts'
import type { MasterApi } from '../foundation/master.ts'
import { absent, refuse } from '../foundation/verdict.ts'
import { appendServiceLine, loadLines, loadOrderAsSeen, touchOrder } from '../service-orders/public.store.ts'
import { insertStandardServices, offerStandardServices, standardServices } from './api.ts'
import { linesToInsert, priceOfAmount, reasonsAgainstLines, type StandardLine } from './standard-service.ts'
import { loadParts, saveParts } from './standard-services.store.ts'

export const standardServiceHandlers = handleMaster(standardServices as unknown as MasterApi, {
  ...codeTable('standardService', 'standardServiceCode', {
    currencyCode: { column: 'standardService.currencyCode', kind: 'text' },
  }),
  children: {
    fields: ['lines', 'groups'],
    load: (reading, codes) => loadParts(reading.tx, codes),
    save: (act, code, parts) => saveParts(act, code, parts as Parameters<typeof saveParts>[2]),
  },
  reasonsNotTo: (after) => reasonsAgainstLines((after.lines ?? []) as StandardLine[]),
})

export const offerStandardServicesQuery = handle(offerStandardServices, async ({ groupCode }, reading) => {
  let query = reading.tx
    .selectFrom('standardService')
    .select((builder) => [
      'standardServiceCode',
      'description',
      builder
        .selectFrom('standardServiceLine')
        .select(sql<number>`count(*)::integer`.as('count'))
        .whereRef('standardServiceLine.standardServiceCode', '=', 'standardService.standardServiceCode')
        .as('lineCount'),
    ])
  if (groupCode !== null)
    query = query.where((builder) =>
      builder.exists(
        builder
          .selectFrom('standardServiceGroup')
          .select('standardServiceGroup.standardServiceCode')
          .whereRef('standardServiceGroup.standardServiceCode', '=', 'standardService.standardServiceCode')
          .where((group) => group.or([group('groupCode', '=', groupCode), group('groupCode', 'is', null)])),
      ),
    )
  const rows = await query.orderBy('standardServiceCode').execute()
  return { rows: rows.map((row) => ({ ...row, lineCount: row.lineCount ?? 0 })) }
})

export const insertStandardServicesCommand = handle(
  insertStandardServices,
  async ({ orderNo, lineNo, version, standardServiceCodes }, act) => {
    const order = await loadOrderAsSeen(act.tx, orderNo, version)
    if (!(await loadLines(act.tx, orderNo)).some((line) => line.lineNo === lineNo))
      absent('service-orders.line-absent', { orderNo, line: lineNo })
    const { currencyCode: ours } = await act.tx
      .selectFrom('companySetup')
      .select('currencyCode')
      .executeTakeFirstOrThrow()
    const parts = await loadParts(act.tx, standardServiceCodes)
    let inserted = 0
    for (const code of standardServiceCodes) {
      const header = await act.tx
        .selectFrom('standardService')
        .select('currencyCode')
        .where('standardServiceCode', '=', code)
        .executeTakeFirst()
      if (!header) return absent('standard-services.standard-service-absent', { standardServiceCode: code })
      if (header.currencyCode !== '' && header.currencyCode !== ours)
        refuse('standard-services.other-currency', {
          standardServiceCode: code,
          currencyCode: header.currencyCode,
        })
      for (const line of linesToInsert(parts.get(code)!.lines)) {
        const itemLineNo = order.linkServiceToServiceItem || line.type === '' ? lineNo : null
        await appendServiceLine(act, order, {
          itemLineNo,
          type: line.type,
          ...(line.type !== '' && { no: line.no, quantity: line.quantity }),
          ...(line.variantCode && { variantCode: line.variantCode }),
          ...(line.description && { description: line.description }),
          ...(line.unitCode && { unitCode: line.unitCode }),
          ...(line.type === 'item' && { sparePartAction: '' as const }),
          ...(line.type === 'gl-account' && {
            // Orders carry no tax yet: prices are without it.
            unitPrice: priceOfAmount(line.amountExclVat, '0', false),
          }),
        })
        inserted++
      }
    }
    return { inserted, version: await touchOrder(act, order) }
  },
)
