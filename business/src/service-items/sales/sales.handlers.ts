import type { Act } from '../../engine/act.ts'
import { handle } from '../../engine/module.ts'
import { decimal } from '../../foundation/decimal.ts'
import type { ParsedInputOf } from '../../foundation/operation.ts'
import { confirmation, orRefuse, Refused, refuse, verdict } from '../../foundation/verdict.ts'
import { type ItemRow, loadItem, loadParts, loadTracking, loadVariant } from '../../items/public.store.ts'
import { historyOf } from '../../service-ledger/public.store.ts'
import { loadServiceSetup } from '../../service-setup/public.store.ts'
import { installUnits } from '../components/component.ts'
import { insertComponents } from '../components/components.store.ts'
import { serviceItemEvent } from '../log.ts'
import {
  deleteServiceItem,
  insertServiceItem,
  refuseToDelete,
  type ServiceItemRow,
  updateServiceItem,
} from '../service-items.store.ts'
import { assignMissingSkillsOf } from '../skills.store.ts'
import { registerReturn, registerSale, undoSale } from './api.ts'
import { type SaleFacts, type ShippedSerial, serviceItemOfSale, wholeUnits } from './sale.ts'

type Sale = ParsedInputOf<typeof registerSale>
type Line = Sale['lines'][number]

export const registerSaleCommand = handle(registerSale, async (sale, act) => {
  await refuseTwice(act, sale.shipmentNo)
  const created: string[] = []
  const updated: string[] = []
  for (const [at, line] of sale.lines.entries()) {
    const { item, facts } = await factsOf(act, line, `lines.${at}`)
    if (!facts) continue
    const sold = {
      ...line,
      ...figuresOf(line, item),
      quantityPer: await unitsIn(act, item, line.unitCode, at),
    }
    const units = wholeUnits(sold)
    if (units === null)
      return refuse('service-items.whole-quantity', { field: 'quantity' }, `lines.${at}.quantity`)
    for (let unit = 0; unit < units; unit++) {
      const serial = line.serials[unit] ?? null
      const present = serial ? await withSerial(act, line.itemNo, serial.serialNo) : undefined
      if (present && present.customerNo !== sale.customerNo) await askAboutHistory(act, present)
      const { card, log, refusals } = serviceItemOfSale(sold, serial, sale, facts, present ?? null)
      orRefuse(verdict(refusals, () => null))
      const shipment = {
        type: 'sales' as const,
        docNo: sale.shipmentNo,
        lineNo: sale.shipmentNo ? line.lineNo : null,
      }
      const serviceItemNo = present?.serviceItemNo ?? (await insertServiceItem(act, { card, log, shipment }))
      if (present) await updateServiceItem(act, serviceItemNo, present, card, log, shipment)
      await assignMissingSkillsOf(act, serviceItemNo, card)
      if (!present) await fitParts(act, serviceItemNo, sale, line, units, unit)
      ;(present ? updated : created).push(serviceItemNo)
    }
  }
  return { created, updated }
})

async function refuseTwice(act: Act, shipmentNo: string) {
  if (shipmentNo === '') return
  const there = await act.tx
    .selectFrom('serviceItem')
    .select('serviceItemNo')
    .where('shipmentType', '=', 'sales')
    .where('shipmentDocNo', '=', shipmentNo)
    .executeTakeFirst()
  if (there)
    refuse('service-items.sale-registered', { shipmentNo, serviceItemNo: there.serviceItemNo }, 'shipmentNo')
}

/** `facts` is null where the item's group registers no service items. */
async function factsOf(
  act: Act,
  line: Line,
  at: string,
): Promise<{ item: ItemRow; facts: SaleFacts | null }> {
  const item =
    (await loadItem(act.tx, line.itemNo)) ??
    refuse('service-items.item-not-to-choose', { itemNo: line.itemNo }, `${at}.itemNo`)
  if (line.variantCode !== '' && !(await loadVariant(act.tx, item.itemNo, line.variantCode)))
    refuse(
      'service-items.variant-not-to-choose',
      { itemNo: item.itemNo, variantCode: line.variantCode },
      `${at}.variantCode`,
    )
  const group = await act.tx
    .selectFrom('serviceItemGroup')
    .selectAll()
    .where('groupCode', '=', item.serviceItemGroupCode)
    .executeTakeFirst()
  if (!group?.createServiceItem) return { item, facts: null }
  const tracking = await loadTracking(act.tx, item.itemNo)
  return {
    item,
    facts: {
      terms: await loadServiceSetup(act.tx),
      trackingFormula: (tracking?.warrantyDateFormula ?? '') as SaleFacts['trackingFormula'],
      item,
      group,
    },
  }
}

const figuresOf = (line: Line, item: ItemRow) => ({
  description: line.description || item.description,
  unitCost: line.unitCost ?? item.unitCost,
  unitPrice: line.unitPrice ?? item.unitPrice,
})

/** Base units in one of the line's unit. */
async function unitsIn(act: Act, item: ItemRow, unitCode: string | undefined, at: number): Promise<string> {
  if (unitCode === undefined || unitCode === item.baseUnitCode) return '1'
  const unit = (await loadParts(act.tx, [item.itemNo]))
    .get(item.itemNo)
    ?.units.find((one) => one.unitCode === unitCode)
  if (!unit)
    return refuse('service-items.not-a-unit', { itemNo: item.itemNo, unitCode }, `lines.${at}.unitCode`)
  return unit.quantityPer
}

function withSerial(act: Act, itemNo: string, serialNo: string): Promise<ServiceItemRow | undefined> {
  return act.tx
    .selectFrom('serviceItem')
    .selectAll()
    .where('itemNo', '=', itemNo)
    .where('serialNo', '=', serialNo)
    .forUpdate()
    .executeTakeFirst()
}

async function askAboutHistory(act: Act, { serviceItemNo }: ServiceItemRow) {
  const { entries } = await historyOf(act.tx, 'serviceItemNo', serviceItemNo)
  const questions = entries > 0 ? [confirmation('service-items.customer-with-history')] : []
  orRefuse(verdict([], () => null, questions, act.answers))
}

/** What an exploded bill of material fitted in this unit: its share of each line installed in this one (§9). */
async function fitParts(
  act: Act,
  serviceItemNo: string,
  sale: Sale,
  line: Line,
  units: number,
  unit: number,
) {
  for (const part of sale.lines.filter((one) => one.installedInLineNo === line.lineNo)) {
    const item = await loadItem(act.tx, part.itemNo)
    if (!item) continue
    const each = Math.round(Number(decimal(part.quantity).div(units)))
    const serials: readonly (ShippedSerial | undefined)[] = part.serials.slice(unit * each, (unit + 1) * each)
    const present = await act.tx
      .selectFrom('serviceItemComponent')
      .selectAll()
      .where('parentServiceItemNo', '=', serviceItemNo)
      .execute()
    const fitted = Array.from({ length: each }, (_, at) => ({
      itemNo: part.itemNo,
      variantCode: part.variantCode,
      description: part.description || item.description,
      serialNo: serials[at]?.serialNo ?? '',
    }))
    const rows = installUnits(present, fitted, { postingDate: sale.postingDate, orderNo: '' })
    await insertComponents(act, serviceItemNo, rows)
  }
}

export const registerReturnCommand = handle(registerReturn, async ({ customerNo, lines }, act) => {
  const deleted: string[] = []
  const kept: string[] = []
  for (const { itemNo, serialNo } of lines) {
    const row = await withSerial(act, itemNo, serialNo)
    if (!row || row.customerNo !== customerNo) continue
    if (await wentAway(act, row)) deleted.push(row.serviceItemNo)
    else {
      await updateServiceItem(act, row.serviceItemNo, row, { ...row, status: 'none' }, [
        { event: serviceItemEvent.statusChanged, before: row.status, after: 'none' },
      ])
      kept.push(row.serviceItemNo)
    }
  }
  return { deleted, kept }
})

/** Deletes it where nothing stands against that. */
async function wentAway(act: Act, row: ServiceItemRow): Promise<boolean> {
  try {
    await refuseToDelete(act, row.serviceItemNo)
  } catch (reason) {
    if (reason instanceof Refused) return false
    throw reason
  }
  await deleteServiceItem(act, row)
  return true
}

export const undoSaleCommand = handle(undoSale, async ({ shipmentNo, lineNos }, act) => {
  const rows = await act.tx
    .selectFrom('serviceItem')
    .selectAll()
    .where('shipmentType', '=', 'sales')
    .where('shipmentDocNo', '=', shipmentNo)
    .orderBy('serviceItemNo')
    .forUpdate()
    .execute()
  const these = rows.filter((row) => lineNos.length === 0 || lineNos.includes(row.shipmentLineNo ?? 0))
  if (these.length === 0) return { deleted: [], kept: [] }
  const code = 'service-items.delete-unused'
  const questions = [{ code, facts: { count: these.length }, answers: ['yes', 'no'] }]
  orRefuse(verdict([], () => null, questions, act.answers))
  const deleted: string[] = []
  const kept: string[] = []
  for (const row of these) {
    const gone = act.answers[code] === 'yes' && (await wentAway(act, row))
    ;(gone ? deleted : kept).push(row.serviceItemNo)
  }
  return { deleted, kept }
})
