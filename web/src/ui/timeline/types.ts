import type { Day } from '@giro/business/foundation/day.ts'
import type { ReactNode } from 'react'

/** A bar: one visit on a row. Seconds are epoch seconds. */
export interface TimelineBar {
  readonly id: string
  readonly rowId: string
  readonly start: number
  readonly end: number
  /** Drawn apart before the bar: the drive there, which ends with the arrival. */
  readonly travelSeconds: number
  readonly arrival: number
  readonly title: string
  readonly subtitle: string
  readonly colour: string
  /** Promised window, drawn as a bracket. */
  readonly promised: { readonly from: number; readonly to: number } | null
  readonly pinned: boolean
  /** Why it needs the eye: shown as a sign and on hover; null: all is well. */
  readonly warning: string | null
  /** Work that has begun cannot be moved. */
  readonly fixed: boolean
  readonly done: boolean
  /** Known outside as it stands, or known otherwise; absent: nobody knows of it yet. */
  readonly known?: 'published' | 'changed'
  /** What is known, in words. */
  readonly knownText?: string
  /** Kept for somebody who is being asked: not planned yet. */
  readonly kept?: boolean
  /** Somebody else has chosen it right now: their name, and that in words. */
  readonly chosenBy?: string
  readonly chosenByText?: string
  /** Of a proposal: how it would change. */
  readonly ghost?: 'added' | 'moved' | 'retimed' | 'removed'
}

/** A time that is not for work. */
export interface TimelineBlock {
  readonly kind: 'absence' | 'break'
  readonly from: number
  readonly to: number
  readonly title: string
}

export interface TimelineRow {
  readonly id: string
  readonly name: string
  readonly note: string
  readonly colour: string
  /** Name of the team; rows of one team stand together. */
  readonly group: string
  /** Working hours of the shown days. */
  readonly shifts: readonly { readonly from: number; readonly to: number }[]
  readonly blocks: readonly TimelineBlock[]
  readonly usedSeconds: number
  readonly capacitySeconds: number
  /** The figures behind the bar, for hover. */
  readonly capacityText: string
}

/** Where something would be put. */
export interface DropTarget {
  readonly rowId: string
  readonly day: Day
  readonly seconds: number
}

/** What a drop would do. */
export interface DropPreview {
  readonly lines: readonly ReactNode[]
  readonly faults: readonly string[]
}

export interface TimelineProps {
  readonly rows: readonly TimelineRow[]
  readonly bars: readonly TimelineBar[]
  readonly fromDay: Day
  readonly days: number
  readonly timeZone: string
  readonly hours: { readonly from: number; readonly to: number }
  readonly now: number
  readonly selected: ReadonlySet<string>
  readonly hovered: string | null
  readonly onSelect: (id: string | null, add: boolean) => void
  /** Bars inside a rectangle drawn on the board; `add`: besides those that are chosen. */
  readonly onLasso?: (ids: readonly string[], add: boolean) => void
  readonly onHover: (id: string | null) => void
  readonly onOpen: (id: string) => void
  readonly onRow?: (rowId: string) => void
  readonly onPreview: (id: string, target: DropTarget | null, signal: AbortSignal) => Promise<DropPreview>
  readonly onDrop: (id: string, target: DropTarget | null) => void
  readonly words: {
    readonly board: string
    readonly row: string
    readonly pinned: string
    readonly warning: string
    readonly picked: string
    readonly target: string
    readonly dropped: string
    readonly cancelled: string
    readonly offThePlan: string
    readonly computing: string
    readonly zoomIn: string
    readonly zoomOut: string
    readonly team: string
  }
  readonly formatClock: (seconds: number) => string
  readonly formatDay: (day: string) => string
}
