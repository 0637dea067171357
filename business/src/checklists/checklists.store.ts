import type { Act, Reading } from '../engine/act.ts'
import { anyOf } from '../engine/any-of.ts'
import type { Happened } from '../engine/module.ts'
import type { Instant } from '../foundation/day.ts'
import { decimal } from '../foundation/decimal.ts'
import { absent, Refused } from '../foundation/verdict.ts'
import { loadLines, openOrder } from '../service-orders/public.store.ts'
import {
  type Answer,
  checklistsFor,
  type PointVerdict,
  reasonsAgainstAnswer,
  type Use,
  verdictOf,
} from './checklist.ts'

const pointColumns = [
  'pointNo',
  'text',
  'kind',
  'unit',
  'minimum',
  'maximum',
  'choices',
  'mandatory',
  'photo',
] as const

type TemplatePoint = Awaited<ReturnType<typeof pointsOf>>[number]

function pointsOf(tx: Reading['tx'], codes: readonly string[]) {
  return tx
    .selectFrom('checklistPoint')
    .select(['checklistCode', ...pointColumns])
    .where(anyOf('checklistCode', codes))
    .orderBy('checklistCode')
    .orderBy('pointNo')
    .execute()
}

/** Points and uses of checklists, by code. */
export async function loadParts(tx: Reading['tx'], codes: readonly string[]) {
  const points = await pointsOf(tx, codes)
  const uses = await tx
    .selectFrom('checklistUse')
    .selectAll()
    .where(anyOf('checklistCode', codes))
    .orderBy('orderType')
    .orderBy('groupCode')
    .execute()
  return new Map(
    codes.map((code) => [
      code,
      {
        points: points
          .filter((point) => point.checklistCode === code)
          .map(({ checklistCode: _, pointNo: __, ...point }) => withLimits(point)),
        uses: uses
          .filter((use) => use.checklistCode === code)
          .map(({ orderType, groupCode }) => ({ orderType, groupCode })),
      },
    ]),
  )
}

type Parts = {
  points?: readonly Omit<TemplatePoint, 'checklistCode' | 'pointNo'>[]
  uses?: readonly Omit<Use, 'checklistCode'>[]
}

/** Writes what is named over what was there. Lines keep the points that they have. */
export async function saveParts({ tx }: Act, checklistCode: string, { points, uses }: Parts): Promise<void> {
  if (points) {
    await tx.deleteFrom('checklistPoint').where('checklistCode', '=', checklistCode).execute()
    const rows = points.map((point, at) => ({ ...point, checklistCode, pointNo: at + 1 }))
    if (rows.length > 0) await tx.insertInto('checklistPoint').values(rows).execute()
  }
  if (uses) {
    await tx.deleteFrom('checklistUse').where('checklistCode', '=', checklistCode).execute()
    const once = new Map(uses.map((use) => [`${use.orderType ?? ''} ${use.groupCode ?? ''}`, use]))
    const rows = [...once.values()].map((use) => ({ ...use, checklistCode }))
    if (rows.length > 0) await tx.insertInto('checklistUse').values(rows).execute()
  }
}

/** Limits as people write them, without the zeros of the table. */
const withLimits = <P extends { minimum: string | null; maximum: string | null }>(point: P): P => ({
  ...point,
  minimum: point.minimum && decimal(point.minimum).toString(),
  maximum: point.maximum && decimal(point.maximum).toString(),
})

/** Points of lines, in their order. */
export async function loadLinePoints(tx: Reading['tx'], orderNos: readonly string[]) {
  if (orderNos.length === 0) return []
  const rows = await tx
    .selectFrom('lineChecklistPoint')
    .selectAll()
    .where(anyOf('orderNo', orderNos))
    .orderBy('orderNo')
    .orderBy('lineNo')
    .orderBy('pointNo')
    .execute()
  return rows.map(withLimits)
}

/** Copies points of checklists to a line, behind those that it has. Returns how many. */
export async function copyToLine(
  act: Act,
  line: { readonly orderNo: string; readonly lineNo: number },
  codes: readonly string[],
): Promise<number> {
  if (codes.length === 0) return 0
  const present = (await loadLinePoints(act.tx, [line.orderNo])).filter((one) => one.lineNo === line.lineNo)
  const last = present.at(-1)?.pointNo ?? 0
  const points = await pointsOf(act.tx, codes)
  const rows = points.map((point, at) => ({
    ...point,
    orderNo: line.orderNo,
    lineNo: line.lineNo,
    pointNo: last + at + 1,
    verdict: null,
    answeredAt: null,
    followUpOrderNo: null,
  }))
  if (rows.length > 0) await act.tx.insertInto('lineChecklistPoint').values(rows).execute()
  return rows.length
}

/** Lines of an order that have no points yet get those that are meant for them; quotes do not. */
async function copyToLines(happened: Happened, act: Act): Promise<void> {
  const orderNo = happened.subject
  const order = await act.tx
    .selectFrom('serviceOrder')
    .select(['kind', 'orderType'])
    .where('orderNo', '=', orderNo)
    .executeTakeFirst()
  if (order?.kind !== 'order') return
  const uses = await act.tx.selectFrom('checklistUse').selectAll().execute()
  if (uses.length === 0) return
  const have = new Set((await loadLinePoints(act.tx, [orderNo])).map((point) => point.lineNo))
  for (const { lineNo, groupCode } of await loadLines(act.tx, orderNo))
    if (!have.has(lineNo))
      await copyToLine(
        act,
        { orderNo, lineNo },
        checklistsFor({ orderType: order.orderType, groupCode }, uses),
      )
}

export const reactions = {
  'service-orders.created': copyToLines,
  'service-orders.line-added': copyToLines,
} as const

export interface PointAnswer extends Answer {
  readonly orderNo: string
  readonly lineNo: number
  readonly pointNo: number
  readonly note: string
  /** When it was found, which may be earlier than now. */
  readonly at: Instant
}

async function pointForUpdate(
  act: Act,
  { orderNo, lineNo, pointNo }: { orderNo: string; lineNo: number; pointNo: number },
) {
  const point = await act.tx
    .selectFrom('lineChecklistPoint')
    .selectAll()
    .where('orderNo', '=', orderNo)
    .where('lineNo', '=', lineNo)
    .where('pointNo', '=', pointNo)
    .forUpdate()
    .executeTakeFirst()
  return point ?? absent('checklists.point-absent', { point: pointNo, line: lineNo })
}

/**
 * Writes an answer. `later`: somebody has answered at a later moment already, and that answer stays.
 */
export async function writeAnswer(
  act: Act,
  answer: PointAnswer,
): Promise<{ verdict: PointVerdict; later: { byName: string; value: string } | null }> {
  const point = await pointForUpdate(act, answer)
  const reasons = reasonsAgainstAnswer(point, answer)
  if (reasons.length > 0) throw new Refused(reasons)
  const verdict = verdictOf(point, answer)
  if (point.answeredAt !== null && point.answeredAt > answer.at)
    return { verdict, later: { byName: point.answeredByName, value: point.value } }
  const { orderNo, lineNo, pointNo, value, note, at } = answer
  const after = { verdict, value: value.trim(), note, answeredAt: at, answeredByName: act.user.name }
  await setPoint(act, { orderNo, lineNo, pointNo }, after)
  const { verdict: was, value: before, note: noted } = point
  await act.remember(
    'checklists.point',
    `${orderNo} ${lineNo} ${pointNo}`,
    { verdict: was, value: before, note: noted },
    { verdict, value: after.value, note },
  )
  await act.publish('checklists.answered', orderNo, { orderNo, lineNo, pointNo, verdict })
  return { verdict, later: null }
}

function setPoint(
  { tx }: Act,
  { orderNo, lineNo, pointNo }: { orderNo: string; lineNo: number; pointNo: number },
  values: object,
) {
  return tx
    .updateTable('lineChecklistPoint')
    .set(values)
    .where('orderNo', '=', orderNo)
    .where('lineNo', '=', lineNo)
    .where('pointNo', '=', pointNo)
    .execute()
}

/** A photo of a point is on the order now. */
export async function countPhoto(
  act: Act,
  at: { orderNo: string; lineNo: number; pointNo: number },
): Promise<void> {
  const { photos } = await pointForUpdate(act, at)
  await setPoint(act, at, { photos: photos + 1 })
  await act.publish('checklists.answered', at.orderNo, at)
}

/** An order with what was found, once for each point; the one that is there already is named again. */
export async function openFollowUp(
  act: Act,
  at: { orderNo: string; lineNo: number; pointNo: number },
): Promise<string> {
  const point = await pointForUpdate(act, at)
  if (point.followUpOrderNo !== null) return point.followUpOrderNo
  if (point.verdict !== 'failed')
    throw new Refused([{ code: 'checklists.not-failed', facts: { point: point.text }, at: 'pointNo' }])
  const order = await act.tx
    .selectFrom('serviceOrder')
    .select(['customerNo', 'shipToCode', 'contactName', 'phone', 'email'])
    .where('orderNo', '=', at.orderNo)
    .executeTakeFirstOrThrow()
  const line = (await loadLines(act.tx, at.orderNo)).find((one) => one.lineNo === at.lineNo)!
  const found = [point.value && `${point.value} ${point.unit}`.trim(), point.note].filter(Boolean).join(' · ')
  const words = [point.text, found].filter(Boolean).join(': ')
  const { serviceItemNo, groupCode, serialNo } = line
  const followUpOrderNo = await openOrder(act, {
    ...order,
    customerNo: order.customerNo ?? undefined,
    description: point.text.slice(0, 100),
    workDescription: act.say('checklists.found-on', { orderNo: at.orderNo, found: words }),
    lines: [
      serviceItemNo === null ? { description: line.description, groupCode, serialNo } : { serviceItemNo },
    ],
  })
  await setPoint(act, at, { followUpOrderNo })
  await act.publish('checklists.followed-up', at.orderNo, { orderNo: at.orderNo, followUpOrderNo })
  return followUpOrderNo
}
