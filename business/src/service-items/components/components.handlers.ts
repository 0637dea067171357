import type { Act, Reading } from '../../engine/act.ts'
import { handle } from '../../engine/module.ts'
import { givenOf } from '../../foundation/given.ts'
import { absent, confirmation, orRefuse, refuse, verdict } from '../../foundation/verdict.ts'
import { loadVariant } from '../../items/public.store.ts'
import { loadServiceItem, type ServiceItemRow } from '../service-items.store.ts'
import {
  addComponent,
  changeComponent,
  copyComponentsFromBom,
  deleteComponent,
  readComponents,
} from './api.ts'
import {
  type Component,
  type ComponentFields,
  closesCircle,
  componentsOfBom,
  enterComponent,
  keptOnChangeOfType,
  lastLineNo,
  lineNoBefore,
} from './component.ts'
import {
  insertComponents,
  loadBelow,
  loadBomParts,
  loadChosen,
  loadComponents,
  updateComponent,
} from './components.store.ts'

export const readComponentsQuery = handle(readComponents, async ({ serviceItemNo }, reading) => {
  if (!(await loadServiceItem(reading.tx, serviceItemNo)))
    absent('service-items.service-item-absent', { serviceItemNo })
  const rows = await loadComponents(reading.tx, serviceItemNo)
  return {
    tree: await treeBelow(reading, serviceItemNo, rows, 0, [serviceItemNo]),
    replaced: rows
      .filter((row) => !row.active)
      .reverse()
      .map(({ active: _, ...row }) => row),
  }
})

interface TreeRow extends Omit<Component, 'active'> {
  readonly parentServiceItemNo: string
  readonly depth: number
  readonly replacedCount: number
}

async function treeBelow(
  reading: Reading,
  parentServiceItemNo: string,
  rows: readonly Component[],
  depth: number,
  above: readonly string[],
): Promise<TreeRow[]> {
  const found: TreeRow[] = []
  for (const { active, ...row } of rows) {
    if (!active) continue
    const replacedCount = rows.filter((one) => !one.active && one.fromLineNo === row.lineNo).length
    found.push({ ...row, parentServiceItemNo, depth, replacedCount })
    if (row.type !== 'service-item' || row.no === '' || above.includes(row.no)) continue
    const below = await loadComponents(reading.tx, row.no)
    found.push(...(await treeBelow(reading, row.no, below, depth + 1, [...above, row.no])))
  }
  return found
}

/** The service item, locked: its components change one after the other. */
async function lockParent(act: Act, serviceItemNo: string): Promise<ServiceItemRow> {
  await act.tx
    .selectFrom('serviceItem')
    .select('version')
    .where('serviceItemNo', '=', serviceItemNo)
    .forUpdate()
    .execute()
  const parent = await loadServiceItem(act.tx, serviceItemNo)
  return parent ?? absent('service-items.service-item-absent', { serviceItemNo })
}

async function told(act: Act, serviceItemNo: string) {
  await act.publish('service-items.components-changed', serviceItemNo)
}

const blank: ComponentFields = {
  type: 'item',
  no: '',
  variantCode: '',
  serialNo: '',
  description: '',
  description2: '',
  dateInstalled: null,
}

export const addComponentCommand = handle(
  addComponent,
  async ({ serviceItemNo, beforeLineNo, ...given }, act) => {
    await lockParent(act, serviceItemNo)
    const rows = await loadComponents(act.tx, serviceItemNo)
    const lineNo = beforeLineNo === undefined ? lastLineNo(rows) : lineNoBefore(rows, beforeLineNo)
    if (lineNo === null) return refuse('service-items.component-no-room', { line: beforeLineNo ?? 0 })
    const fields = await entered(act, serviceItemNo, { ...blank, type: given.type ?? 'item' }, given)
    await insertComponents(act, serviceItemNo, [
      { ...fields, active: true, lineNo, lastDateModified: null, serviceOrderNo: '', fromLineNo: 0 },
    ])
    await told(act, serviceItemNo)
    return { lineNo }
  },
)

/** The fields with what follows, checked against the cards that they name. */
async function entered(
  act: Act,
  serviceItemNo: string,
  before: ComponentFields,
  given: { readonly [Field in keyof ComponentFields]?: ComponentFields[Field] | undefined },
): Promise<ComponentFields> {
  const plain = givenOf(given) as Partial<ComponentFields>
  const type = plain.type ?? before.type
  const no = plain.no ?? (type === before.type ? before.no : '')
  const chosen = await loadChosen(act.tx, type, no)
  if (no !== '' && chosen === null) refuse('service-items.no-such-component', { no }, 'no')
  const { fields, refusals } = enterComponent(before, plain, chosen, {
    parentNo: serviceItemNo,
    workDate: act.workDate,
  })
  orRefuse(verdict(refusals, () => null))
  if (
    type === 'item' &&
    no !== '' &&
    fields.variantCode !== '' &&
    !(await loadVariant(act.tx, no, fields.variantCode))
  )
    refuse(
      'service-items.variant-not-to-choose',
      { itemNo: no, variantCode: fields.variantCode },
      'variantCode',
    )
  if (type === 'service-item' && no !== '' && no !== before.no) {
    const below = await loadBelow(act.tx, no)
    if (closesCircle(serviceItemNo, no, (one) => below.get(one) ?? []))
      refuse('service-items.component-circle', { no, parent: serviceItemNo }, 'no')
  }
  return fields
}

function activeLine(rows: readonly Component[], lineNo: number): Component {
  const row = rows.find((one) => one.active && one.lineNo === lineNo)
  return row ?? absent('service-items.component-absent', { line: lineNo })
}

export const changeComponentCommand = handle(
  changeComponent,
  async ({ serviceItemNo, lineNo, ...given }, act) => {
    await lockParent(act, serviceItemNo)
    const rows = await loadComponents(act.tx, serviceItemNo)
    const before = activeLine(rows, lineNo)
    const fields = await entered(act, serviceItemNo, before, given)
    if (fields.type !== before.type && before.no !== '')
      await insertComponents(act, serviceItemNo, [keptOnChangeOfType(rows, before, act.workDate)])
    await updateComponent(act, serviceItemNo, before, {
      ...before,
      ...fields,
      lastDateModified: act.workDate,
    })
    await told(act, serviceItemNo)
    return { lineNo }
  },
)

export const deleteComponentCommand = handle(deleteComponent, async ({ serviceItemNo, lineNo }, act) => {
  await lockParent(act, serviceItemNo)
  const rows = await loadComponents(act.tx, serviceItemNo)
  const before = activeLine(rows, lineNo)
  const replaced = rows.filter((row) => !row.active && row.fromLineNo === lineNo)
  const questions = replaced.length
    ? [confirmation('service-items.replaced-will-go', { count: replaced.length })]
    : []
  orRefuse(verdict([], () => null, questions, act.answers))
  for (const row of [before, ...replaced]) {
    await act.tx
      .deleteFrom('serviceItemComponent')
      .where('parentServiceItemNo', '=', serviceItemNo)
      .where('active', '=', row.active)
      .where('lineNo', '=', row.lineNo)
      .execute()
    await act.remember('service-items.component', `${serviceItemNo} ${row.lineNo}`, row, null)
  }
  await told(act, serviceItemNo)
  return { deleted: 1 + replaced.length }
})

export const copyComponentsFromBomCommand = handle(copyComponentsFromBom, async ({ serviceItemNo }, act) => {
  const parent = await lockParent(act, serviceItemNo)
  if (parent.itemNo === null) return refuse('service-items.bom-without-item', {}, 'itemNo')
  const present = await loadComponents(act.tx, serviceItemNo)
  const bom = await loadBomParts(act.tx, parent.itemNo)
  const { rows, refusals } = componentsOfBom(bom, present, parent.installationDate)
  orRefuse(verdict(refusals, () => null))
  await insertComponents(act, serviceItemNo, rows)
  await told(act, serviceItemNo)
  return { added: rows.length }
})
