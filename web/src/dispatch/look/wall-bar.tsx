import type { Board } from '@giro/business/dispatch/api.ts'
import { Badge, Button } from '@mantine/core'
import { useEffect } from 'react'
import { useFormats } from '../../app/formats.ts'
import classes from './look.module.css'
import { useLookWords } from './texts.ts'

const pageSeconds = 20

/** Head of the board on the wall: the time, how far the day is, what is late; large enough for across the room. */
export function WallBar({ board, onEnd }: { board: Board; onEnd: () => void }) {
  const say = useLookWords()
  const formats = useFormats()
  usePaging()
  useAwake()
  const planned = board.visits.filter(
    ({ placement }) => placement && placement.day >= board.fromDay && placement.day <= board.toDay,
  )
  const done = planned.filter((visit) => visit.state === 'done').length
  const late = planned.filter(
    ({ state, due, placement }) => state !== 'done' && due !== null && placement!.start > due,
  ).length
  const open = board.visits.filter((visit) => visit.state === 'unplanned').length
  return (
    <div className={classes.wallBar}>
      <strong>{formats.clock(board.now)}</strong>
      <span>{formats.calendarDayLong(board.fromDay)}</span>
      <span>{say('wall-done', { done, all: planned.length })}</span>
      <Badge size="xl" variant="light" color={late > 0 ? 'orange' : 'gray'} tt="none">
        {late > 0 && '⚠ '}
        {say('wall-late', { count: late })}
      </Badge>
      <Badge size="xl" variant="light" color="gray" tt="none">
        {say('wall-open', { count: open })}
      </Badge>
      <Button variant="subtle" color="gray" ml="auto" onClick={onEnd}>
        {say('wall-end')}
      </Button>
    </div>
  )
}

/** Nobody scrolls a screen on the wall: it turns the page by itself, and begins again behind the last one. */
function usePaging() {
  useEffect(() => {
    const turning = setInterval(() => {
      const sheet = document.querySelector<HTMLElement>('[data-wall] [role=application]')
      if (!sheet) return
      const last = sheet.scrollTop + sheet.clientHeight >= sheet.scrollHeight - 2
      sheet.scrollTo({ top: last ? 0 : sheet.scrollTop + sheet.clientHeight * 0.8, behavior: 'smooth' })
    }, pageSeconds * 1000)
    return () => clearInterval(turning)
  }, [])
}

/** Keeps the screen on where the browser can. */
function useAwake() {
  useEffect(() => {
    let lock: { release(): Promise<void> } | null = null
    let over = false
    const ask = async () => {
      try {
        const got = await navigator.wakeLock?.request('screen')
        if (over) void got?.release()
        else lock = got ?? null
      } catch {
        // The browser does not want to, or the page is not shown: the screen keeps its own rules.
      }
    }
    const shown = () => document.visibilityState === 'visible' && void ask()
    void ask()
    document.addEventListener('visibilitychange', shown)
    return () => {
      over = true
      document.removeEventListener('visibilitychange', shown)
      void lock?.release()
    }
  }, [])
}
