import type { Day } from '../../foundation/day.ts'
import { decimal } from '../../foundation/decimal.ts'
import { givenOf } from '../../foundation/given.ts'
import type { Refusal } from '../../foundation/verdict.ts'

/** A part of a service item: active ones are how it is built now, inactive ones what was replaced. */
export interface Component {
  readonly active: boolean
  readonly lineNo: number
  readonly type: 'service-item' | 'item'
  readonly no: string
  readonly variantCode: string
  readonly serialNo: string
  readonly description: string
  readonly description2: string
  readonly dateInstalled: Day | null
  readonly lastDateModified: Day | null
  readonly serviceOrderNo: string
  /** Of an inactive row: the active line that took its place. */
  readonly fromLineNo: number
}

export type ComponentFields = Pick<
  Component,
  'type' | 'no' | 'variantCode' | 'serialNo' | 'description' | 'description2' | 'dateInstalled'
>

const step = 10_000
const highest = (rows: readonly Component[]) => Math.max(0, ...rows.map((row) => row.lineNo))

/** The number of a component put at the end: after the highest, active or not (specification items §5). */
export function lastLineNo(rows: readonly Component[]): number {
  return highest(rows) + step
}

/** The number of a component put before an active line: the mean of it and the one before; null where none fits. */
export function lineNoBefore(rows: readonly Component[], lineNo: number): number | null {
  const active = rows.filter((row) => row.active).map((row) => row.lineNo)
  const previous = Math.max(0, ...active.filter((one) => one < lineNo))
  const between = Math.floor((previous + lineNo) / 2)
  return between > previous ? between : null
}

/** What a component of the given kind is called and has for serial number, as its own card says. */
export interface ChosenComponent {
  readonly description: string
  readonly description2: string
  readonly serialNo: string
  readonly variantCode: string
}

/**
 * The fields of a component once they were entered; what is not named follows from what was chosen.
 *
 * A service item gives its serial number and variant, and no others are accepted; choosing another blanks what the
 * old one had. `chosen` is what `no` names now. Source: specification items §5.
 */
export function enterComponent(
  before: ComponentFields,
  given: Partial<ComponentFields>,
  chosen: ChosenComponent | null,
  facts: { readonly parentNo: string; readonly workDate: Day },
): { readonly fields: ComponentFields; readonly refusals: readonly Refusal[] } {
  const type = given.type ?? before.type
  const otherType = type !== before.type
  const no = given.no ?? (otherType ? '' : before.no)
  const fresh = otherType || no !== before.no
  const filled: ComponentFields = fresh ? derived(type, no, chosen, facts.workDate) : { ...before, type, no }
  const named = givenOf(given)
  const fields: ComponentFields = { ...filled, ...named, type, no }
  const refusals: Refusal[] = []
  if (type === 'service-item' && no === facts.parentNo)
    refusals.push({ code: 'service-items.component-self', at: 'no' })
  if (type === 'service-item' && chosen && fields.serialNo !== chosen.serialNo)
    refusals.push({
      code: 'service-items.component-serial',
      facts: { no, serialNo: chosen.serialNo },
      at: 'serialNo',
    })
  if (type === 'service-item' && chosen && fields.variantCode !== chosen.variantCode)
    refusals.push({
      code: 'service-items.variant-mismatch',
      facts: { no, variantCode: chosen.variantCode },
      at: 'variantCode',
    })
  return { fields, refusals }
}

function derived(
  type: Component['type'],
  no: string,
  chosen: ChosenComponent | null,
  workDate: Day,
): ComponentFields {
  const blank = {
    type,
    no,
    variantCode: '',
    serialNo: '',
    description: '',
    description2: '',
    dateInstalled: null,
  }
  if (no === '' || !chosen) return blank
  const { description, description2, serialNo, variantCode } = chosen
  const ofServiceItem = type === 'service-item' ? { serialNo, variantCode } : {}
  return { ...blank, description, description2, ...ofServiceItem, dateInstalled: workDate }
}

/** An active row as it is kept when another kind of component takes its line: numbered on by one (§5). */
export function keptOnChangeOfType(rows: readonly Component[], row: Component, today: Day): Component {
  return {
    ...row,
    active: false,
    lineNo: highest(rows.filter((one) => !one.active)) + 1,
    fromLineNo: row.lineNo,
    lastDateModified: today,
  }
}

/** A direct line of an item's bill of material, with what its item is called. */
export interface BomPart {
  readonly type: 'item' | 'resource' | 'text'
  readonly no: string
  readonly variantCode: string
  readonly description: string
  readonly quantityPer: string
}

/**
 * One component for each unit of each item line of the bill, after the last active one; all or none.
 *
 * Refuses `service-items.bom-none` and `service-items.bom-quantity`. Source: specification items §5.
 */
export function componentsOfBom(
  bom: readonly BomPart[],
  rows: readonly Component[],
  dateInstalled: Day | null,
): { readonly rows: readonly Component[]; readonly refusals: readonly Refusal[] } {
  const parts = bom.filter((line) => line.type === 'item' && line.no !== '')
  if (parts.length === 0) return { rows: [], refusals: [{ code: 'service-items.bom-none' }] }
  const broken = parts.find((line) => !decimal(line.quantityPer).mod(1).eq(0))
  if (broken)
    return { rows: [], refusals: [{ code: 'service-items.bom-quantity', facts: { no: broken.no } }] }
  const first = highest(rows.filter((row) => row.active)) + step
  const units = parts.flatMap((line) => Array.from({ length: Number(line.quantityPer) }, () => line))
  return {
    rows: units.map((line, at) => ({
      ...installed(first + at * step, { itemNo: line.no, ...line }, dateInstalled),
    })),
    refusals: [],
  }
}

/** An item that was fitted in, one unit. */
export interface FittedUnit {
  readonly itemNo: string
  readonly variantCode: string
  readonly description: string
  readonly serialNo?: string
}

function installed(
  lineNo: number,
  unit: FittedUnit,
  dateInstalled: Day | null,
  serviceOrderNo = '',
): Component {
  return {
    active: true,
    lineNo,
    type: 'item',
    no: unit.itemNo,
    variantCode: unit.variantCode,
    serialNo: unit.serialNo ?? '',
    description: unit.description,
    description2: '',
    dateInstalled,
    lastDateModified: null,
    serviceOrderNo,
    fromLineNo: 0,
  }
}

/** A delivery that changes components. */
export interface Fitting {
  readonly postingDate: Day
  readonly orderNo: string
}

/** Units fitted in: one row each at the end (§5). */
export function installUnits(
  rows: readonly Component[],
  units: readonly FittedUnit[],
  { postingDate, orderNo }: Fitting,
): Component[] {
  const first = lastLineNo(rows)
  return units.map((unit, at) => installed(first + at * step, unit, postingDate, orderNo))
}

/**
 * Units that replace an active component: it becomes inactive, the first unit takes its line, more are added.
 *
 * Source: specification items §5 (at shipment posting).
 */
export function replaceByUnits(
  rows: readonly Component[],
  lineNo: number,
  units: readonly FittedUnit[],
  fitting: Fitting,
): { readonly retired: Component; readonly added: readonly Component[] } | null {
  const old = rows.find((row) => row.active && row.lineNo === lineNo)
  if (!old || units.length === 0) return null
  const retired: Component = {
    ...old,
    active: false,
    lineNo: highest(rows.filter((row) => !row.active)) + step,
    fromLineNo: lineNo,
    serviceOrderNo: fitting.orderNo,
    lastDateModified: fitting.postingDate,
  }
  const [first, ...more] = units
  return {
    retired,
    added: [
      installed(lineNo, first!, fitting.postingDate, fitting.orderNo),
      ...installUnits(rows, more, fitting),
    ],
  }
}

/** Whether somebody below the component is the parent: `children` gives the service items fitted in another. */
export function closesCircle(
  parentNo: string,
  componentNo: string,
  children: (serviceItemNo: string) => readonly string[],
): boolean {
  const seen = new Set<string>()
  const open = [componentNo]
  for (let no = open.pop(); no !== undefined; no = open.pop()) {
    if (no === parentNo) return true
    if (!seen.has(no)) open.push(...children(no))
    seen.add(no)
  }
  return false
}
