import { useFormats } from '../app/formats.ts'
import { useTimeSheetWords } from './texts.ts'
import classes from './time-sheets.module.css'

/** Hours of one day, drawn against the working hours; more than these is told in words too. */
export function DayBar({ hours, capacity }: { hours: number; capacity: number }) {
  const say = useTimeSheetWords()
  const formats = useFormats()
  const over = hours > capacity
  const share = capacity > 0 ? Math.min(1, hours / capacity) : hours > 0 ? 1 : 0
  const title = say('hours-of-capacity', { hours: formats.exact(hours), capacity: formats.exact(capacity) })
  return (
    <div className={classes.day} title={over ? `${title}: ${say('over-capacity')}` : title}>
      <span className={classes.hours}>{hours > 0 ? `${formats.exact(hours)}${over ? ' ▲' : ''}` : '–'}</span>
      {(capacity > 0 || hours > 0) && (
        <span className={classes.track}>
          <span className={classes.fill} data-over={over || undefined} style={{ width: `${share * 100}%` }} />
        </span>
      )}
    </div>
  )
}
