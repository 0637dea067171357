import { readAllocated } from '@giro/business/dispatch/allocations/api.ts'
import { clearShiftException, setShiftException } from '@giro/business/resources/api.ts'
import { listCapacityEntries, setCapacityHours } from '@giro/business/resources/capacity/api.ts'
import { Button, Checkbox, Group, Progress, Stack, Table, Text, TextInput, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useDoes } from '../app/ask.tsx'
import { type NotDone, useAsked } from '../app/call.ts'
import { useFormats } from '../app/formats.ts'
import { useMay } from '../app/session.tsx'
import type { AvailabilityCell } from '../dispatch/allocations/availability-matrix.tsx'
import type { ChosenCell } from './capacity-page.tsx'
import { useResourceWords } from './texts.ts'

/** A day of one resource as the calendar gives it. */
export interface ShiftOfDay {
  readonly open: string | null
  readonly close: string | null
  readonly exception: boolean
  readonly onCall: boolean
}

/** What a figure of the matrix is made of, and the ways to change it. */
export function CapacityCell(props: {
  readonly chosen: ChosenCell
  readonly hours: AvailabilityCell | null
  readonly day: ShiftOfDay | null
}) {
  const { chosen, hours, day } = props
  const say = useResourceWords()
  const may = useMay(setCapacityHours)
  return (
    <Stack gap="md">
      {hours && <Formula hours={hours} />}
      {chosen.by === 'resource' && may && hours && <SetHours chosen={chosen} capacity={hours.capacity} />}
      {chosen.by === 'resource' && chosen.from === chosen.to && day && <DayTimes chosen={chosen} day={day} />}
      <Entries chosen={chosen} />
      {chosen.by === 'resource' && <Changes chosen={chosen} />}
      {chosen.by === 'group' && (
        <Text size="xs" c="dimmed">
          {say('group-hours-help')}
        </Text>
      )}
    </Stack>
  )
}

/** Capacity less allocated is what is left, drawn as one bar. */
function Formula({ hours }: { hours: AvailabilityCell }) {
  const say = useResourceWords()
  const formats = useFormats()
  const [capacity, allocated, available] = [hours.capacity, hours.allocated, hours.available].map(Number) as [
    number,
    number,
    number,
  ]
  const whole = Math.max(capacity, allocated, 0.01)
  return (
    <div>
      <Text size="sm">
        {say('capacity')} {formats.number(capacity)} h − {say('allocated')} {formats.number(allocated)} h ={' '}
        <b>
          {say(available < 0 ? 'too-much' : 'available')} {formats.number(Math.abs(available))} h
        </b>
      </Text>
      <Progress.Root size="lg" mt={4} aria-hidden>
        <Progress.Section value={(100 * Math.min(allocated, capacity)) / whole} color="blue" />
        {available < 0 && <Progress.Section value={(-100 * available) / whole} color="red" striped />}
      </Progress.Root>
    </div>
  )
}

function SetHours({ chosen, capacity }: { chosen: ChosenCell; capacity: string }) {
  const say = useResourceWords()
  const [hours, setHours] = useState(capacity)
  const [refused, setRefused] = useState<NotDone | null>(null)
  const { does, busy } = useDoes(setCapacityHours)
  const single = chosen.from === chosen.to
  const save = async () => {
    const input = {
      resourceNo: chosen.no,
      fromDay: chosen.from,
      toDay: chosen.to,
      hours: hours.replace(',', '.'),
    }
    const done = await does(input, setRefused)
    if (!done) return
    setRefused(null)
    if (done.output.changedDays === 0) notifications.show({ message: say('nothing-changed') })
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Group align="end" gap="xs">
        <TextInput
          style={{ flex: 1 }}
          label={say(single ? 'hours-of-day' : 'hours-of-period')}
          description={single ? undefined : say('hours-of-period-help')}
          inputMode="decimal"
          value={hours}
          error={refused?.reasons[0]?.text}
          onChange={(event) => setHours(event.currentTarget.value)}
        />
        <Button type="submit" loading={busy}>
          {say('save')}
        </Button>
      </Group>
    </form>
  )
}

/** Start and end of one day, on call, off, and back to the template. */
function DayTimes({ chosen, day }: { chosen: ChosenCell; day: ShiftOfDay }) {
  const say = useResourceWords()
  const formats = useFormats()
  const may = useMay(setShiftException)
  const { does: set } = useDoes(setShiftException)
  const { does: clear } = useDoes(clearShiftException)
  const [from, setFrom] = useState(day.open ? formats.clock(day.open) : '08:00')
  const [to, setTo] = useState(day.close ? formats.clock(day.close) : '17:00')
  const [onCall, setOnCall] = useState(day.onCall)
  if (!may) return null
  const resourceNo = chosen.no
  const change = (startTime: string | null, endTime: string | null) => {
    const withBreak = startTime !== null && startTime < '12:00' && endTime !== null && endTime > '14:00'
    void set({
      resourceNo,
      day: chosen.from,
      startTime: startTime as never,
      endTime: endTime as never,
      onCall: startTime !== null && onCall,
      ...(withBreak && { breakMinutes: 45, breakEarliest: '12:00' as never, breakLatest: '13:30' as never }),
    })
  }
  return (
    <Stack gap={6}>
      <Title order={3} size="sm">
        {say('set-hours')}
      </Title>
      <Group gap={4}>
        <TextInput
          type="time"
          aria-label={say('from')}
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput
          type="time"
          aria-label={say('to')}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
      </Group>
      <Checkbox
        size="xs"
        label={say('on-call')}
        description={say('on-call-hint')}
        checked={onCall}
        onChange={(event) => setOnCall(event.currentTarget.checked)}
      />
      <Group gap={4}>
        <Button size="compact-xs" onClick={() => change(from, to)}>
          {say('save')}
        </Button>
        <Button size="compact-xs" variant="default" onClick={() => change(null, null)}>
          {say('off')}
        </Button>
        {day.exception && (
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => void clear({ resourceNo, day: chosen.from })}
          >
            {say('back-to-template')}
          </Button>
        )}
      </Group>
    </Stack>
  )
}

function Entries({ chosen }: { chosen: ChosenCell }) {
  const say = useResourceWords()
  const formats = useFormats()
  const who = chosen.by === 'resource' ? { resourceNo: chosen.no } : { groupNo: chosen.no }
  const { data } = useAsked(readAllocated, { ...who, fromDay: chosen.from, toDay: chosen.to })
  return (
    <div>
      <Title order={3} size="sm" mb={4}>
        {say('allocated-work')}
      </Title>
      {data?.rows.length === 0 && (
        <Text size="sm" c="dimmed">
          {say('no-allocated-work')}
        </Text>
      )}
      <Table fz="xs">
        <Table.Tbody>
          {data?.rows.map((row) => (
            <Table.Tr key={row.entryNo}>
              <Table.Td>
                {formats.calendarDay(row.day)}
                {row.startTime && ` ${row.startTime}`}
              </Table.Td>
              <Table.Td>
                <Link to="/orders/$id" params={{ id: row.orderNo }}>
                  {row.orderNo}
                </Link>{' '}
                {row.customerName}
                <Text size="xs" c="dimmed">
                  {[
                    row.lineDescription,
                    chosen.by === 'group' && row.resourceName,
                    row.isQuote && say('quote'),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </Text>
              </Table.Td>
              <Table.Td ta="right">{formats.number(Number(row.hours))} h</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

function Changes({ chosen }: { chosen: ChosenCell }) {
  const say = useResourceWords()
  const formats = useFormats()
  const { data } = useAsked(listCapacityEntries, {
    resourceNo: chosen.no,
    fromDay: chosen.from,
    toDay: chosen.to,
  })
  if (!data || data.rows.length === 0) return null
  return (
    <div>
      <Title order={3} size="sm" mb={4}>
        {say('capacity-changes')}
      </Title>
      <Table fz="xs">
        <Table.Tbody>
          {data.rows.slice(0, 50).map((row) => (
            <Table.Tr key={row.entryNo}>
              <Table.Td>{formats.calendarDay(row.day)}</Table.Td>
              <Table.Td ta="right">
                {Number(row.hours) > 0 ? '+' : ''}
                {formats.number(Number(row.hours))} h
              </Table.Td>
              <Table.Td>
                {row.templateCode ?? say(row.source === 'day' ? 'change.day' : 'change.hours')}
                <Text size="xs" c="dimmed">
                  {formats.stamp(row.at)} · {row.byName}
                </Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}
