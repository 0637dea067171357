import { loadSetup } from '../company/public.store.ts'
import type { Act } from '../engine/act.ts'
import { loadExtendedTexts } from '../extended-texts/public.store.ts'
import { linesOf, type Occasion } from '../extended-texts/public.ts'
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
 * Writes the extended texts of what a line names below it, which has none yet; returns how many lines they have.
 * `byItself`: only those that are written without being asked for. Source: specification orders §8.7.
 */
export async function writeExtendedLines(
  act: Act,
  line: ServiceLineRow,
  { byItself }: { byItself: boolean },
): Promise<number> {
  const { orderNo, lineNo, itemLineNo } = line
  const texts = await loadExtendedTexts(act.tx, line)
  // Most lines have none: what the document is like is asked only for those that have.
  const words = texts.length === 0 ? [] : linesOf(texts, { ...(await documentOf(act, orderNo)), byItself })
  for (const [at, description] of words.slice(0, lineStep - 1).entries())
    await saveServiceLine(act, null, {
      ...emptyServiceLine(orderNo, lineNo + at + 1),
      itemLineNo,
      attachedToLineNo: lineNo,
      description,
    })
  return words.length
}

/** The same in place of what is there. */
export async function replaceExtendedLines(
  act: Act,
  line: ServiceLineRow,
  how: { byItself: boolean },
): Promise<number> {
  await deleteAttachedLines(act, line.orderNo, line.lineNo)
  return writeExtendedLines(act, line, how)
}

/** Kind and day of a document, and the language of who pays; the company's where nobody does yet. */
async function documentOf({ tx }: Act, orderNo: string): Promise<Omit<Occasion, 'byItself'>> {
  const { kind, orderDate, billToCustomerNo, customerNo } = await tx
    .selectFrom('serviceOrder')
    .select(['kind', 'orderDate', 'billToCustomerNo', 'customerNo'])
    .where('orderNo', '=', orderNo)
    .executeTakeFirstOrThrow()
  const payer = await tx
    .selectFrom('customer')
    .select('language')
    .where('customerNo', '=', billToCustomerNo ?? customerNo ?? '')
    .executeTakeFirst()
  return { kind, day: orderDate, language: payer?.language ?? (await loadSetup(tx)).language }
}

/** The text lines below a line go with it, or make room for others. */
export async function deleteAttachedLines(act: Act, orderNo: string, lineNo: number): Promise<void> {
  const attached = (await loadServiceLines(act.tx, orderNo)).filter((one) => one.attachedToLineNo === lineNo)
  for (const line of attached) await removeServiceLine(act, line)
}
