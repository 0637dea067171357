import type { Act } from '../engine/act.ts'
import { decimal } from '../foundation/decimal.ts'
import { Asks, orRefuse, type Refusal, refuse, verdict } from '../foundation/verdict.ts'
import { loadActiveComponents, loadReplacementFacts } from '../service-items/public.store.ts'
import { reasonsAgainstReplacement } from '../service-items/public.ts'
import { loadLines } from './orders.store.ts'
import { loadServiceLines, type ServiceLineRow } from './service-lines.store.ts'

type Given = Partial<Record<keyof ServiceLineRow, unknown>>

const question = 'service-orders.spare-part'
const none = {
  sparePartAction: '' as const,
  replacedComponentLineNo: null,
  copyComponentsFrom: 'none' as const,
}

/**
 * The line with what its part does to the service item: nothing, a component replaced or added, or the whole item
 * replaced. Asks at entry where the item is another than the service item's and that has components.
 *
 * Source: specification items §5, §6.
 */
export async function checkSpareParts(
  act: Act,
  orderNo: string,
  line: ServiceLineRow,
  given: Given,
): Promise<ServiceLineRow> {
  const itemLine = (await loadLines(act.tx, orderNo)).find((one) => one.lineNo === line.itemLineNo)
  const serviceItemNo = itemLine?.serviceItemNo ?? null
  if (line.type !== 'item' || line.no === '' || serviceItemNo === null) {
    if (line.sparePartAction !== '') refuse('service-orders.spare-part-needs-item', {}, 'sparePartAction')
    return { ...line, ...none }
  }
  const others = (await loadServiceLines(act.tx, orderNo)).filter(
    (one) => one.itemLineNo === line.itemLineNo && one.lineNo !== line.lineNo,
  )
  if (line.no === itemLine!.itemNo) return wholeItem(act, { ...itemLine!, serviceItemNo }, line, others)
  if (line.sparePartAction === 'temporary' || line.sparePartAction === 'permanent')
    return refuse('service-orders.replacement-needs-same-item', { no: line.no }, 'sparePartAction')
  return component(act, serviceItemNo, line, others, given)
}

async function wholeItem(
  act: Act,
  itemLine: { serviceItemNo: string; itemNo: string | null },
  line: ServiceLineRow,
  others: readonly ServiceLineRow[],
): Promise<ServiceLineRow> {
  if (line.sparePartAction === '') return { ...line, ...none }
  if (line.sparePartAction !== 'temporary' && line.sparePartAction !== 'permanent')
    return refuse('service-orders.component-needs-other-item', { no: line.no }, 'sparePartAction')
  const facts = {
    ...(await loadReplacementFacts(act.tx, itemLine, line.serialNo)),
    alreadyReplaced: others.some(
      (one) => one.sparePartAction === 'temporary' || one.sparePartAction === 'permanent',
    ),
  }
  orRefuse(verdict(reasonsAgainstReplacement(line, facts), () => null))
  return { ...line, replacedComponentLineNo: null }
}

async function component(
  act: Act,
  serviceItemNo: string,
  entered: ServiceLineRow,
  others: readonly ServiceLineRow[],
  given: Given,
): Promise<ServiceLineRow> {
  const components = await loadActiveComponents(act.tx, serviceItemNo)
  let line = entered
  if (given.sparePartAction === undefined && given.no !== undefined && components.length > 0) {
    const answer = act.answers[question]
    if (!answer)
      throw new Asks([{ code: question, answers: ['component-replaced', 'component-installed', 'ignore'] }])
    line = {
      ...line,
      sparePartAction: answer === 'ignore' ? '' : (answer as ServiceLineRow['sparePartAction']),
    }
  }
  if (line.sparePartAction === '') return { ...line, ...none }
  const refusals: Refusal[] = []
  if (!decimal(line.quantity).mod(1).eq(0))
    refusals.push({ code: 'service-orders.whole-quantity', at: 'quantity' })
  if (line.sparePartAction === 'component-replaced') {
    const chosen = components.find((one) => one.lineNo === line.replacedComponentLineNo)
    if (!chosen) refusals.push({ code: 'service-orders.component-missing', at: 'replacedComponentLineNo' })
    const twice = others.find(
      (one) =>
        one.sparePartAction === 'component-replaced' &&
        one.replacedComponentLineNo === line.replacedComponentLineNo &&
        decimal(one.quantityShipped).lt(one.quantity),
    )
    if (chosen && twice)
      refusals.push({
        code: 'service-orders.component-twice',
        facts: { line: twice.lineNo },
        at: 'replacedComponentLineNo',
      })
  }
  orRefuse(verdict(refusals, () => null))
  const replacedComponentLineNo =
    line.sparePartAction === 'component-replaced' ? line.replacedComponentLineNo : null
  return { ...line, replacedComponentLineNo, copyComponentsFrom: 'none' }
}
