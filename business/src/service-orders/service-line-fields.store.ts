import type { Act } from '../engine/act.ts'
import { loadStandardText } from '../extended-texts/public.store.ts'
import { checkFaultCodes, loadFaultReason } from '../faults/public.store.ts'
import { enterFaultCodes } from '../faults/public.ts'
import { decimal } from '../foundation/decimal.ts'
import type { ParsedInputOf } from '../foundation/operation.ts'
import { confirmation, orRefuse, type Refusal, Refused, refuse, verdict } from '../foundation/verdict.ts'
import { loadItem, loadVariant } from '../items/public.store.ts'
import { loadServiceSetup } from '../service-setup/public.store.ts'
import type { OrderRow } from './orders.store.ts'
import {
  lineUnderWarranty,
  withDiscount,
  withExclusions,
  withFaultReason,
  withManualDiscount,
} from './service-line.ts'
import { itemLineWarranty, type ServiceLineRow } from './service-lines.store.ts'
import type { changeServiceLine } from './service-lines-api.ts'
import { checkSpareParts } from './spare-parts.store.ts'

export type GivenFields = Partial<
  Omit<ParsedInputOf<typeof changeServiceLine>, 'orderNo' | 'lineNo' | 'version'>
>

/** What a line's number fills in: words, unit, cost and price, quantity of a cost. */
async function filledBy(
  act: Act,
  type: ServiceLineRow['type'],
  no: string,
): Promise<Partial<ServiceLineRow>> {
  const blank = { description: '', unitCode: null, unitCost: '0', unitPrice: '0', variantCode: '' }
  if (no === '') return blank
  if (type === 'item') {
    const item = await loadItem(act.tx, no)
    if (!item || item.blocked || item.serviceBlocked)
      return refuse('service-orders.item-not-to-choose', { no }, 'no')
    const { description, unitCost, unitPrice, baseUnitCode } = item
    return { ...blank, description, unitCost, unitPrice, unitCode: baseUnitCode }
  }
  if (type === 'resource') {
    const resource = await act.tx
      .selectFrom('resource')
      .select(['name', 'costPerHour', 'blocked'])
      .where('resourceNo', '=', no)
      .executeTakeFirst()
    if (!resource || resource.blocked) return refuse('service-orders.resource-not-to-choose', { no }, 'no')
    return { ...blank, description: resource.name, unitCost: resource.costPerHour }
  }
  if (type === 'cost') {
    const cost = await act.tx
      .selectFrom('serviceCost')
      .selectAll()
      .where('costCode', '=', no)
      .executeTakeFirst()
    if (!cost) return refuse('service-orders.cost-not-to-choose', { no }, 'no')
    const { description, defaultQuantity, unitCode, unitCost, unitPrice } = cost
    return { ...blank, description, quantity: defaultQuantity, unitCode, unitCost, unitPrice }
  }
  if (type === 'gl-account') return blank
  const description = await loadStandardText(act.tx, no)
  if (description === undefined) return refuse('service-orders.no-such-standard-text', { no }, 'no')
  return { ...blank, description }
}

const fieldsThatPlain = [
  'description',
  'quantity',
  'unitCode',
  'plannedDeliveryDate',
  'unitCost',
  'unitPrice',
  'serialNo',
  'sparePartAction',
  'replacedComponentLineNo',
  'copyComponentsFrom',
] as const

/**
 * The line once fields were entered, in the order of the page: kind and number first, then what overrides them, then
 * faults, exclusions and a discount by hand. Throws refusals and questions. Source: specification items §5, §10.3,
 * §10.4, §13, §14.1.
 */
export async function enterServiceLine(
  act: Act,
  order: Pick<OrderRow, 'orderNo' | 'orderDate'>,
  before: ServiceLineRow,
  given: GivenFields,
): Promise<ServiceLineRow> {
  const itemLineNo = given.itemLineNo === undefined ? before.itemLineNo : given.itemLineNo
  const warranty = await itemLineWarranty(act.tx, order.orderNo, itemLineNo)
  let line: ServiceLineRow = { ...before, itemLineNo }
  const otherType = given.type !== undefined && given.type !== line.type
  if (otherType)
    line = { ...line, type: given.type!, no: '', ...(await filledBy(act, given.type!, '')), quantity: '0' }
  if (given.no !== undefined && given.no !== line.no)
    line = { ...line, no: given.no, ...(await filledBy(act, line.type, given.no)) }
  line = await withVariant(act, line, given.variantCode)
  line = await withWorkType(act, line, given.workTypeCode)
  for (const field of fieldsThatPlain)
    if (given[field] !== undefined) line = { ...line, [field]: given[field] }
  if (decimal(line.quantity).lt(0)) refuse('service-orders.quantity-negative', {}, 'quantity')
  line = await withFaults(act, line, given)
  const moved = otherType || itemLineNo !== before.itemLineNo || before.no !== line.no
  if (moved) {
    const covered = lineUnderWarranty(line.type, warranty, order.orderDate)
    line = withDiscount({ ...line, warranty: covered && !line.excludeWarranty }, warranty)
  }
  line = await withReason(act, order, line, given, warranty)
  if (given.lineDiscountPct !== undefined && !decimal(given.lineDiscountPct).eq(line.lineDiscountPct))
    line = taken(withManualDiscount(line, given.lineDiscountPct, warranty))
  return checkSpareParts(act, order.orderNo, line, given)
}

const taken = <Line>({ line, refusals }: { line: Line; refusals: readonly Refusal[] }): Line => {
  if (refusals.length > 0) throw new Refused(refusals)
  return line
}

async function withVariant(act: Act, line: ServiceLineRow, variantCode: string | undefined) {
  if (variantCode === undefined || variantCode === line.variantCode) return line
  if (variantCode === '') return { ...line, variantCode }
  const variant = line.type === 'item' ? await loadVariant(act.tx, line.no, variantCode) : undefined
  if (!variant || variant.blocked || variant.serviceBlocked)
    return refuse('service-orders.variant-not-to-choose', { variantCode }, 'variantCode')
  return { ...line, variantCode }
}

/** On a resource's line the unit becomes the work type's; on others it has no effect (§14.1). */
async function withWorkType(act: Act, line: ServiceLineRow, workTypeCode: string | null | undefined) {
  if (workTypeCode === undefined || workTypeCode === line.workTypeCode) return line
  const type =
    workTypeCode === null
      ? undefined
      : await act.tx
          .selectFrom('workType')
          .select('unitCode')
          .where('workTypeCode', '=', workTypeCode)
          .executeTakeFirst()
  const unit = line.type === 'resource' && type?.unitCode ? { unitCode: type.unitCode } : {}
  return { ...line, workTypeCode, ...unit }
}

async function withFaults(act: Act, line: ServiceLineRow, given: GivenFields): Promise<ServiceLineRow> {
  const named = Object.fromEntries(
    (['faultAreaCode', 'symptomCode', 'faultCode', 'resolutionCode'] as const)
      .filter((field) => given[field] !== undefined)
      .map((field) => [field, given[field]]),
  )
  if (Object.keys(named).length === 0) return line
  const { faultAreaCode, symptomCode, faultCode, resolutionCode } = line
  const codes = enterFaultCodes({ faultAreaCode, symptomCode, faultCode, resolutionCode }, named)
  const { faultReportingLevel } = await loadServiceSetup(act.tx)
  orRefuse(verdict(await checkFaultCodes(act.tx, codes, faultReportingLevel), () => null))
  return { ...line, ...codes }
}

async function withReason(
  act: Act,
  order: Pick<OrderRow, 'orderDate'>,
  before: ServiceLineRow,
  given: GivenFields,
  warranty: Awaited<ReturnType<typeof itemLineWarranty>>,
): Promise<ServiceLineRow> {
  let line = before
  const code = given.faultReasonCode === undefined ? line.faultReasonCode : given.faultReasonCode
  const reason = (await loadFaultReason(act.tx, code)) ?? null
  if (code !== null && reason === null)
    refuse('service-orders.no-such-fault-reason', { code }, 'faultReasonCode')
  if (code !== line.faultReasonCode) line = taken(withFaultReason(line, reason, warranty, order.orderDate))
  const switches = (['excludeWarranty', 'excludeContractDiscount'] as const).filter(
    (field) => given[field] !== undefined && given[field] !== line[field],
  )
  if (switches.length === 0) return line
  const { excludeWarranty, excludeContractDiscount } = given
  const changed = taken(
    withExclusions(line, { excludeWarranty, excludeContractDiscount }, reason, warranty, order.orderDate),
  )
  orRefuse(verdict([], () => null, [confirmation('service-orders.exclusion-changes-discount')], act.answers))
  return changed
}
