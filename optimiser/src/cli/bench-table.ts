import type { Fault } from '../solution.ts'
import { shownCost } from './command.ts'

/** One measured problem. */
export interface BenchRow {
  readonly instance: string
  readonly path: string
  readonly format: string
  readonly visits: number
  readonly shifts: number
  /** Shifts that are used. */
  readonly routes: number
  readonly unassigned: number
  /** Sum of the priorities of the visits left out. */
  readonly lostPriority: number
  readonly travelSeconds: number
  readonly cost: number
  /** In the unit of `cost`; null: not known. */
  readonly bestKnown: number | null
  readonly gapPercent: number | null
  readonly iterations: number
  readonly iterationsPerSecond: number
  readonly firstPlanMs: number | null
  readonly seconds: number
  /** Rules that the plan breaks. */
  readonly faults: readonly Fault[]
}

const columns: readonly {
  readonly head: string
  readonly width: number
  readonly cell: (row: BenchRow) => string
}[] = [
  { head: 'good', width: 5, cell: (row) => (row.faults.length ? 'NO' : 'yes') },
  { head: 'visits', width: 8, cell: (row) => String(row.visits) },
  { head: 'left', width: 6, cell: (row) => String(row.unassigned) },
  { head: 'priority', width: 10, cell: (row) => String(row.lostPriority) },
  { head: 'routes', width: 8, cell: (row) => String(row.routes) },
  { head: 'travel', width: 12, cell: (row) => String(row.travelSeconds) },
  { head: 'cost', width: 15, cell: (row) => String(shownCost(row.cost)) },
  { head: 'gap %', width: 8, cell: (row) => (row.gapPercent === null ? '' : shownGap(row.gapPercent)) },
  { head: 'steps/s', width: 9, cell: (row) => String(row.iterationsPerSecond) },
  { head: 'first ms', width: 10, cell: (row) => (row.firstPlanMs === null ? '' : String(row.firstPlanMs)) },
  { head: 's', width: 8, cell: (row) => row.seconds.toFixed(1) },
]
const NAME = 28

/** Two digits, and no minus before nothing. */
function shownGap(percent: number): string {
  return (Math.round(percent * 100) / 100 || 0).toFixed(2)
}

export const tableHead = `${'instance'.padEnd(NAME)}${columns.map(({ head, width }) => head.padStart(width)).join('')}`

export function tableLine(row: BenchRow): string {
  return `${row.instance.slice(0, NAME - 1).padEnd(NAME)}${columns.map(({ cell, width }) => cell(row).padStart(width)).join('')}`
}

export function tableSums(rows: readonly BenchRow[]): string {
  const sum = (of: (row: BenchRow) => number): number => rows.reduce((all, row) => all + of(row), 0)
  const gaps = rows.flatMap(({ gapPercent }) => (gapPercent === null ? [] : [gapPercent]))
  const gap = gaps.length
    ? `, mean gap ${(gaps.reduce((all, each) => all + each, 0) / gaps.length).toFixed(3)} % over ${gaps.length}, ` +
      `largest ${Math.max(...gaps).toFixed(2)} %`
    : ''
  return (
    `${rows.length} problems: ${sum((row) => row.unassigned)} left out (priority ${sum((row) => row.lostPriority)}), ` +
    `travel ${sum((row) => row.travelSeconds)}, cost ${shownCost(sum((row) => row.cost))}${gap}`
  )
}
