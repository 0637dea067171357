import { type Board, type BoardVisit, readBoard, readBoardVisits } from '@giro/business/dispatch/api.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef } from 'react'
import { call } from '../app/call.ts'
import { type LiveEvent, useLiveEvents } from '../app/live.tsx'

/** A burst of news is answered once. */
const burstMilliseconds = 120
/** Beyond so many moved visits the whole board is read. */
const patchedAtMost = 200

/**
 * Keeps the board as it is in the company: after moves only the moved visits are read, after anything else all of it.
 * Returns how to read all of it now.
 */
export function useBoardNews(): () => Promise<void> {
  const client = useQueryClient()
  const reload = useCallback(() => client.invalidateQueries({ queryKey: ['dispatch'] }), [client])
  const timer = useRef(0)
  const moved = useRef(new Set<string>())
  const more = useRef(false)
  const answer = useCallback(async () => {
    const visitNos = [...moved.current]
    const all = more.current || visitNos.length > patchedAtMost
    moved.current = new Set()
    more.current = false
    if (all) return reload()
    try {
      const { visits, now } = await call(readBoardVisits, { visitNos })
      client.setQueriesData<Board>(
        { queryKey: ['dispatch', readBoard.name] },
        (board) => board && { ...boardWith(board, visitNos, visits), now },
      )
      // What else is shown of dispatching, the proposals of a visit for one, follows.
      await client.invalidateQueries({
        queryKey: ['dispatch'],
        predicate: ({ queryKey }) => queryKey[1] !== readBoard.name,
      })
    } catch {
      await reload()
    }
  }, [client, reload])
  useEffect(() => () => clearTimeout(timer.current), [])
  useLiveEvents(
    useCallback(
      (event: LiveEvent) => {
        if (!event.name.startsWith('dispatch.') || event.name === 'dispatch.position-changed') return
        const { visitNos } = event.data
        if (event.name === 'dispatch.visits-placed' && Array.isArray(visitNos))
          for (const visitNo of visitNos as string[]) moved.current.add(visitNo)
        else more.current = true
        clearTimeout(timer.current)
        timer.current = window.setTimeout(() => void answer(), burstMilliseconds)
      },
      [answer],
    ),
  )
  return reload
}

/** The board with some visits as they are now; `visitNos` that are not among them are gone, or no longer on its days. */
export function boardWith(board: Board, visitNos: readonly string[], visits: readonly BoardVisit[]): Board {
  const asked = new Set(visitNos)
  const here = visits.filter(({ state, placement }) =>
    placement ? placement.day >= board.fromDay && placement.day <= board.toDay : state === 'unplanned',
  )
  const kept = board.visits.filter((visit) => !asked.has(visit.visitNo))
  return { ...board, visits: [...kept, ...here].sort((a, b) => (a.visitNo < b.visitNo ? -1 : 1)) }
}
