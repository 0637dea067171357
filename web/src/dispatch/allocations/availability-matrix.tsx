import type { readAvailability } from '@giro/business/dispatch/allocations/api.ts'
import { dayOf } from '@giro/business/foundation/day.ts'
import type { OutputOf } from '@giro/business/foundation/operation.ts'
import {
  IconMapPin,
  IconMapPinOff,
  IconRosetteDiscountCheck,
  IconStarFilled,
  IconX,
} from '@tabler/icons-react'
import type { CSSProperties } from 'react'
import { useFormats } from '../../app/formats.ts'
import { useSession } from '../../app/session.tsx'
import { useLanguage } from '../../app/words.ts'
import classes from './matrix.module.css'
import { useAllocationWords } from './texts.ts'

export type Availability = OutputOf<typeof readAvailability>
export type AvailabilityRow = Availability['rows'][number]
export type AvailabilityCell = AvailabilityRow['cells'][number]
export type Figure = 'capacity' | 'allocated' | 'available'

interface Props {
  readonly data: Availability
  /** Which hours the cells show; the bar always shows how much of the capacity is used. */
  readonly figure: Figure
  /** Marks of skills, zone and preference are shown: the matrix is for an order. */
  readonly marks: boolean
  readonly chosen: { readonly no: string; readonly from: string } | null
  readonly onChoose?: (
    row: AvailabilityRow,
    column: Availability['columns'][number],
    cell: AvailabilityCell,
  ) => void
  /** A word beside the figure, or instead of it where there are no hours: on call; holiday, absent. */
  readonly noteOf?: (no: string, from: string) => string | null
  /** A day set apart from the template. */
  readonly isMarked?: (no: string, from: string) => boolean
}

/** Resources or groups by period: hours, and a bar of what is used. Cells are buttons; arrows go on with Tab. */
export function AvailabilityMatrix({ data, figure, marks, chosen, onChoose, noteOf, isMarked }: Props) {
  const say = useAllocationWords()
  const formats = useFormats()
  const label = useColumnLabel()
  const { company } = useSession()
  const today = dayOf(new Date().toISOString(), company.timeZone)
  return (
    <div className={classes.wrap}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th>{say('name')}</th>
            {data.columns.map((column) => (
              <th
                key={column.from}
                data-today={(column.from <= today && today <= column.to) || undefined}
                title={
                  column.from === column.to
                    ? undefined
                    : `${formats.calendarDay(column.from)} – ${formats.calendarDay(column.to)}`
                }
              >
                {label(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.rows.map((row) => (
            <tr key={row.no}>
              <th scope="row" title={row.name}>
                {row.name}
                {marks && <Marks row={row} data={data} />}
              </th>
              {row.cells.map((cell, at) => {
                const column = data.columns[at]!
                const capacity = Number(cell.capacity)
                const available = Number(cell.available)
                const used =
                  capacity > 0 ? Number(cell.allocated) / capacity : Number(cell.allocated) > 0 ? 1 : 0
                const note = noteOf?.(row.no, column.from) ?? null
                const what =
                  available < 0
                    ? say('overload', {
                        hours: formats.number(-available),
                        capacity: formats.number(capacity),
                      })
                    : say('free', { hours: formats.number(available), capacity: formats.number(capacity) })
                return (
                  <td key={column.from}>
                    <button
                      type="button"
                      className={classes.cell}
                      disabled={!onChoose}
                      aria-pressed={chosen ? chosen.no === row.no && chosen.from === column.from : undefined}
                      aria-label={`${row.name}, ${label(column)}: ${note ? `${note}, ` : ''}${what}`}
                      title={`${note ? `${note} · ` : ''}${what}`}
                      data-over={available < 0 || undefined}
                      data-empty={capacity === 0 || undefined}
                      data-marked={isMarked?.(row.no, column.from) || undefined}
                      style={{ '--used': Math.min(1, used) } as CSSProperties}
                      onClick={() => onChoose?.(row, column, cell)}
                    >
                      {note && capacity === 0 && available === 0
                        ? note
                        : [formats.number(Number(cell[figure])), note].filter(Boolean).join(' · ')}
                      <span className={classes.bar}>
                        <i />
                      </span>
                    </button>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Marks({ row, data }: { row: AvailabilityRow; data: Availability }) {
  const say = useAllocationWords()
  const lacks = say('not-qualified', { skills: row.missingSkills.join(', ') })
  return (
    <span className={classes.marks}>
      {data.skillsShown &&
        (row.qualified ? (
          <IconRosetteDiscountCheck size={14} aria-label={say('qualified')} title={say('qualified')} />
        ) : (
          <IconX size={14} data-off aria-label={lacks} title={lacks} />
        ))}
      {row.preferred && <IconStarFilled size={13} aria-label={say('preferred')} title={say('preferred')} />}
      {data.zonesShown &&
        (row.inZone ? (
          <IconMapPin size={14} aria-label={say('in-zone')} title={say('in-zone')} />
        ) : (
          <IconMapPinOff size={14} data-off aria-label={say('not-in-zone')} title={say('not-in-zone')} />
        ))}
    </span>
  )
}

/** `lun 12/10`, `12/10 – 18/10`, `ottobre 2026`, `2026`. */
export function useColumnLabel(): (column: { readonly from: string; readonly to: string }) => string {
  const formats = useFormats()
  const language = useLanguage()
  return ({ from, to }) => {
    if (from === to) return formats.calendarDay(from)
    const short = new Intl.DateTimeFormat(language, { timeZone: 'UTC', day: '2-digit', month: '2-digit' })
    const month = new Intl.DateTimeFormat(language, { timeZone: 'UTC', month: 'short', year: '2-digit' })
    const at = (day: string) => new Date(`${day}T12:00:00Z`)
    if (from.slice(5) === '01-01' && to.slice(5) === '12-31') return from.slice(0, 4)
    if (from.slice(0, 7) === to.slice(0, 7) && from.endsWith('-01')) return month.format(at(from))
    if (from.endsWith('-01')) return `${month.format(at(from))} – ${month.format(at(to))}`
    return `${short.format(at(from))} – ${short.format(at(to))}`
  }
}
