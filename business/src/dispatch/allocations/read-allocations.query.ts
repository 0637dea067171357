import { handle } from '../../engine/module.ts'
import { timeOf } from '../../foundation/day.ts'
import { loadLines } from '../../service-orders/public.store.ts'
import { readAllocations } from './api.ts'
import { loadEntries } from './entries.store.ts'
import { totalsOf } from './entries.ts'

export const readAllocationsQuery = handle(readAllocations, async ({ orderNo }, reading) => {
  const { tx, timeZone } = reading
  const lines = await loadLines(tx, orderNo)
  const entries = await loadEntries(tx, orderNo)
  const totals = totalsOf(
    entries,
    lines.map((line) => line.lineNo),
  )
  const names = new Map(
    (await tx.selectFrom('resource').select(['resourceNo', 'name']).execute()).map((row) => [
      row.resourceNo,
      row.name,
    ]),
  )
  const groups = new Map(
    (await tx.selectFrom('resourceGroup').select(['groupNo', 'name']).execute()).map((row) => [
      row.groupNo,
      row.name,
    ]),
  )
  const placed = new Set(
    (
      await tx
        .selectFrom('visit')
        .select('visitNo')
        .where('orderNo', '=', orderNo)
        .where('resourceNo', 'is not', null)
        .execute()
    ).map((row) => row.visitNo),
  )
  const time = (moment: (typeof entries)[number]['startAt']) => moment && timeOf(moment, timeZone)
  return {
    ...totals,
    entries: entries.map((entry) => {
      const line = lines.find((one) => one.lineNo === entry.lineNo)!
      return {
        entryNo: entry.entryNo,
        lineNo: entry.lineNo,
        lineDescription: line.description,
        serviceItemNo: line.serviceItemNo,
        status: entry.status,
        role: entry.role,
        resourceNo: entry.resourceNo,
        resourceName: entry.resourceNo && (names.get(entry.resourceNo) ?? entry.resourceNo),
        groupNo: entry.groupNo,
        groupName: entry.groupNo && (groups.get(entry.groupNo) ?? entry.groupNo),
        day: entry.day,
        hours: entry.hours,
        startTime: time(entry.startAt),
        endTime: time(entry.endAt),
        description: entry.description,
        reasonCode: entry.reasonCode,
        serviceStarted: entry.serviceStarted,
        visitNo: entry.visitNo,
        onBoard: entry.visitNo !== null && placed.has(entry.visitNo),
      }
    }),
  }
})
