import { createContext, useContext } from 'react'
import type { DropTarget } from './types.ts'

/** What is being dragged: a bar of the board or a row of the list beside it. */
export interface Dragged {
  readonly id: string
  readonly title: string
  /** Seconds of work, for the width of the ghost. */
  readonly seconds: number
  /** How far right of its start it was taken, in pixels. */
  readonly grabbed: number
}

export interface DragPlace {
  readonly x: number
  readonly y: number
}

/** Starts a drag from anywhere on the board's page. */
export type StartDrag = (
  dragged: Dragged,
  event: { readonly clientX: number; readonly clientY: number; readonly pointerId: number },
) => void

export const DragContext = createContext<{
  start: StartDrag
  pickUp: (dragged: Dragged) => void
  dragging: string | null
}>({
  start: () => {},
  pickUp: () => {},
  dragging: null,
})

/** For the list beside the board: `start` on pointer down, `pickUp` on the key M. */
export const useBoardDrag = () => useContext(DragContext)

/** The same place is not asked for twice. */
export const sameTarget = (a: DropTarget | null, b: DropTarget | null) =>
  a === null || b === null ? a === b : a.rowId === b.rowId && a.seconds === b.seconds && a.day === b.day
