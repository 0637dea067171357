import type { BoardVisit } from '@giro/business/dispatch/api.ts'
import { useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useFormats } from '../../app/formats.ts'
import type { TimelineBar } from '../../ui/timeline/types.ts'
import classes from './look.module.css'
import { useLookWords } from './texts.ts'

const gap = 6

/** What a bar is about, beside it while the pointer or the keyboard rests on it. Screen readers have its label. */
export function BarCard({ bar, visit }: { bar: TimelineBar; visit: BoardVisit }) {
  const say = useLookWords()
  const formats = useFormats()
  const card = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null)
  useLayoutEffect(() => {
    const at = document.querySelector(`[data-bar="${CSS.escape(bar.id)}"]`)?.getBoundingClientRect()
    const own = card.current
    if (!at || !own) return setPlace(null)
    const below = at.bottom + gap + own.offsetHeight < innerHeight
    setPlace({
      left: Math.max(gap, Math.min(at.left, innerWidth - own.offsetWidth - gap)),
      top: below ? at.bottom + gap : at.top - gap - own.offsetHeight,
    })
  }, [bar])
  const clock = (seconds: number) => formats.clock(seconds * 1000)
  const metres = visit.placement?.travelMetres ?? 0
  return createPortal(
    <div
      ref={card}
      className={classes.card}
      style={place ?? { visibility: 'hidden' }}
      aria-hidden="true"
      data-card={bar.id}
    >
      <b>{visit.customerName}</b>
      <span>
        {clock(bar.start)}–{clock(bar.end)} · {visit.description}
      </span>
      <span className={classes.dim}>
        {visit.address}, {visit.city}
      </span>
      {visit.phone && <span className={classes.dim}>{say('phone', { phone: visit.phone })}</span>}
      <span className={classes.dim}>
        {say('drive', {
          time: formats.minutes(bar.travelSeconds / 60),
          distance: formats.kilometres(metres),
        })}
      </span>
      {visit.promised && (
        <span>
          {say('promised', {
            from: formats.clock(visit.promised.from),
            to: formats.clock(visit.promised.to),
          })}
        </span>
      )}
      {visit.due && <span>{say('due', { time: formats.stamp(visit.due) })}</span>}
      {visit.skills.length > 0 && (
        <span className={classes.dim}>{visit.skills.map((skill) => skill.skillCode).join(' · ')}</span>
      )}
      {bar.knownText && <span className={classes.dim}>{bar.knownText}</span>}
      {bar.warning && <span className={classes.attention}>⚠ {bar.warning}</span>}
    </div>,
    document.body,
  )
}
