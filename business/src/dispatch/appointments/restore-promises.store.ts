import type { Act } from '../../engine/act.ts'
import { promiseLines } from '../../service-orders/public.store.ts'
import type { VisitChange } from '../place-visits.store.ts'
import { openLinesOf } from '../place-visits.store.ts'

/** Undo and redo of an appointment: the promise on the lines goes and comes with the visit's place. */
export async function restorePromises(act: Act, changes: readonly VisitChange[]): Promise<void> {
  for (const { visitNo, promised } of changes) {
    if (promised === undefined) continue
    const lines = await openLinesOf(act, [visitNo])
    const [first] = lines
    if (!first) continue
    await promiseLines(
      act,
      first.orderNo,
      lines.map((line) => line.lineNo),
      promised,
    )
  }
}
