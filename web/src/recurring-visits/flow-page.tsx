import { addDays, type Day, dayOf } from '@giro/business/foundation/day.ts'
import type { OutputOf } from '@giro/business/foundation/operation.ts'
import { levelFlow, readFlow } from '@giro/business/recurring-visits/api.ts'
import { Button, Group, Table, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { keepPreviousData } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useDoes } from '../app/ask.tsx'
import { useAsked } from '../app/call.ts'
import { useFormats } from '../app/formats.ts'
import { useMay, useSession } from '../app/session.tsx'
import { Columns, Page, Panel, Sideways } from '../ui/page.tsx'
import { PeriodChooser } from '../ui/period-chooser.tsx'
import classes from './flow.module.css'
import { useRecurringWords } from './texts.ts'

type Flow = OutputOf<typeof readFlow>

const monthOf = (day: string) => day.slice(0, 7)
const firstOf = (month: string) => `${month}-01` as Day
const otherMonth = (month: string, by: 1 | -1) =>
  monthOf(addDays(by === 1 ? addDays(firstOf(month), 31) : firstOf(month), by === 1 ? 0 : -1))
const lastOf = (month: string) => addDays(firstOf(otherMonth(month, 1)), -1)

/** The work of a month by day against the hours of people, and what levelling would move. */
export function FlowPage() {
  const say = useRecurringWords()
  const formats = useFormats()
  const { company } = useSession()
  const may = useMay(levelFlow)
  const [month, setMonth] = useState(monthOf(dayOf(new Date().toISOString(), company.timeZone)))
  const { data, error } = useAsked(
    readFlow,
    { fromDay: firstOf(month), toDay: lastOf(month) },
    { placeholderData: keepPreviousData },
  )
  const { does: level, busy } = useDoes(levelFlow)
  const moving = data?.items.filter((one) => one.proposed !== one.day) ?? []
  return (
    <Page
      title={say('flow')}
      crumb={{ to: '/recurring-visits', label: say('title') }}
      actions={
        <Group gap={6}>
          <PeriodChooser
            type="month"
            value={month}
            label={say('month')}
            previous={say('previous')}
            next={say('next')}
            onChange={setMonth}
            onStep={(by) => setMonth(otherMonth(month, by))}
          />
          {may && moving.length > 0 && (
            <Button
              loading={busy}
              onClick={async () => {
                const moves = moving.map((one) => ({
                  key: one.key,
                  from: one.day as Day,
                  to: one.proposed as Day,
                }))
                const done = await level({ moves })
                if (done) notifications.show({ message: say('leveled', { count: done.output.moved }) })
              }}
            >
              {say('level-count', { count: moving.length })}
            </Button>
          )}
        </Group>
      }
    >
      <Columns>
        {error && <Panel>{error.message}</Panel>}
        {data && (
          <>
            <Panel>
              <Chart flow={data} />
              <Text size="sm" mt="sm">
                {moving.length > 0 || data.items.length === 0
                  ? say('busiest', busiest(data, formats.whole))
                  : say('even')}
              </Text>
              {data.withoutDay > 0 && (
                <Text size="xs" c="dimmed">
                  {say('without-day', { hours: formats.number(data.withoutDay) })}
                </Text>
              )}
            </Panel>
            <Panel title={say('items')}>
              <Items flow={data} may={may} />
            </Panel>
          </>
        )}
      </Columns>
    </Page>
  )
}

/** The largest share of a day's hours that is taken, in per cent: now and after levelling. */
function busiest({ days }: Flow, whole: (value: number) => string) {
  const most = (of: (day: Flow['days'][number]) => number) =>
    whole(Math.max(0, ...days.filter((day) => day.capacity > 0).map((day) => (of(day) / day.capacity) * 100)))
  return {
    now: most((day) => day.settled + day.movable),
    after: most((day) => day.settled + day.levelled),
  }
}

function Chart({ flow: { days } }: { flow: Flow }) {
  const say = useRecurringWords()
  const formats = useFormats()
  const most = Math.max(
    1,
    ...days.map((day) => Math.max(day.capacity, day.settled + day.movable, day.settled + day.levelled)),
  )
  const high = (hours: number) => `${(hours / most) * 100}%`
  return (
    <>
      <Sideways>
        <div className={classes.chart} role="img" aria-label={say('chart')}>
          {days.map((day) => (
            <div
              key={day.day}
              className={classes.column}
              title={say('day-figures', {
                day: formats.calendarDay(day.day),
                settled: formats.number(day.settled),
                movable: formats.number(day.movable),
                capacity: formats.number(day.capacity),
              })}
            >
              <div className={classes.bars}>
                <span className={classes.capacity} style={{ height: high(day.capacity) }} />
                <span className={classes.settled} style={{ height: high(day.settled) }} />
                <span
                  className={classes.movable}
                  style={{ height: high(day.movable), bottom: high(day.settled) }}
                />
                {day.settled + day.levelled > 0 && (
                  <span className={classes.levelled} style={{ bottom: high(day.settled + day.levelled) }} />
                )}
              </div>
              <span className={classes.label}>{Number(day.day.slice(8))}</span>
            </div>
          ))}
        </div>
      </Sideways>
      <Group gap="md" mt={6}>
        {(['capacity', 'settled', 'movable', 'levelled'] as const).map((kind) => (
          <Text key={kind} size="xs" c="dimmed">
            <span className={classes.key} data-kind={kind} /> {say(kind)}
          </Text>
        ))}
      </Group>
    </>
  )
}

function Items({ flow: { items }, may }: { flow: Flow; may: boolean }) {
  const say = useRecurringWords()
  const formats = useFormats()
  const { does: move } = useDoes(levelFlow)
  if (items.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {say('items-none')}
      </Text>
    )
  const inOrder = [...items].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  return (
    <Sideways>
      <Table fz="sm" miw={720} verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say('description')}</Table.Th>
            <Table.Th>{say('customer')}</Table.Th>
            <Table.Th ta="right">{say('hours')}</Table.Th>
            <Table.Th>{say('due')}</Table.Th>
            <Table.Th>{say('day')}</Table.Th>
            <Table.Th>{say('proposed')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {inOrder.map((one) => (
            <Table.Tr key={one.key}>
              <Table.Td>
                <Link
                  to={one.key.startsWith('order') ? '/orders/$id' : '/recurring-visits/$id'}
                  params={{ id: one.no }}
                >
                  {one.no}
                </Link>{' '}
                {one.description}
              </Table.Td>
              <Table.Td>{one.customerName}</Table.Td>
              <Table.Td ta="right">{formats.exact(one.hours)}</Table.Td>
              <Table.Td>{formats.calendarDay(one.due)}</Table.Td>
              <Table.Td>
                {may ? (
                  <TextInput
                    type="date"
                    size="xs"
                    w={135}
                    aria-label={say('move-to', { no: one.no })}
                    min={one.from}
                    max={one.to}
                    value={one.day}
                    onChange={(event) => {
                      const to = event.currentTarget.value as Day
                      if (to >= one.from && to <= one.to && to !== one.day)
                        void move({ moves: [{ key: one.key, from: one.day as Day, to }] })
                    }}
                  />
                ) : (
                  formats.calendarDay(one.day)
                )}
              </Table.Td>
              <Table.Td fw={one.proposed === one.day ? 400 : 600}>
                {one.proposed === one.day ? '=' : formats.calendarDay(one.proposed)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Sideways>
  )
}
