import { useEffect, useState } from 'react'

/**
 * Seconds until a moment, told anew each second; 0 when it is over. `now` is the server's clock when it answered, so
 * that a wrong clock of the browser does not matter.
 */
export function useSecondsLeft(until: string | null, now: string): number {
  const [ahead, setAhead] = useState(() => Date.parse(now) - Date.now())
  useEffect(() => setAhead(Date.parse(now) - Date.now()), [now])
  const [, tick] = useState(0)
  useEffect(() => {
    if (until === null) return
    const ticking = setInterval(() => tick((count) => count + 1), 1000)
    return () => clearInterval(ticking)
  }, [until])
  return until === null ? 0 : Math.max(0, Math.ceil((Date.parse(until) - (Date.now() + ahead)) / 1000))
}

/** `7:05` of seconds. */
export const asCountdown = (seconds: number) =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`

/**
 * The present second for a board on which slots are kept: goes on every ten seconds, and says so once when the next
 * kept slot ends, which no event tells.
 */
export function useHoldClock(now: string, untils: readonly string[], onOver: () => void): number {
  const [ahead, setAhead] = useState(() => Date.parse(now) - Date.now())
  useEffect(() => setAhead(Date.parse(now) - Date.now()), [now])
  const [, tick] = useState(0)
  const next = [...untils].sort()[0]
  useEffect(() => {
    if (next === undefined) return
    const ticking = setInterval(() => tick((count) => count + 1), 10_000)
    const over = setTimeout(onOver, Math.max(0, Date.parse(next) - Date.now() - ahead) + 500)
    return () => {
      clearInterval(ticking)
      clearTimeout(over)
    }
  }, [next, ahead, onOver])
  return next === undefined ? Date.parse(now) / 1000 : (Date.now() + ahead) / 1000
}
