import type { Act } from '../engine/act.ts'
import { loadExtendedLines } from '../extended-texts/public.store.ts'
import {
  emptyServiceLine,
  loadServiceLines,
  removeServiceLine,
  type ServiceLineRow,
  saveServiceLine,
} from './service-lines.store.ts'

/** Numbers between two lines that are entered: those below a line belong to its text lines. */
export const lineStep = 10000

/** The number of a line entered after these. */
export function nextLineNo(lines: readonly Pick<ServiceLineRow, 'lineNo'>[]): number {
  const last = lines.at(-1)?.lineNo ?? 0
  return Math.floor(last / lineStep) * lineStep + lineStep
}

/**
 * Writes the extended texts of what the line names below it, in place of those that are there; returns how many lines
 * they have. `byItself`: only those that are written without being asked for. Source: specification orders §8.7.
 */
export async function writeExtendedLines(
  act: Act,
  line: ServiceLineRow,
  { byItself }: { byItself: boolean },
): Promise<number> {
  const { orderNo, lineNo, itemLineNo } = line
  const document = await act.tx
    .selectFrom('serviceOrder')
    .leftJoin('customer', (join) =>
      join.on((on) =>
        on(
          'customer.customerNo',
          '=',
          on.fn.coalesce('serviceOrder.billToCustomerNo', 'serviceOrder.customerNo'),
        ),
      ),
    )
    .select(['kind', 'orderDate', 'customer.language'])
    .where('orderNo', '=', orderNo)
    .executeTakeFirstOrThrow()
  const { language: ours } = await act.tx
    .selectFrom('companySetup')
    .select('language')
    .executeTakeFirstOrThrow()
  const words = await loadExtendedLines(act.tx, line, {
    kind: document.kind,
    day: document.orderDate,
    language: document.language ?? ours,
    byItself,
  })
  await deleteAttachedLines(act, orderNo, lineNo)
  for (const [at, description] of words.slice(0, lineStep - 1).entries())
    await saveServiceLine(act, null, {
      ...emptyServiceLine(orderNo, lineNo + at + 1),
      itemLineNo,
      attachedToLineNo: lineNo,
      description,
    })
  return words.length
}

/** The text lines below a line go with it, or make room for others. */
export async function deleteAttachedLines(act: Act, orderNo: string, lineNo: number): Promise<void> {
  const attached = (await loadServiceLines(act.tx, orderNo)).filter((one) => one.attachedToLineNo === lineNo)
  for (const line of attached) await removeServiceLine(act, line)
}
