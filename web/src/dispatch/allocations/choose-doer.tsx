import { readAvailability } from '@giro/business/dispatch/allocations/api.ts'
import { addDays, asDay, type Day, dayOf } from '@giro/business/foundation/day.ts'
import { ActionIcon, Group, SegmentedControl, Text, TextInput } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import { useAsked } from '../../app/call.ts'
import { useFormats } from '../../app/formats.ts'
import { useSession } from '../../app/session.tsx'
import { AvailabilityMatrix } from './availability-matrix.tsx'
import { useAllocationWords } from './texts.ts'

/** Somebody, or a group, on a day. */
export interface Choice {
  readonly by: 'resource' | 'group'
  readonly no: string
  readonly name: string
  readonly day: Day
}

const daysShown = 7

/** Who and when, for a line: those who are right for it first, with the hours that they have left. */
export function ChooseDoer(props: {
  readonly orderNo: string
  readonly entry: { readonly lineNo: number; readonly day: string | null }
  readonly groupsToo?: boolean
  readonly choice: Choice | null
  readonly onChoose: (choice: Choice) => void
}) {
  const { groupsToo = true } = props
  const say = useAllocationWords()
  const formats = useFormats()
  const { company } = useSession()
  const today = dayOf(new Date().toISOString(), company.timeZone)
  const [from, setFrom] = useState<Day>(props.entry.day === null ? today : asDay(props.entry.day))
  const [by, setBy] = useState<'resource' | 'group'>(props.choice?.by ?? 'resource')
  const { data } = useAsked(readAvailability, {
    fromDay: from,
    count: daysShown,
    by,
    orderNo: props.orderNo,
    lineNo: props.entry.lineNo,
  })
  return (
    <>
      <Group justify="space-between" mb={6}>
        {groupsToo ? (
          <SegmentedControl
            size="xs"
            value={by}
            onChange={(value) => setBy(value as 'resource')}
            data={[
              { value: 'resource', label: say('resources') },
              { value: 'group', label: say('groups') },
            ]}
          />
        ) : (
          <span />
        )}
        <Group gap={4}>
          <ActionIcon
            color="gray"
            aria-label={say('previous')}
            onClick={() => setFrom(addDays(from, -daysShown))}
          >
            <IconChevronLeft size={16} />
          </ActionIcon>
          <TextInput
            type="date"
            size="xs"
            aria-label={say('day')}
            value={from}
            onChange={(event) => event.currentTarget.value && setFrom(asDay(event.currentTarget.value))}
          />
          <ActionIcon color="gray" aria-label={say('next')} onClick={() => setFrom(addDays(from, daysShown))}>
            <IconChevronRight size={16} />
          </ActionIcon>
        </Group>
      </Group>
      <div style={{ height: 290, overflow: 'auto' }}>
        {data && (
          <AvailabilityMatrix
            data={data}
            figure="available"
            marks={by === 'resource'}
            chosen={props.choice?.by === by ? { no: props.choice.no, from: props.choice.day } : null}
            onChoose={(row, column) =>
              props.onChoose({ by, no: row.no, name: row.name, day: column.from as Day })
            }
          />
        )}
      </div>
      <Text size="sm" c={props.choice ? undefined : 'dimmed'} fw={props.choice ? 600 : undefined} mt={6}>
        {props.choice
          ? say('chosen', { name: props.choice.name, day: formats.calendarDayLong(props.choice.day) })
          : say('choose-cell')}
      </Text>
    </>
  )
}
