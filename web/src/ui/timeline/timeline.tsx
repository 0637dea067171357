import { ActionIcon } from '@mantine/core'
import {
  IconAlertTriangleFilled,
  IconCircleCheck,
  IconHourglassHigh,
  IconMessage2Exclamation,
  IconPinFilled,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import {
  type CSSProperties,
  type KeyboardEvent,
  memo,
  type PointerEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { initialsOf } from '../../app/initials.ts'
import { startLasso, touch } from '../lasso.ts'
import { DragContext, type Dragged, type StartDrag, sameTarget } from './drag.ts'
import { fromPixels, hourStep, makeScale, type Scale, toPixels } from './scale.ts'
import classes from './timeline.module.css'
import type { DropPreview, DropTarget, TimelineBar, TimelineProps, TimelineRow } from './types.ts'

const nameWidth = 186
const rowHeight = 50
const groupHeight = 26
const headHeight = 44
const snap = 300
const zooms = [1, 1.5, 2.2, 3.2, 4.6] as const

type Item =
  | { readonly kind: 'group'; readonly name: string }
  | { readonly kind: 'row'; readonly row: TimelineRow }

interface Lifted extends Dragged {
  /** By pointer it follows the mouse, by keyboard the target. */
  readonly by: 'pointer' | 'keys'
}

/**
 * Technicians by time. Rows are drawn where they are seen, bars where their day is; one place handles all pointers.
 * Every drag has a way by keyboard: M picks up, arrows move, Enter drops, Escape leaves it.
 */
export function Timeline({
  children,
  ...props
}: TimelineProps & { children?: (board: ReactNode) => ReactNode }) {
  const { rows, bars, fromDay, days, timeZone, hours, words, onPreview, onDrop, formatClock } = props
  const frame = useRef<HTMLDivElement>(null)
  const [room, setRoom] = useState(900)
  const [zoom, setZoom] = useState(0)
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const [lifted, setLifted] = useState<Lifted | null>(null)
  const [target, setTarget] = useState<DropTarget | null>(null)
  const [preview, setPreview] = useState<DropPreview | null>(null)
  const [said, setSaid] = useState('')
  const ghost = useRef<HTMLDivElement>(null)

  useLayoutEffect(() => {
    const element = frame.current
    if (!element) return
    const watching = new ResizeObserver(() => setRoom(element.clientWidth))
    watching.observe(element)
    return () => watching.disconnect()
  }, [])

  const shownSeconds = (hours.to - hours.from) * 3600 * days
  const fitting = Math.max(
    (room - nameWidth - 2) / (shownSeconds / 3600),
    days === 1 ? 42 : days <= 7 ? 9 : 3,
  )
  const pixelsPerHour = fitting * zooms[zoom]!
  const scale = useMemo(
    () => makeScale(fromDay, days, hours, pixelsPerHour, timeZone),
    [fromDay, days, hours, pixelsPerHour, timeZone],
  )

  // Another zoom or another span of days keeps the moment in the middle where it is.
  const scaled = useRef(scale)
  useLayoutEffect(() => {
    const element = frame.current
    const before = scaled.current
    scaled.current = scale
    if (!element || before === scale) return
    const half = (element.clientWidth - nameWidth) / 2
    const middle = fromPixels(before, element.scrollLeft + half, 1).seconds
    element.scrollLeft = toPixels(scale, middle) - half
  }, [scale])

  const items = useMemo(() => {
    const made: Item[] = []
    let group = ''
    for (const row of rows) {
      if (row.group !== group) {
        group = row.group
        made.push({ kind: 'group', name: group })
      }
      if (!closed.has(group)) made.push({ kind: 'row', row })
    }
    return made
  }, [rows, closed])
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => frame.current,
    estimateSize: (at) => (items[at]?.kind === 'group' ? groupHeight : rowHeight),
    overscan: 4,
    scrollMargin: headHeight,
    useFlushSync: false,
  })
  const lines = useMemo(() => linesOf(scale, pixelsPerHour), [scale, pixelsPerHour])
  // Hovering is told after a moment: while the board scrolls under the pointer nothing is.
  const hovering = useRef(0)
  const { onHover } = props
  const hoverSoon = useCallback(
    (id: string | null) => {
      clearTimeout(hovering.current)
      hovering.current = window.setTimeout(() => onHover(id), 90)
    },
    [onHover],
  )
  const barsOf = useMemo(() => Map.groupBy(bars, (bar) => bar.rowId), [bars])

  // What the handlers below need of the newest state without being made anew.
  const latest = useRef({ scale, items, virtual, lifted, target })
  latest.current = { scale, items, virtual, lifted, target }

  const targetAt = useCallback((clientX: number, clientY: number, grabbed: number): DropTarget | null => {
    const element = frame.current
    if (!element) return null
    const box = element.getBoundingClientRect()
    if (
      clientX < box.left + nameWidth ||
      clientX > box.right ||
      clientY < box.top + headHeight ||
      clientY > box.bottom
    )
      return null
    const y = clientY - box.top + element.scrollTop
    const { virtual: rowsDrawn, items: all, scale: axis } = latest.current
    const found = rowsDrawn.getVirtualItems().find((one) => y >= one.start && y < one.start + one.size)
    const item = found && all[found.index]
    if (item?.kind !== 'row') return null
    const x = clientX - box.left + element.scrollLeft - nameWidth - grabbed
    return { rowId: item.row.id, ...fromPixels(axis, x, snap) }
  }, [])

  const finish = useCallback(() => {
    setLifted(null)
    setTarget(null)
    setPreview(null)
  }, [])

  const start = useCallback<StartDrag>(
    (dragged, event) => {
      const from = { x: event.clientX, y: event.clientY }
      let moving = false
      let scrolling = 0
      const follow = (x: number, y: number) => {
        if (ghost.current) ghost.current.style.transform = `translate(${x - dragged.grabbed}px, ${y - 14}px)`
        const next = targetAt(x, y, dragged.grabbed)
        if (!sameTarget(next, latest.current.target)) setTarget(next)
      }
      const move = (moved: globalThis.PointerEvent) => {
        if (!moving && Math.hypot(moved.clientX - from.x, moved.clientY - from.y) < 5) return
        if (!moving) setLifted({ ...dragged, by: 'pointer' })
        moving = true
        moved.preventDefault()
        requestAnimationFrame(() => follow(moved.clientX, moved.clientY))
        clearInterval(scrolling)
        const box = frame.current?.getBoundingClientRect()
        if (!box) return
        const edge = (at: number, low: number, high: number) =>
          at < low + 36 ? -14 : at > high - 36 ? 14 : 0
        const [left, top] = [
          edge(moved.clientX, box.left + nameWidth, box.right),
          edge(moved.clientY, box.top + headHeight, box.bottom),
        ]
        const inside =
          moved.clientX > box.left &&
          moved.clientX < box.right &&
          moved.clientY > box.top &&
          moved.clientY < box.bottom
        if (inside && (left !== 0 || top !== 0))
          scrolling = window.setInterval(() => frame.current?.scrollBy(left, top), 16)
      }
      const end = (drop: boolean) => {
        clearInterval(scrolling)
        removeEventListener('pointermove', move)
        removeEventListener('pointerup', up)
        removeEventListener('keydown', leave)
        removeEventListener('pointercancel', cancel)
        if (moving && drop) drops(dragged, latest.current.target)
        finish()
      }
      const up = (event: globalThis.PointerEvent) => {
        if (moving) follow(event.clientX, event.clientY)
        const outside =
          document.elementFromPoint(event.clientX, event.clientY)?.closest('[data-drop-off]') !== null
        const aim = targetAt(event.clientX, event.clientY, dragged.grabbed)
        latest.current.target = aim
        end(moving && (aim !== null || outside))
      }
      const cancel = () => end(false)
      const leave = (pressed: globalThis.KeyboardEvent) => {
        if (pressed.key === 'Escape') end(false)
      }
      const drops = (what: Dragged, where: DropTarget | null) => onDrop(what.id, where)
      addEventListener('pointermove', move)
      addEventListener('pointerup', up)
      addEventListener('pointercancel', cancel)
      addEventListener('keydown', leave)
    },
    [targetAt, finish, onDrop],
  )

  const pickUp = useCallback(
    (dragged: Dragged) => {
      const bar = bars.find((one) => one.id === dragged.id)
      const first = latest.current.items.find((item) => item.kind === 'row')
      if (first?.kind !== 'row') return
      const shift = first.row.shifts[0]?.from ?? latest.current.scale.days[0]!.from
      const at = bar ? { rowId: bar.rowId, seconds: bar.start } : { rowId: first.row.id, seconds: shift }
      const day =
        latest.current.scale.days.findLast((one) => at.seconds >= one.from) ?? latest.current.scale.days[0]!
      setLifted({ ...dragged, by: 'keys' })
      setTarget({ ...at, day: day.day })
      setSaid(`${words.picked} ${dragged.title}`)
      frame.current?.focus()
    },
    [bars, words],
  )

  const { onLasso } = props
  const lasso = (event: PointerEvent) => {
    const on = event.target as Element
    if (!onLasso || event.button !== 0 || event.pointerType === 'touch') return
    if (on.closest('[data-bar]') || !on.closest(`.${classes.track}`)) return
    startLasso(event, (rectangle, add) => {
      const inside = [...(frame.current?.querySelectorAll<HTMLElement>('[data-bar]') ?? [])]
      onLasso(
        inside.flatMap((bar) =>
          touch(rectangle, bar.getBoundingClientRect()) ? (bar.dataset.bar ?? []) : [],
        ),
        add,
      )
    })
  }

  // The price of a drop is asked for whenever the target changes; only the last answer counts.
  useEffect(() => {
    if (!lifted || !target) {
      setPreview(null)
      return
    }
    const stop = new AbortController()
    const asking = setTimeout(() => {
      onPreview(lifted.id, target, stop.signal).then(
        (answer) => !stop.signal.aborted && setPreview(answer),
        () => {},
      )
    }, 40)
    return () => {
      clearTimeout(asking)
      stop.abort()
    }
  }, [lifted, target, onPreview])

  useEffect(() => {
    if (lifted?.by !== 'keys' || !target) return
    const row = rows.find((one) => one.id === target.rowId)
    const price = preview ? preview.faults.join('. ') : ''
    setSaid(`${words.target} ${row?.name ?? ''} ${formatClock(target.seconds)}. ${price}`)
  }, [lifted, target, preview, rows, words, formatClock])

  const carry = (event: KeyboardEvent) => {
    if (lifted?.by !== 'keys' || !target) return
    const moves: Record<string, [number, number]> = {
      ArrowLeft: [-900, 0],
      ArrowRight: [900, 0],
      ArrowUp: [0, -1],
      ArrowDown: [0, 1],
    }
    const move = moves[event.key]
    event.stopPropagation()
    if (event.key === 'Escape') {
      setSaid(words.cancelled)
      finish()
    } else if (event.key === 'Enter') {
      event.preventDefault()
      onDrop(lifted.id, target)
      setSaid(words.dropped)
      finish()
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      onDrop(lifted.id, null)
      setSaid(words.offThePlan)
      finish()
    } else if (move) {
      event.preventDefault()
      const ids = items.flatMap((item) => (item.kind === 'row' ? [item.row.id] : []))
      const at = Math.max(0, Math.min(ids.length - 1, ids.indexOf(target.rowId) + move[1]))
      const step = move[0] * (event.shiftKey ? 4 : 1)
      const moved = stepTime(scale, target, step)
      setTarget({ rowId: ids[at]!, ...moved })
      virtual.scrollToIndex(items.findIndex((item) => item.kind === 'row' && item.row.id === ids[at]))
    }
  }

  const carried =
    lifted?.by === 'keys' && target ? placeOfCarried(frame.current, scale, virtual, items, target) : null
  const drawn = virtual.getVirtualItems()
  const context = useMemo(
    () => ({ start, pickUp, dragging: lifted?.id ?? null }),
    [start, pickUp, lifted?.id],
  )
  const board = (
    <div
      ref={frame}
      className={classes.frame}
      data-dragging={lifted ? true : undefined}
      data-tight={pixelsPerHour < roomForWords || undefined}
      tabIndex={-1}
      onKeyDown={carry}
      onPointerDown={lasso}
      role="application"
      aria-label={words.board}
    >
      <div
        className={classes.sheet}
        style={{ width: nameWidth + scale.width, height: headHeight + virtual.getTotalSize() }}
      >
        <div className={classes.head}>
          <div className={classes.corner} style={{ width: nameWidth }}>
            <ActionIcon
              size="sm"
              color="gray"
              aria-label={words.zoomOut}
              disabled={zoom === 0}
              onClick={() => setZoom(zoom - 1)}
            >
              <IconZoomOut size={15} />
            </ActionIcon>
            <ActionIcon
              size="sm"
              color="gray"
              aria-label={words.zoomIn}
              disabled={zoom === zooms.length - 1}
              onClick={() => setZoom(zoom + 1)}
            >
              <IconZoomIn size={15} />
            </ActionIcon>
          </div>
          <Axis
            scale={scale}
            pixelsPerHour={pixelsPerHour}
            formatClock={formatClock}
            formatDay={props.formatDay}
          />
        </div>
        {drawn.map((one) => {
          const item = items[one.index]
          if (!item) return null
          const style = { top: one.start, height: one.size, width: nameWidth + scale.width }
          if (item.kind === 'group')
            return (
              <div key={`group ${item.name}`} className={classes.group} style={style}>
                <button
                  type="button"
                  aria-expanded={!closed.has(item.name)}
                  onClick={() => {
                    const next = new Set(closed)
                    if (!next.delete(item.name)) next.add(item.name)
                    setClosed(next)
                  }}
                >
                  {closed.has(item.name) ? '▸' : '▾'} {item.name || words.team}
                </button>
              </div>
            )
          return (
            <RowView
              key={item.row.id}
              row={item.row}
              bars={barsOf.get(item.row.id) ?? noBars}
              scale={scale}
              style={style}
              isTarget={target?.rowId === item.row.id}
              lifted={lifted?.id ?? null}
              selected={props.selected}
              hovered={props.hovered}
              words={words}
              onSelect={props.onSelect}
              onHover={hoverSoon}
              onOpen={props.onOpen}
              onRow={props.onRow}
              start={start}
              pickUp={pickUp}
              lines={lines}
            />
          )
        })}
        {scale.days.some((day) => props.now >= day.from && props.now <= day.to) && (
          <div className={classes.now} style={{ left: nameWidth + toPixels(scale, props.now) }} />
        )}
      </div>
      {lifted && (
        <div
          ref={ghost}
          className={classes.ghost}
          style={
            carried
              ? { transform: `translate(${carried.x}px, ${carried.y}px)` }
              : { transform: 'translate(-999px, -999px)' }
          }
        >
          <div
            className={classes.ghostBar}
            style={{ width: Math.max(70, lifted.seconds * scale.pixelsPerSecond) }}
          >
            {target && `${formatClock(target.seconds)} `}
            {lifted.title}
          </div>
          <div className={classes.tip}>
            {target === null
              ? words.offThePlan
              : preview
                ? preview.lines.map((line, at) => <div key={String(at)}>{line}</div>)
                : words.computing}
            {target !== null && preview?.faults.map((fault) => <em key={fault}>{fault}</em>)}
          </div>
        </div>
      )}
      <div className={classes.hidden} aria-live="assertive">
        {said}
      </div>
    </div>
  )
  return <DragContext value={context}>{children ? children(board) : board}</DragContext>
}

/** Lines as one background: an element each would be thousands. Hour lines only where they fall into every day alike. */
function linesOf(scale: Scale, pixelsPerHour: number): CSSProperties {
  const [first] = scale.days
  const step = hourStep(pixelsPerHour)
  const hours = first ? (first.to - first.from) / 3600 : 0
  const hourWidth = hours % step === 0 ? step * pixelsPerHour : (first?.width ?? 1)
  return { '--hour': `${hourWidth}px`, '--day': `${first?.width ?? 1}px` } as CSSProperties
}

const noBars: readonly TimelineBar[] = []

function stepTime(scale: Scale, target: DropTarget, step: number): Pick<DropTarget, 'day' | 'seconds'> {
  const at = scale.days.findIndex((day) => day.day === target.day)
  const day = scale.days[at]!
  const seconds = target.seconds + step
  if (seconds > day.to && scale.days[at + 1])
    return { day: scale.days[at + 1]!.day, seconds: scale.days[at + 1]!.from }
  if (seconds < day.from && scale.days[at - 1])
    return { day: scale.days[at - 1]!.day, seconds: scale.days[at - 1]!.to }
  return { day: day.day, seconds: Math.max(day.from, Math.min(day.to, seconds)) }
}

function placeOfCarried(
  frame: HTMLDivElement | null,
  scale: Scale,
  virtual: { getVirtualItems(): { index: number; start: number }[] },
  items: readonly Item[],
  target: DropTarget,
) {
  if (!frame) return null
  const box = frame.getBoundingClientRect()
  const row = virtual.getVirtualItems().find((one) => {
    const item = items[one.index]
    return item?.kind === 'row' && item.row.id === target.rowId
  })
  return {
    x: box.left + nameWidth + toPixels(scale, target.seconds) - frame.scrollLeft,
    y: box.top + (row?.start ?? headHeight) - frame.scrollTop + 8,
  }
}

const Axis = memo(function Axis({
  scale,
  pixelsPerHour,
  formatClock,
  formatDay,
}: {
  scale: Scale
  pixelsPerHour: number
  formatClock: (seconds: number) => string
  formatDay: (day: string) => string
}) {
  const step = hourStep(pixelsPerHour) * 3600
  return (
    <div style={{ position: 'relative', width: scale.width }}>
      {scale.days.map((day) => {
        // Of a narrow day there is room for its weekday and, below, for its date.
        const [weekday, date] = formatDay(day.day).split(' ')
        const narrow = day.width < roomForTicks
        const ticks = narrow ? 1 : Math.ceil((day.to - day.from) / step)
        return (
          <div key={day.day}>
            <div className={classes.dayName} style={{ left: day.left, maxWidth: day.width }}>
              {narrow ? weekday : formatDay(day.day)}
            </div>
            {Array.from({ length: ticks }, (_, at) => (
              <div
                key={String(at)}
                className={classes.tick}
                style={{ left: day.left + at * step * scale.pixelsPerSecond }}
              >
                {narrow ? date?.split('/')[0] : formatClock(day.from + at * step)}
              </div>
            ))}
          </div>
        )
      })}
    </div>
  )
})

/** A day narrower than this has no hours on its axis. */
const roomForTicks = 84
/** Below so many pixels an hour bars are marks without words. */
const roomForWords = 14

interface RowViewProps {
  readonly row: TimelineRow
  readonly bars: readonly TimelineBar[]
  readonly scale: Scale
  readonly style: CSSProperties
  readonly isTarget: boolean
  readonly lifted: string | null
  readonly selected: ReadonlySet<string>
  readonly hovered: string | null
  readonly words: TimelineProps['words']
  readonly onSelect: TimelineProps['onSelect']
  readonly onHover: TimelineProps['onHover']
  readonly onOpen: TimelineProps['onOpen']
  readonly onRow: TimelineProps['onRow']
  readonly start: StartDrag
  readonly pickUp: (dragged: Dragged) => void
  /** Widths of an hour step and of a day, for the lines behind the bars. */
  readonly lines: CSSProperties
}

/** A row is drawn anew only for what concerns its own bars. */
const RowView = memo(
  function RowView(props: RowViewProps) {
    const { row, bars, scale, style, words } = props
    const load = row.capacitySeconds === 0 ? 0 : row.usedSeconds / row.capacitySeconds
    return (
      <div
        className={classes.row}
        style={style}
        data-target={props.isTarget || undefined}
        role="group"
        aria-label={`${words.row} ${row.name}`}
      >
        <button
          type="button"
          className={classes.name}
          style={
            {
              width: nameWidth,
              '--row-colour': row.colour,
              font: 'inherit',
              color: 'inherit',
              borderTop: 0,
              borderBottom: 0,
              cursor: 'pointer',
            } as CSSProperties
          }
          title={row.capacityText}
          onClick={() => props.onRow?.(row.id)}
        >
          <strong>{row.name}</strong>
          <small>{row.note}</small>
          <span className={classes.load} data-over={load > 1 || undefined}>
            <i style={{ width: `${Math.min(100, load * 100)}%` }} />
          </span>
        </button>
        <div className={classes.track} style={{ width: scale.width, ...props.lines }}>
          {row.shifts.map((shift) => (
            <div key={shift.from} className={classes.shift} style={span(scale, shift.from, shift.to)} />
          ))}
          {row.blocks.map((block) => (
            <div
              key={block.kind + String(block.from)}
              className={block.kind === 'absence' ? classes.absence : classes.break}
              style={span(scale, block.from, block.to)}
              title={block.title}
            >
              {block.kind === 'absence' && block.title}
            </div>
          ))}
          {bars.map((bar) => (
            <BarView key={bar.id + (bar.ghost ?? '')} bar={bar} {...props} />
          ))}
        </div>
      </div>
    )
  },
  (before, after) => {
    const keys = Object.keys(after) as (keyof RowViewProps)[]
    return keys.every((key) => {
      if (key === 'style')
        return before.style.top === after.style.top && before.style.width === after.style.width
      if (key === 'hovered' || key === 'lifted')
        return (
          before[key] === after[key] ||
          !after.bars.some((bar) => bar.id === before[key] || bar.id === after[key])
        )
      if (key === 'selected')
        return (
          before.selected === after.selected ||
          !after.bars.some((bar) => before.selected.has(bar.id) !== after.selected.has(bar.id))
        )
      return before[key] === after[key]
    })
  },
)

/** A bar narrower than this shows by its thick foot alone that it is published: the sign would hide its name. */
const roomForSign = 64

function span(scale: Scale, from: number, to: number): { left: number; width: number } {
  const left = toPixels(scale, from)
  return { left, width: Math.max(0, toPixels(scale, to) - left) }
}

function BarView({
  bar,
  scale,
  words,
  selected,
  hovered,
  lifted,
  onSelect,
  onHover,
  onOpen,
  start,
  pickUp,
}: RowViewProps & { bar: TimelineBar }) {
  const place = span(scale, bar.start, bar.end)
  const seconds = bar.end - bar.start
  const drive = bar.travelSeconds > 0 ? span(scale, bar.arrival - bar.travelSeconds, bar.arrival) : null
  const down = (event: PointerEvent<HTMLButtonElement>) => {
    if (event.button !== 0 || bar.fixed || bar.ghost) return
    const grabbed = event.clientX - event.currentTarget.getBoundingClientRect().left
    start({ id: bar.id, title: bar.title, seconds, grabbed }, event)
  }
  const keys = (event: KeyboardEvent<HTMLButtonElement>) => {
    if (event.key === 'm' || event.key === 'M') {
      event.preventDefault()
      event.stopPropagation()
      if (!bar.fixed) pickUp({ id: bar.id, title: bar.title, seconds, grabbed: 0 })
    } else if (event.key === 'Enter') onOpen(bar.id)
    else if (event.key === 'x' || event.key === 'X') onSelect(bar.id, true)
    else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      const all = [
        ...(event.currentTarget.closest('[role=application]')?.querySelectorAll<HTMLElement>('[data-bar]') ??
          []),
      ]
      all[all.indexOf(event.currentTarget) + (event.key === 'ArrowRight' ? 1 : -1)]?.focus()
      event.preventDefault()
    }
  }
  const signs = [
    bar.knownText,
    bar.chosenByText,
    bar.pinned && words.pinned,
    bar.warning && `${words.warning}: ${bar.warning}`,
  ].filter(Boolean)
  return (
    <>
      {drive && <div className={classes.travel} style={drive} />}
      {bar.promised && (
        <div className={classes.promise} style={span(scale, bar.promised.from, bar.promised.to)} />
      )}
      {bar.kept && (
        <div className={classes.keptNote} style={{ left: Number(place.left) + Number(place.width) + 4 }}>
          <IconHourglassHigh size={12} /> {bar.subtitle}
        </div>
      )}
      <button
        type="button"
        data-bar={bar.id}
        className={classes.bar}
        style={{ ...place, '--bar': bar.colour } as CSSProperties}
        data-selected={selected.has(bar.id) || undefined}
        data-hovered={hovered === bar.id || undefined}
        data-fixed={bar.fixed || undefined}
        data-done={bar.done || undefined}
        data-known={bar.known}
        data-kept={bar.kept || undefined}
        data-lifted={lifted === bar.id || undefined}
        data-ghost={bar.ghost}
        data-chosen={bar.chosenBy ? initialsOf(bar.chosenBy) : undefined}
        aria-pressed={selected.has(bar.id)}
        onPointerDown={down}
        onPointerEnter={() => onHover(bar.id)}
        onPointerLeave={() => onHover(null)}
        onFocus={() => onHover(bar.id)}
        onBlur={() => onHover(null)}
        onClick={(event) => onSelect(bar.id, event.ctrlKey || event.metaKey || event.shiftKey)}
        onDoubleClick={() => onOpen(bar.id)}
        onKeyDown={keys}
      >
        <b>{bar.title}</b>
        <span>{bar.subtitle}</span>
        {signs.length > 0 && <em className={classes.hidden}>{signs.join(', ')}</em>}
        {(bar.pinned || bar.warning || bar.known === 'changed') && (
          <i className={classes.signs}>
            {bar.warning && (
              <span className={classes.warn}>
                <IconAlertTriangleFilled size={13} />
              </span>
            )}
            {bar.pinned && <IconPinFilled size={11} />}
            {bar.known === 'changed' && (
              <span className={classes.warn}>
                <IconMessage2Exclamation size={13} stroke={2} />
              </span>
            )}
          </i>
        )}
        {bar.known === 'published' && place.width >= roomForSign && (
          <i className={classes.known}>
            <IconCircleCheck size={11} stroke={2} />
          </i>
        )}
      </button>
    </>
  )
}
