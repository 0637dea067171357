import type { z } from 'zod'
import type { Act, Reading } from '../engine/act.ts'
import { anyOf } from '../engine/any-of.ts'
import { refuse } from '../foundation/verdict.ts'
import type { addLine } from './api.ts'
import { circleFrom, type Edge } from './dependencies.ts'

type Predecessor = z.output<typeof addLine.input>['line']['after'][number]

/** What the orders' lines come after, in the order in which it was entered. */
export function loadDependencies(tx: Reading['tx'], orderNos: readonly string[]) {
  return tx
    .selectFrom('lineDependency')
    .selectAll()
    .where(anyOf('orderNo', orderNos))
    .orderBy('orderNo')
    .orderBy('lineNo')
    .orderBy('position')
    .execute()
}

/**
 * Replaces what a line comes after. Refuses lines that do not exist, lines of the same visit, and circles.
 * `at` is the field of the input.
 */
export async function saveDependencies(
  act: Act,
  orderNo: string,
  lineNo: number,
  predecessors: readonly Predecessor[],
  at: string,
): Promise<void> {
  await act.tx
    .deleteFrom('lineDependency')
    .where('orderNo', '=', orderNo)
    .where('lineNo', '=', lineNo)
    .execute()
  if (predecessors.length === 0) return
  const rows = predecessors.map((one, index) => ({
    orderNo,
    lineNo,
    position: index + 1,
    afterOrderNo: one.orderNo ?? orderNo,
    afterLineNo: one.lineNo,
    gapMinMinutes: one.gapMinMinutes,
    gapMaxMinutes: one.gapMaxMinutes,
    sameTechnician: one.sameTechnician,
    sameDay: one.sameDay,
  }))
  const known = await act.tx
    .selectFrom('serviceOrder')
    .leftJoin('serviceItemLine', 'serviceItemLine.orderNo', 'serviceOrder.orderNo')
    .select(['serviceOrder.orderNo', 'serviceItemLine.lineNo'])
    .where(
      anyOf(
        'serviceOrder.orderNo',
        rows.map((row) => row.afterOrderNo),
      ),
    )
    .execute()
  rows.forEach((row, index) => {
    const there = known.some(
      (one) =>
        one.orderNo === row.afterOrderNo && (row.afterLineNo === null || one.lineNo === row.afterLineNo),
    )
    if (!there)
      refuse(
        'service-orders.no-such-predecessor',
        { orderNo: row.afterOrderNo, line: row.afterLineNo ?? '' },
        `${at}.${index}`,
      )
    if (row.gapMaxMinutes !== null && row.gapMaxMinutes < row.gapMinMinutes)
      refuse('service-orders.gap-order', {}, `${at}.${index}`)
  })
  await act.tx.insertInto('lineDependency').values(rows).execute()
  await refuseCircles(act, orderNo, at)
}

/** Refuses circles that lead through a visit of the order, over all work that is not finished. */
export async function refuseCircles(act: Act, orderNo: string, at: string): Promise<void> {
  const finished = act.tx.selectFrom('repairStatus').select('repairStatusCode').where('role', '=', 'finished')
  const rows = await act.tx
    .selectFrom('lineDependency')
    .innerJoin('serviceItemLine as line', (join) =>
      join
        .onRef('line.orderNo', '=', 'lineDependency.orderNo')
        .onRef('line.lineNo', '=', 'lineDependency.lineNo'),
    )
    .innerJoin('serviceItemLine as before', (join) =>
      join
        .onRef('before.orderNo', '=', 'lineDependency.afterOrderNo')
        .on((on) =>
          on.or([
            on('lineDependency.afterLineNo', 'is', null),
            on('before.lineNo', '=', on.ref('lineDependency.afterLineNo')),
          ]),
        ),
    )
    .select([
      'line.orderNo',
      'line.lineNo',
      'line.shipToCode',
      'line.stage',
      'before.orderNo as beforeOrderNo',
      'before.lineNo as beforeLineNo',
      'before.shipToCode as beforeShipToCode',
      'before.stage as beforeStage',
      'lineDependency.afterLineNo',
    ])
    .where('line.repairStatusCode', 'not in', finished)
    .where('before.repairStatusCode', 'not in', finished)
    .execute()
  const edges = rows.flatMap((row): Edge[] => {
    const visit = { orderNo: row.orderNo, shipToCode: row.shipToCode, stage: row.stage }
    const after = { orderNo: row.beforeOrderNo, shipToCode: row.beforeShipToCode, stage: row.beforeStage }
    const same =
      visit.orderNo === after.orderNo && visit.shipToCode === after.shipToCode && visit.stage === after.stage
    // "After the whole order" means its other visits.
    if (same && row.afterLineNo === null) return []
    if (same && visit.orderNo === orderNo)
      refuse('service-orders.after-itself', { line: row.beforeLineNo }, at)
    return [{ visit, after }]
  })
  const circle = circleFrom(edges, orderNo)
  if (circle) refuse('service-orders.after-circle', { circle: circle.join(' → ') }, at)
}
