import type { CSSProperties } from 'react'
import classes from './quality.module.css'

/** A piece of a bar. */
export interface Part {
  readonly part: string
  readonly name: string
  readonly value: number
  /** The value in words. */
  readonly words: string
}

export interface BarRow {
  readonly key: string
  readonly name: string
  readonly parts: readonly Part[]
  /** The same before, drawn thinner above; null: not compared. */
  readonly before: readonly Part[] | null
  readonly total: string
  /** A mark on the scale, such as the capacity; null: none. */
  readonly mark: number | null
}

const sum = (parts: readonly Part[]) => parts.reduce((total, part) => total + Math.max(0, part.value), 0)

/**
 * Stacked bars on one scale. Each bar says in words what it is made of, for those who do not see it; the figures stand
 * in a table beside it.
 */
export function StackedBars({
  rows,
  label,
  sentence,
}: {
  rows: readonly BarRow[]
  label: string
  sentence: (name: string, parts: string) => string
}) {
  const most = Math.max(
    1e-9,
    ...rows.flatMap((row) => [sum(row.parts), sum(row.before ?? []), row.mark ?? 0]),
  )
  const share = (value: number) => `${(Math.max(0, value) / most) * 100}%`
  const drawn = (parts: readonly Part[]) =>
    parts.map((part) => (
      <i
        key={part.part}
        className={classes.part}
        data-part={part.part}
        style={{ width: `${(Math.max(0, part.value) / Math.max(1e-9, sum(parts))) * 100}%` }}
        title={`${part.name} ${part.words}`}
      />
    ))
  return (
    <div className={classes.bars} role="list" aria-label={label}>
      {rows.map((row) => (
        <div key={row.key} className={classes.row} role="listitem">
          <span title={row.name}>{row.name}</span>
          <div
            className={row.mark === null ? classes.stack : `${classes.stack} ${classes.capacity}`}
            style={row.mark === null ? undefined : ({ '--capacity': share(row.mark) } as CSSProperties)}
            role="img"
            aria-label={sentence(row.name, row.parts.map((part) => `${part.name} ${part.words}`).join(', '))}
          >
            {row.before && (
              <div data-before style={{ width: share(sum(row.before)) }}>
                {drawn(row.before)}
              </div>
            )}
            <div style={{ width: share(sum(row.parts)) }}>{drawn(row.parts)}</div>
          </div>
          <span>{row.total}</span>
        </div>
      ))}
    </div>
  )
}

/** The colours in words, each with its sum. */
export function Legend({ parts }: { parts: readonly Part[] }) {
  return (
    <ul className={classes.legend}>
      {parts.map((part) => (
        <li key={part.part}>
          <i className={classes.part} data-part={part.part} aria-hidden />
          {part.name} <b>{part.words}</b>
        </li>
      ))}
    </ul>
  )
}
