import { type BoardVisit, moveVisits } from '@giro/business/dispatch/api.ts'
import { type EmergencyWays, emergencyWays, planEmergency } from '@giro/business/dispatch/real-time/api.ts'
import { dayOf } from '@giro/business/foundation/day.ts'
import { Alert, Button, Checkbox, Group, Modal, Skeleton, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useDoes } from '../../app/ask.tsx'
import { useAsked } from '../../app/call.ts'
import { type Formats, useFormats } from '../../app/formats.ts'
import classes from './emergency.module.css'
import { type EmergencyWords, useEmergencyWords } from './texts.ts'

type Way = EmergencyWays['ways'][number]

/** An unplanned visit that cannot wait: the ways to fit it in, side by side, each done by one click. */
export function EmergencyDialog({
  visit,
  timeZone,
  onClose,
}: {
  visit: BoardVisit
  timeZone: string
  onClose: () => void
}) {
  const say = useEmergencyWords()
  const formats = useFormats()
  const [intoFreeze, setIntoFreeze] = useState(false)
  const { data, error } = useAsked(emergencyWays, { visitNo: visit.visitNo, intoFreeze }, { staleTime: 0 })
  const move = useDoes(moveVisits)
  const whole = useDoes(planEmergency)
  const take = async (way: Way) => {
    const done = await move.does({ moves: way.moves as never, seen: way.seen })
    if (!done) return
    notifications.show({
      color: 'teal',
      message: say('taken', { name: way.name, time: formats.clock(way.start) }),
    })
    onClose()
  }
  return (
    <Modal opened onClose={onClose} size="72rem" title={say('title', { customer: visit.customerName })}>
      <Stack gap="sm">
        {error && (
          <Alert color="orange" role="alert">
            {error.message}
          </Alert>
        )}
        {!data && !error && <Skeleton height={220} />}
        {data && (
          <>
            <Text size="sm">
              {data.ways.length === 0
                ? say('none')
                : data.day === dayOf(data.now, timeZone)
                  ? say('intro')
                  : say('intro-day', { day: formats.calendarDayLong(data.day) })}
            </Text>
            <div className={classes.ways}>
              {data.ways.map((way) => (
                <WayCard
                  key={`${way.kind} ${way.resourceNo}`}
                  way={way}
                  all={data}
                  say={say}
                  formats={formats}
                  busy={move.busy}
                  onTake={() => void take(way)}
                />
              ))}
            </div>
          </>
        )}
        <Group justify="space-between" gap="sm">
          <Checkbox
            label={say('into-freeze')}
            checked={intoFreeze}
            onChange={(event) => setIntoFreeze(event.currentTarget.checked)}
          />
          <Group gap="sm">
            <Text size="xs" c="dimmed" maw={330}>
              {say('whole-day-hint')}
            </Text>
            <Button
              variant="default"
              loading={whole.busy}
              onClick={async () => {
                if (await whole.does({ visitNo: visit.visitNo, intoFreeze })) onClose()
              }}
            >
              {say('whole-day')}
            </Button>
          </Group>
        </Group>
      </Stack>
    </Modal>
  )
}

function WayCard({
  way,
  all,
  say,
  formats,
  busy,
  onTake,
}: {
  way: Way
  all: EmergencyWays
  say: EmergencyWords
  formats: Formats
  busy: boolean
  onTake: () => void
}) {
  const { cost, travelSeconds } = way
  const sign = (value: number, shown: string) => `${value < 0 ? '−' : '+'}${shown}`
  return (
    <section className={classes.way} aria-label={`${say(way.kind)}: ${way.name}`} data-way={way.kind}>
      <h3>{say(way.kind)}</h3>
      <div className={classes.who}>
        {formats.clock(way.start)} {way.name}
      </div>
      <StartAxis way={way} all={all} say={say} formats={formats} />
      <Text size="sm">
        <span className={way.lateMinutes > 0 ? classes.attention : undefined}>
          {way.lateMinutes > 0 ? say('late', { time: formats.minutes(way.lateMinutes) }) : say('in-time')}
        </span>
        {' · '}
        {say('costs', {
          money: sign(cost, formats.money(Math.abs(cost))),
          minutes: sign(travelSeconds, formats.minutes(Math.abs(travelSeconds) / 60)),
        })}
      </Text>
      {way.moved.length === 0 ? (
        <Text size="sm" c="dimmed">
          {say('moves-nobody')}
        </Text>
      ) : (
        <ul aria-label={say('moved')}>
          {way.moved.map((one) => (
            <li key={one.visitNo}>
              {movedWords(one, say, formats)}
              {one.promiseBroken && one.promised && (
                <div className={classes.attention}>
                  ⚠{' '}
                  {say('promise', {
                    from: formats.clock(one.promised.from),
                    to: formats.clock(one.promised.to),
                  })}
                </div>
              )}
              {(one.promiseBroken || one.published) && (
                <div>
                  {[
                    ...(one.published ? [say('told')] : []),
                    ...(one.phone ? [say('call-first', { phone: one.phone })] : []),
                  ].join(' · ')}
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
      {way.faults.map((fault) => (
        <Text key={fault} size="sm" className={classes.attention}>
          ⚠ {fault}
        </Text>
      ))}
      <Button className={classes.foot} loading={busy} onClick={onTake}>
        {say('take')}
      </Button>
    </section>
  )
}

function movedWords(one: Way['moved'][number], say: EmergencyWords, formats: Formats): string {
  const { customerName: customer } = one
  const from = `${one.from.name} ${formats.clock(one.from.start)}`
  if (one.to === null) return say('off', { customer })
  const to = formats.clock(one.to.start)
  return one.to.name === one.from.name
    ? say('later', { customer, from: formats.clock(one.from.start), to })
    : say('given', { customer, from, name: one.to.name, to })
}

/** Now, the due moment and the start on one line, to the same scale in all ways. */
function StartAxis({
  way,
  all,
  say,
  formats,
}: {
  way: Way
  all: EmergencyWays
  say: EmergencyWords
  formats: Formats
}) {
  const moments = [all.now, ...(all.due ? [all.due] : []), ...all.ways.map((one) => one.start)].map(
    Date.parse,
  )
  const first = Math.min(...moments)
  const span = Math.max(...moments) - first || 1
  const marks = [
    { kind: 'now', at: Date.parse(all.now), text: say('now') },
    ...(all.due
      ? [{ kind: 'due', at: Date.parse(all.due), text: say('due', { time: formats.clock(all.due) }) }]
      : []),
    { kind: 'start', at: Date.parse(way.start), text: '' },
  ]
  const part = (at: number) => (at - first) / span
  return (
    <div className={classes.axis} role="img" aria-label={say('axis')}>
      {marks.map(({ kind, at, text }) => (
        <span
          key={kind}
          className={classes.mark}
          data-kind={kind}
          data-end={part(at) < 0.1 ? 'first' : part(at) > 0.8 ? 'last' : undefined}
          style={{ left: `${part(at) * 100}%` }}
        >
          {text}
        </span>
      ))}
    </div>
  )
}
