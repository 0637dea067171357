import type { Reading } from '../engine/act.ts'
import { anyOf } from '../engine/any-of.ts'
import { momentOf } from '../foundation/day.ts'
import { loadDependencies } from '../service-orders/public.store.ts'
import type { Predecessor } from './day.ts'
import { openStates } from './visit-states.ts'

/** A visit as far as links need it. */
export interface LinkedVisit {
  readonly visitNo: string
  readonly orderNo: string
  readonly shipToCode: string
  readonly stage: number
  readonly part: number
  readonly partDay: number
  readonly partMinutes: number | null
}

const groupOf = (one: { orderNo: string; shipToCode: string; stage: number }) =>
  `${one.orderNo} ${one.shipToCode} ${one.stage}`

/** What each visit comes after, and into how many parts its work is divided; by visit. */
export async function loadLinks(
  reading: Reading,
  visits: readonly LinkedVisit[],
): Promise<Map<string, { readonly after: Predecessor[]; readonly parts: number }>> {
  const { tx, timeZone } = reading
  const dependencies = await loadDependencies(
    tx,
    visits.map((visit) => visit.orderNo),
  )
  const divided = visits.some((visit) => visit.partMinutes !== null)
  if (dependencies.length === 0 && !divided)
    return new Map(visits.map((visit) => [visit.visitNo, { after: [], parts: 1 }]))
  const orderNos = [
    ...visits.map((visit) => visit.orderNo),
    ...dependencies.map((dependency) => dependency.afterOrderNo),
  ]
  const rows = await tx
    .selectFrom('visit')
    .select(['visitNo', 'orderNo', 'shipToCode', 'stage', 'part', 'partDay', 'partMinutes', 'state'])
    .select(['resourceNo', 'day', 'plannedEnd'])
    .where(anyOf('orderNo', orderNos))
    .where('state', 'in', [...openStates, 'done'])
    .orderBy('part')
    .orderBy('visitNo')
    .execute()
  const lines = await tx
    .selectFrom('serviceItemLine')
    .innerJoin('repairStatus', 'repairStatus.repairStatusCode', 'serviceItemLine.repairStatusCode')
    .select(['orderNo', 'lineNo', 'shipToCode', 'stage', 'role', 'finishingDate', 'finishingTime'])
    .where(anyOf('orderNo', orderNos))
    .execute()
  const rowsOf = Map.groupBy(rows, groupOf)
  const isOpen = (row: (typeof rows)[number]) => row.state !== 'done'
  const placementOf = (row: (typeof rows)[number] | undefined) =>
    row?.resourceNo && row.day && row.plannedEnd
      ? { resourceNo: row.resourceNo, day: row.day, end: row.plannedEnd }
      : null

  /** The part before: by the same technician, on the same day or on the working day before. */
  const partBefore = (visit: LinkedVisit): Predecessor[] => {
    if (visit.partMinutes === null || visit.part === 1) return []
    const before = (rowsOf.get(groupOf(visit)) ?? []).filter((row) => row.part === visit.part - 1)
    const row = before.find(isOpen) ?? before.at(-1)
    if (!row) return []
    const open = isOpen(row)
    return [
      {
        visitNo: open ? row.visitNo : null,
        gapMinMinutes: 0,
        gapMaxMinutes: null,
        // What is over binds nobody to a technician or day that may no longer be free.
        sameTechnician: open,
        sameDay: open && row.partDay === visit.partDay,
        nextDay: open && row.partDay !== visit.partDay,
        together: open,
        placement: placementOf(row),
      },
    ]
  }

  const entered = (visit: LinkedVisit): Predecessor[] =>
    dependencies.flatMap((dependency) => {
      const line = lines.find((one) => one.orderNo === dependency.orderNo && one.lineNo === dependency.lineNo)
      if (!line || line.role === 'finished' || groupOf(line) !== groupOf(visit)) return []
      const awaited = lines.filter(
        (one) =>
          one.orderNo === dependency.afterOrderNo &&
          (dependency.afterLineNo === null || one.lineNo === dependency.afterLineNo) &&
          groupOf(one) !== groupOf(visit),
      )
      const { gapMinMinutes, gapMaxMinutes, sameTechnician, sameDay } = dependency
      return [...Map.groupBy(awaited, groupOf)].flatMap(([group, ofGroup]): Predecessor[] => {
        const last = (rowsOf.get(group) ?? []).filter(isOpen).at(-1)
        if (ofGroup.some((one) => one.role !== 'finished') && last)
          return [
            {
              visitNo: last.visitNo,
              gapMinMinutes,
              gapMaxMinutes,
              sameTechnician,
              sameDay,
              nextDay: false,
              together: false,
              placement: placementOf(last),
            },
          ]
        const done = placementOf((rowsOf.get(group) ?? []).at(-1))
        const ends = ofGroup.flatMap((one) =>
          one.finishingDate && one.finishingTime
            ? [momentOf(one.finishingDate, one.finishingTime, timeZone)]
            : [],
        )
        const end = ends.sort().at(-1) ?? done?.end
        if (!done || !end) return []
        const over = { sameTechnician: false, sameDay: false, nextDay: false, together: false }
        return [{ visitNo: null, gapMinMinutes, gapMaxMinutes: null, ...over, placement: { ...done, end } }]
      })
    })

  return new Map(
    visits.map((visit) => {
      const group = (rowsOf.get(groupOf(visit)) ?? []).filter((row) => row.partMinutes !== null)
      const firstOpen = group.find(isOpen)?.visitNo
      const begins = visit.partMinutes === null || firstOpen === visit.visitNo
      return [
        visit.visitNo,
        {
          after: [...partBefore(visit), ...(begins ? entered(visit) : [])],
          parts: visit.partMinutes === null ? 1 : Math.max(visit.part, ...group.map((row) => row.part)),
        },
      ]
    }),
  )
}
