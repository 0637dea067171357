import { sql } from 'kysely'
import { loadLinePoints } from '../../checklists/public.store.ts'
import type { Reading } from '../../engine/act.ts'
import { anyOf } from '../../engine/any-of.ts'
import { handle } from '../../engine/module.ts'
import type { Day } from '../../foundation/day.ts'
import { forBoard } from '../board.query.ts'
import { loadDispatchSetup, loadVisits } from '../day.store.ts'
import type { Visit } from '../day.ts'
import { listVisitReports, type ReportContent, readMyVisits } from './api.ts'

const historyShown = 3

export const readMyVisitsQuery = handle(readMyVisits, async ({ day }, reading) => {
  const { resourceNo } = reading.user
  const setup = await loadDispatchSetup(reading.tx)
  const map = { tileUrl: setup.mapTileUrl, attribution: setup.mapAttribution }
  if (resourceNo === null) return { resourceNo, map, visits: [] }
  const visits = (
    await loadVisits(reading, { fromDay: day, toDay: day, resourceNos: [resourceNo], unplanned: false })
  )
    // A slot that is only kept is nobody's work yet.
    .filter((visit) => !visit.held)
    .sort((a, b) => ((a.placement?.start ?? '') < (b.placement?.start ?? '') ? -1 : 1))
  if (visits.length === 0) return { resourceNo, map, visits: [] }
  const visitNos = visits.map((visit) => visit.visitNo)
  const orderNos = [...new Set(visits.map((visit) => visit.orderNo))]
  const times = new Map(
    (
      await reading.tx
        .selectFrom('visit')
        .select(['visitNo', 'enRouteAt', 'arrivedAt', 'endedAt', 'pausedMinutes', 'shipToCode'])
        .where(anyOf('visitNo', visitNos))
        .execute()
    ).map((row) => [row.visitNo, row]),
  )
  const orders = new Map(
    (
      await reading.tx
        .selectFrom('serviceOrder')
        .select(['orderNo', 'workDescription', 'contactName', 'email'])
        .where(anyOf('orderNo', orderNos))
        .execute()
    ).map((row) => [row.orderNo, row]),
  )
  const lines = await linesFor(reading, orderNos)
  const reports = await reportsOf(reading, orderNos)
  return {
    resourceNo,
    map,
    visits: visits.map((visit: Visit) => {
      const { shipToCode, visitNo: _, ...own } = times.get(visit.visitNo)!
      const { workDescription, contactName, email } = orders.get(visit.orderNo)!
      return {
        ...forBoard(visit),
        ...own,
        workDescription,
        contactName,
        email,
        lines: lines
          .filter(
            (line) =>
              line.orderNo === visit.orderNo && line.shipToCode === shipToCode && line.stage === visit.stage,
          )
          .map(({ orderNo: _order, shipToCode: _ship, stage: _stage, ...line }) => line),
        reports: reports
          .filter((report) => report.visitNo === visit.visitNo)
          .map(({ visitNo: _no, ...report }) => report),
      }
    }),
  }
})

async function linesFor({ tx }: Reading, orderNos: readonly string[]) {
  const rows = await tx
    .selectFrom('serviceItemLine as line')
    .innerJoin('repairStatus', 'repairStatus.repairStatusCode', 'line.repairStatusCode')
    .leftJoin('serviceItem', 'serviceItem.serviceItemNo', 'line.serviceItemNo')
    .select([
      'line.orderNo',
      'line.lineNo',
      'line.shipToCode',
      'line.stage',
      'line.description',
      'line.repairStatusCode',
      'repairStatus.description as repairStatus',
      'repairStatus.role',
      'line.serviceItemNo',
      'line.itemNo',
      'line.groupCode',
      'line.serialNo',
      'line.warranty',
      'line.faultAreaCode',
      'line.symptomCode',
      'line.faultCode',
      'line.resolutionCode',
      'line.faultReasonCode',
      'serviceItem.locationOfItem',
    ])
    .where(anyOf('line.orderNo', orderNos))
    .orderBy('line.orderNo')
    .orderBy('line.lineNo')
    .execute()
  const points = await loadLinePoints(tx, orderNos)
  const history = await historyOf(
    tx,
    rows.flatMap((row) => row.serviceItemNo ?? []),
  )
  return rows.map(({ role, locationOfItem, ...row }) => ({
    ...row,
    finished: role === 'finished',
    location: locationOfItem ?? '',
    points: points
      .filter((point) => point.orderNo === row.orderNo && point.lineNo === row.lineNo)
      .map(({ orderNo: _order, lineNo: _line, ...point }) => point),
    history: history.get(row.serviceItemNo ?? '') ?? [],
  }))
}

/** What was finished on machines before, the newest first. */
async function historyOf(tx: Reading['tx'], serviceItemNos: readonly string[]) {
  if (serviceItemNos.length === 0) return new Map<string, never[]>()
  const rows = await tx
    .selectFrom('serviceItemLine as line')
    .leftJoin('resolutionCode', 'resolutionCode.resolutionCode', 'line.resolutionCode')
    .select(['line.serviceItemNo', 'line.finishingDate', 'line.description', 'line.resolutionCode'])
    .select(sql<string>`coalesce(resolution_code.description, '')`.as('resolution'))
    .where(anyOf('line.serviceItemNo', [...new Set(serviceItemNos)]))
    .where('line.finishingDate', 'is not', null)
    .orderBy('line.finishingDate', 'desc')
    .execute()
  return new Map(
    [...Map.groupBy(rows, (row) => row.serviceItemNo!)].map(([no, all]) => [
      no,
      all.slice(0, historyShown).map(({ finishingDate, description, resolution }) => ({
        day: finishingDate as Day as string,
        description,
        resolution,
      })),
    ]),
  )
}

async function reportsOf(reading: Reading, orderNos: readonly string[]) {
  const rows = await reading.tx
    .selectFrom('visitReport')
    .selectAll()
    .where(anyOf('orderNo', orderNos))
    .orderBy('at')
    .orderBy('receivedAt')
    .execute()
  return rows.map((row) => ({
    reportId: row.reportId,
    visitNo: row.visitNo,
    kind: row.kind,
    lineNo: row.lineNo,
    at: row.at as string,
    byName: row.byName,
    outcome: row.outcome,
    words: row.words.map(({ code, facts }) => reading.say(code, facts)),
    summary: summaryOf({ kind: row.kind, ...row.data } as ReportContent),
  }))
}

/** In short, without words that need a language. */
function summaryOf(content: ReportContent): string {
  switch (content.kind) {
    case 'time':
      return `${content.minutes} min${content.remark ? ` · ${content.remark}` : ''}`
    case 'part':
      return `${content.quantity} × ${content.itemNo}${content.serialNo ? ` · ${content.serialNo}` : ''}`
    case 'note':
      return content.note
    case 'photo':
      return content.name
    case 'signature':
      return [content.name || content.whyNot, content.remark].filter(Boolean).join(' · ')
    case 'check':
      return [`${content.pointNo}`, content.value, content.note].filter(Boolean).join(' · ')
    case 'paused':
      return content.reason
    case 'not-done':
      return content.remark
    default:
      return ''
  }
}

export const listVisitReportsQuery = handle(listVisitReports, async ({ orderNo }, reading) => ({
  rows: (await reportsOf(reading, [orderNo])).reverse(),
}))
