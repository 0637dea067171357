import type { z } from 'zod'
import type { Act } from '../engine/act.ts'
import { checkFaultCodes } from '../faults/public.store.ts'
import { enterFaultCodes } from '../faults/public.ts'
import type { Day } from '../foundation/day.ts'
import { orRefuse, type Refusal, Refused, refuse } from '../foundation/verdict.ts'
import { type ItemRow, loadItem } from '../items/public.store.ts'
import { loadResponseFacts } from '../response-times/public.store.ts'
import { loadServiceSetup } from '../service-setup/public.store.ts'
import type { createOrder } from './api.ts'
import { saveDependencies } from './dependencies.store.ts'
import { lineOfItem } from './line-item.ts'
import { fillLine, type LineFacts, type LineItem } from './new-lines.ts'
import { loadOrderType, loadStatusRules, logLinesOf, wallClock } from './orders.store.ts'
import { lineInPhase, phaseOfOrder } from './project-orders.store.ts'
import type { DocumentKind } from './tables.ts'

export type LineInput = z.output<typeof createOrder.input>['lines'][number]

interface Header {
  readonly orderNo: string
  readonly kind: DocumentKind
  readonly customerNo: string | null
  readonly shipToCode: string
  readonly orderDate: Day
  readonly orderTime: string
  readonly orderType: string | null
  readonly projectNo: string | null
  readonly phaseNo: string | null
}

/** Service items as lines need them, by number. */
export async function loadLineItems(
  act: Act,
  serviceItemNos: readonly (string | null)[],
): Promise<Map<string, LineItem>> {
  const wanted = serviceItemNos.filter((no) => no !== null)
  if (wanted.length === 0) return new Map()
  const rows = await act.tx
    .selectFrom('serviceItem')
    .leftJoin('serviceItemGroup', 'serviceItemGroup.groupCode', 'serviceItem.groupCode')
    .select([
      'serviceItem.serviceItemNo',
      'serviceItem.description',
      'serviceItem.customerNo',
      'serviceItem.shipToCode',
      'serviceItem.serialNo',
      'serviceItem.groupCode',
      'serviceItem.priority',
      'serviceItem.responseTimeHours',
      'serviceItem.preferredResourceNo',
      'serviceItem.blocked',
      'serviceItem.itemNo',
      'serviceItem.variantCode',
      'serviceItem.servicePriceGroupCode',
      'serviceItem.vendorNo',
      'serviceItem.vendorItemNo',
      'serviceItem.warrantyStartParts',
      'serviceItem.warrantyEndParts',
      'serviceItem.warrantyPctParts',
      'serviceItem.warrantyStartLabor',
      'serviceItem.warrantyEndLabor',
      'serviceItem.warrantyPctLabor',
      'serviceItemGroup.responseTimeHours as groupResponseHours',
    ])
    .where('serviceItem.serviceItemNo', 'in', wanted)
    .execute()
  return new Map(rows.map((row) => [row.serviceItemNo, row]))
}

/**
 * Decides on the lines and writes them below the last one; all refusals of all lines at once.
 * `paths` are the lines' places in the input. Returns the numbers given.
 */
export async function insertLines(
  act: Act,
  header: Header,
  given: readonly LineInput[],
  afterLineNo: number,
  paths: readonly string[],
): Promise<number[]> {
  if (given.length === 0) return []
  const phase = await phaseOfOrder(act, header)
  const ordered = { day: header.orderDate, timeZone: act.timeZone }
  const lines = given.map((line) => lineInPhase(line, phase, ordered))
  const items = await loadLineItems(
    act,
    lines.map((line) => line.serviceItemNo),
  )
  await refuseSecondLine(act, afterLineNo > 0 ? 1 + lines.length : lines.length)
  const facts = await lineFacts(act, header)
  const plainItems = new Map<string, ItemRow>()
  for (const { itemNo } of lines) {
    const item = await loadItem(act.tx, itemNo)
    if (item) plainItems.set(item.itemNo, item)
  }
  const itemsOf = (line: LineInput) => ({
    item: line.serviceItemNo === null ? null : items.get(line.serviceItemNo),
    plainItem: line.serviceItemNo !== null || line.itemNo === null ? null : plainItems.get(line.itemNo),
  })
  const filled = lines.map((line, at) => fillLine(line, { ...facts, ...itemsOf(line) }, paths[at]!))
  const refusals = filled.flatMap((one): readonly Refusal[] => (one.is === 'refused' ? one.refusals : []))
  const faults = await faultsOf(act, lines, paths, refusals)
  if (refusals.length > 0) throw new Refused(refusals)

  const rules = await loadStatusRules(act.tx)
  const initial = [...rules.repairStatuses.values()].find((status) => status.role === 'initial')
  const numbers = lines.map((_, at) => afterLineNo + (at + 1) * 10000)
  const priceGroups = await loadPriceGroups(act)
  const rows = lines.map((line, at) => ({
    ...orRefuse(filled[at]!),
    ...lineOfItem(
      itemsOf(line).item ?? null,
      itemsOf(line).plainItem ?? null,
      priceGroups.get(orRefuse(filled[at]!).groupCode ?? '') ?? null,
      header.orderDate,
    ),
    orderNo: header.orderNo,
    lineNo: numbers[at]!,
    repairStatusCode: initial?.repairStatusCode ?? 'INITIAL',
    startingDate: null,
    startingTime: null,
    finishingDate: null,
    finishingTime: null,
    extraSkills: JSON.stringify(line.extraSkills),
    requiredResourceNo: line.requiredResourceNo,
    excludedResourceNos: line.excludedResourceNos,
    promisedFrom: line.promised?.from ?? null,
    promisedTo: line.promised?.to ?? null,
    earliestStart: line.earliestStart,
    stage: line.stage,
    crewSize: line.crewSize,
    helperSkills: JSON.stringify(line.helperSkills),
    partsReadyAt: line.partsReadyAt,
    targetDay: line.targetDay,
    targetToleranceDays: line.targetToleranceDays,
    optional: line.optional,
    shelfNo: null,
    ...faults[at]!,
    faultReasonCode: null,
  }))
  await act.tx.insertInto('serviceItemLine').values(rows).execute()
  await logLinesOf(
    act,
    'added',
    header,
    rows.map((row) => row.serviceItemNo),
  )
  const windows = lines.flatMap((line, at) =>
    line.windows.map(({ from, to }) => ({
      orderNo: header.orderNo,
      lineNo: numbers[at]!,
      fromAt: from,
      toAt: to,
    })),
  )
  if (windows.length > 0) await act.tx.insertInto('lineWindow').values(windows).execute()
  for (const [at, line] of lines.entries())
    await saveDependencies(act, header.orderNo, numbers[at]!, line.after, `${paths[at]}.after`)
  return numbers
}

/** What the caller reports of each line; codes that do not go together are told with their fields. */
async function faultsOf(
  act: Act,
  lines: readonly LineInput[],
  paths: readonly string[],
  refusals: Refusal[],
) {
  const none = { faultAreaCode: null, symptomCode: null, faultCode: null, resolutionCode: null }
  const codes = lines.map(({ faultAreaCode = null, symptomCode = null, faultCode = null }) =>
    enterFaultCodes(none, {
      ...(faultAreaCode !== null && { faultAreaCode }),
      ...(symptomCode !== null && { symptomCode }),
      ...(faultCode !== null && { faultCode }),
    }),
  )
  if (codes.every((one) => one.faultAreaCode === null && one.symptomCode === null && one.faultCode === null))
    return codes
  const { faultReportingLevel } = await loadServiceSetup(act.tx)
  for (const [at, one] of codes.entries()) {
    const against = await checkFaultCodes(act.tx, one, faultReportingLevel)
    refusals.push(
      ...against.map((refusal) => ({ ...refusal, at: `${paths[at]}.${refusal.at ?? 'faultCode'}` })),
    )
  }
  return codes
}

/** The default service price group of every service item group. */
async function loadPriceGroups(act: Act): Promise<Map<string, string | null>> {
  const groups = await act.tx
    .selectFrom('serviceItemGroup')
    .select(['groupCode', 'defaultServicePriceGroupCode'])
    .execute()
  return new Map(groups.map((group) => [group.groupCode, group.defaultServicePriceGroupCode]))
}

/** The set-up may permit one service item line per document (specification items §1). */
async function refuseSecondLine(act: Act, lineCount: number): Promise<void> {
  if (lineCount <= 1) return
  const { oneServiceItemLinePerOrder } = await loadServiceSetup(act.tx)
  if (oneServiceItemLinePerOrder) refuse('service-orders.one-line-only', {}, 'lines')
}

async function lineFacts(act: Act, header: Header): Promise<Omit<LineFacts, 'item' | 'plainItem'>> {
  const setup = await loadServiceSetup(act.tx)
  const type = await loadOrderType(act.tx, header.orderType)
  return {
    ...(await loadResponseFacts(act.tx)),
    customerNo: header.customerNo,
    shipToCode: header.shipToCode,
    typeResponseHours: type?.responseHours ?? '0',
    defaultResponseHours: setup.defaultResponseHours,
    defaultMinutes: type?.defaultVisitMinutes ?? setup.defaultVisitMinutes,
    ordered: { day: header.orderDate, time: header.orderTime },
    now: wallClock(act),
  }
}
