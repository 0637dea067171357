import type { BoardVisit } from '@giro/business/dispatch/api.ts'
import { Badge, Text, TextInput } from '@mantine/core'
import { IconMapPinOff, IconPlayerPause } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, type KeyboardEvent, useRef } from 'react'
import { useFormats } from '../app/formats.ts'
import { useBoardDrag } from '../ui/timeline/drag.ts'
import classes from './board.module.css'
import { useBoardWords } from './texts.ts'

export interface TrayProps {
  readonly visits: readonly BoardVisit[]
  readonly total: number
  readonly words: string
  readonly onWords: (words: string) => void
  readonly selected: ReadonlySet<string>
  readonly onSelect: (id: string, add: boolean) => void
  readonly onHover: (id: string | null) => void
  readonly onOpen: (id: string) => void
  readonly now: string
  readonly colourOf: (visit: BoardVisit) => string
  /** Name of a technician or group. */
  readonly nameOf: (no: string) => string
}

/** What waits to be planned, most urgent first. Cards are dragged to the board; M picks one up by keyboard. */
export function Tray(props: TrayProps) {
  const { visits, selected, onSelect, onHover, onOpen, now, colourOf, nameOf } = props
  const say = useBoardWords()
  const formats = useFormats()
  const { start, pickUp, dragging } = useBoardDrag()
  const scroll = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: visits.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => 64,
    overscan: 8,
  })
  const keys = (event: KeyboardEvent, visit: BoardVisit, at: number) => {
    if (event.key === 'm' || event.key === 'M') {
      event.preventDefault()
      event.stopPropagation()
      if (!visit.notPlannable && !visit.held)
        pickUp({ id: visit.visitNo, title: visit.customerName, seconds: visit.minutes * 60, grabbed: 0 })
    } else if (event.key === 'Enter') onOpen(visit.visitNo)
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const next = Math.max(0, Math.min(visits.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1)))
      virtual.scrollToIndex(next)
      requestAnimationFrame(() => scroll.current?.querySelector<HTMLElement>(`[data-at="${next}"]`)?.focus())
    }
  }
  return (
    <section
      className={classes.tray}
      data-drop-off
      data-over={dragging !== null || undefined}
      aria-label={say('unplanned')}
    >
      <header>
        <span style={{ whiteSpace: 'nowrap' }}>{say('unplanned')}</span>
        <Badge color="gray" style={{ flex: 'none' }}>
          {props.total}
        </Badge>
        <Text size="xs" c="dimmed" ml="auto" fw={400} truncate>
          {dragging ? say('drop-off') : say('sort.urgent')}
        </Text>
      </header>
      <TextInput
        px={8}
        py={6}
        placeholder={say('filter')}
        aria-label={say('filter')}
        value={props.words}
        onChange={(event) => props.onWords(event.currentTarget.value)}
      />
      <div ref={scroll} className={classes.trayList}>
        <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map(({ index, start: top }) => {
            const visit = visits[index]!
            const overdue = visit.due !== null && visit.due < now
            return (
              <button
                type="button"
                key={visit.visitNo}
                data-at={index}
                data-visit={visit.visitNo}
                className={classes.card}
                data-selected={selected.has(visit.visitNo) || undefined}
                style={
                  {
                    position: 'absolute',
                    transform: `translateY(${top}px)`,
                    height: 64,
                    '--card': colourOf(visit),
                  } as CSSProperties
                }
                onPointerDown={(event) => {
                  if (event.button === 0 && !visit.notPlannable && !visit.held)
                    start(
                      {
                        id: visit.visitNo,
                        title: visit.customerName,
                        seconds: visit.minutes * 60,
                        grabbed: 12,
                      },
                      event,
                    )
                }}
                onClick={(event) => onSelect(visit.visitNo, event.ctrlKey || event.metaKey)}
                onDoubleClick={() => onOpen(visit.visitNo)}
                onPointerEnter={() => onHover(visit.visitNo)}
                onPointerLeave={() => onHover(null)}
                onKeyDown={(event) => keys(event, visit, index)}
              >
                <b>
                  {visit.priority === 'high' && '▲ '}
                  {visit.customerName}
                </b>
                <small>
                  {[
                    visit.city,
                    visit.description,
                    `${visit.minutes} min`,
                    visit.crewSize > 1 && say('crew-of', { count: visit.crewSize }),
                    visit.parts > 1 && say('part-of', { part: visit.part, parts: visit.parts }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </small>
                <small className={overdue || visit.priority === 'high' ? classes.urgent : undefined}>
                  {visit.notPlannable === 'NO_POSITION' && (
                    <IconMapPinOff size={11} style={{ verticalAlign: -1 }} />
                  )}
                  {visit.notPlannable === 'ON_HOLD' && (
                    <IconPlayerPause size={11} style={{ verticalAlign: -1 }} />
                  )}{' '}
                  {visit.warning > 0 && !overdue && (
                    <b>
                      ⚠ {say('warning-level', { level: visit.warning })}
                      {' · '}
                    </b>
                  )}
                  {visit.allocated && (
                    <b>
                      {say('allocated-to', {
                        name: nameOf(visit.allocated.resourceNo ?? visit.allocated.groupNo ?? ''),
                        day: formats.calendarDay(visit.allocated.day),
                      })}
                      {' · '}
                    </b>
                  )}
                  {visit.notPlannable
                    ? say(visit.notPlannable === 'NO_POSITION' ? 'no_position' : 'on_hold')
                    : visit.held
                      ? say('kept-for', { name: visit.held.by, time: formats.clock(visit.held.until) })
                      : visit.due
                        ? say(overdue ? 'overdue' : 'due-at', {
                            when: `${formats.day(visit.due)} ${formats.clock(visit.due)}`,
                          })
                        : ''}
                  {visit.skills.length > 0 && ` · ${visit.skills.map((skill) => skill.skillCode).join(', ')}`}
                </small>
              </button>
            )
          })}
        </div>
      </div>
    </section>
  )
}
