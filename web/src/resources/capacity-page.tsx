import { addDays, type Day, dayOf, mondayOf } from '@giro/business/foundation/day.ts'
import { clearShiftException, readCapacity, setShiftException } from '@giro/business/resources/api.ts'
import {
  ActionIcon,
  Button,
  Checkbox,
  Group,
  Popover,
  SegmentedControl,
  Stack,
  Text,
  TextInput,
} from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import { useDoes } from '../app/ask.tsx'
import { useAsked } from '../app/call.ts'
import { useFormats } from '../app/formats.ts'
import { useMay, useSession } from '../app/session.tsx'
import { Page } from '../ui/page.tsx'
import classes from './capacity.module.css'
import { useResourceWords } from './texts.ts'

/** Resources by day: how much can be planned, drawn as heat; a click changes the hours of one day. */
export function CapacityPage() {
  const say = useResourceWords()
  const formats = useFormats()
  const { company } = useSession()
  const [length, setLength] = useState(14)
  const [from, setFrom] = useState<Day>(mondayOf(dayOf(new Date().toISOString(), company.timeZone)))
  const { data } = useAsked(readCapacity, { fromDay: from, toDay: addDays(from, length - 1) })
  return (
    <Page
      title={say('capacity')}
      crumb={{ to: '/resources', label: say('resources') }}
      actions={
        <Group gap={6}>
          <ActionIcon
            color="gray"
            aria-label={say('previous')}
            onClick={() => setFrom(addDays(from, -length))}
          >
            <IconChevronLeft size={16} />
          </ActionIcon>
          <ActionIcon color="gray" aria-label={say('next')} onClick={() => setFrom(addDays(from, length))}>
            <IconChevronRight size={16} />
          </ActionIcon>
          <SegmentedControl
            size="xs"
            value={String(length)}
            onChange={(value) => setLength(Number(value))}
            data={[
              { value: '7', label: say('week') },
              { value: '14', label: say('2weeks') },
              { value: '31', label: say('month') },
            ]}
          />
        </Group>
      }
    >
      <div className={classes.wrap}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th>{say('name')}</th>
              {data?.days.map((day) => (
                <th key={day}>{formats.calendarDay(day)}</th>
              ))}
              <th>{say('total')}</th>
            </tr>
          </thead>
          <tbody>
            {data?.rows.map((row) => (
              <tr key={row.resourceNo}>
                <th scope="row">{row.name}</th>
                {row.days.map((cell, at) => (
                  <Cell
                    key={data.days[at]}
                    resourceNo={row.resourceNo}
                    day={data.days[at] as Day}
                    cell={cell}
                  />
                ))}
                <td className={classes.total}>
                  {formats.number(row.days.reduce((sum, cell) => sum + cell.minutes, 0) / 60)} h
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Page>
  )
}

interface CapacityCell {
  readonly minutes: number
  readonly open: string | null
  readonly close: string | null
  readonly why: string | null
  readonly exception: boolean
  readonly onCall: boolean
}

function Cell({ resourceNo, day, cell }: { resourceNo: string; day: Day; cell: CapacityCell }) {
  const say = useResourceWords()
  const formats = useFormats()
  const may = useMay(setShiftException)
  const [opened, setOpened] = useState(false)
  const { does: set } = useDoes(setShiftException)
  const { does: clear } = useDoes(clearShiftException)
  const [times, setTimes] = useState({
    from: cell.open ? formats.clock(cell.open) : '08:00',
    to: cell.close ? formats.clock(cell.close) : '17:00',
  })
  const [onCall, setOnCall] = useState(cell.onCall)
  const change = async (startTime: string | null, endTime: string | null) => {
    const withBreak = startTime !== null && startTime < '12:00' && endTime !== null && endTime > '14:00'
    await set({
      resourceNo,
      day,
      startTime: startTime as never,
      endTime: endTime as never,
      onCall: startTime !== null && onCall,
      ...(withBreak && { breakMinutes: 45, breakEarliest: '12:00' as never, breakLatest: '13:30' as never }),
    })
    setOpened(false)
  }
  const label = cell.why
    ? say(`why.${cell.why}` as 'why.absent')
    : `${say('h-day', { hours: formats.number(cell.minutes / 60) })}${cell.onCall ? ` · ${say('on-call-short')}` : ''}`
  return (
    <td>
      <Popover opened={opened} onChange={setOpened} trapFocus position="bottom">
        <Popover.Target>
          <button
            type="button"
            className={classes.cell}
            data-exception={cell.exception || undefined}
            data-why={cell.why ?? undefined}
            style={{ '--heat': Math.min(1, cell.minutes / 540) } as never}
            title={
              cell.open && cell.close ? `${formats.clock(cell.open)}–${formats.clock(cell.close)}` : label
            }
            disabled={!may}
            onClick={() => setOpened(true)}
          >
            {label}
          </button>
        </Popover.Target>
        <Popover.Dropdown>
          <Stack gap={6}>
            <Text size="xs" fw={600}>
              {say('set-hours')}
            </Text>
            <Group gap={4}>
              <TextInput
                type="time"
                aria-label={say('from')}
                value={times.from}
                onChange={(event) => setTimes({ ...times, from: event.currentTarget.value })}
              />
              <TextInput
                type="time"
                aria-label={say('to')}
                value={times.to}
                onChange={(event) => setTimes({ ...times, to: event.currentTarget.value })}
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
              <Button size="compact-xs" onClick={() => void change(times.from, times.to)}>
                {say('save')}
              </Button>
              <Button size="compact-xs" variant="default" onClick={() => void change(null, null)}>
                {say('off')}
              </Button>
              {cell.exception && (
                <Button size="compact-xs" variant="subtle" onClick={() => void clear({ resourceNo, day })}>
                  {say('back-to-template')}
                </Button>
              )}
            </Group>
          </Stack>
        </Popover.Dropdown>
      </Popover>
    </td>
  )
}
