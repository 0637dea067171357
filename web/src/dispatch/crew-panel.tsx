import type { Board, BoardVisit } from '@giro/business/dispatch/api.ts'
import { type Day, momentOf, timeOf } from '@giro/business/foundation/day.ts'
import { Button, Group, MultiSelect, Select, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useBoardWords } from './texts.ts'

/** Who goes to a visit that needs several technicians: the lead, the helpers, the day and the time; put as a whole. */
export function CrewPanel({
  board,
  visit,
  onPut,
}: {
  board: Board
  visit: BoardVisit
  onPut: (to: { resourceNo: string; day: string; start: string; helpers: string[] }) => void
}) {
  const say = useBoardWords()
  const { placement, crewSize } = visit
  const [lead, setLead] = useState<string | null>(placement?.resourceNo ?? null)
  const [helpers, setHelpers] = useState((placement?.helpers ?? []).map((helper) => helper.resourceNo))
  const [day, setDay] = useState<string>(placement?.day ?? board.fromDay)
  const [time, setTime] = useState<string>(placement ? timeOf(placement.start, board.timeZone) : '08:00')
  const people = board.technicians.map((one) => ({ value: one.resourceNo, label: one.name }))
  const missing = crewSize - 1 - helpers.length
  return (
    <section aria-label={say('crew')}>
      <Text fw={650} size="sm" mb={4}>
        {say('crew-of', { count: crewSize })}
      </Text>
      <Select label={say('lead')} data={people} value={lead} onChange={setLead} searchable size="xs" />
      <MultiSelect
        mt={6}
        size="xs"
        label={say('helpers')}
        data={people.filter((one) => one.value !== lead)}
        value={helpers.filter((one) => one !== lead)}
        maxValues={crewSize - 1}
        onChange={setHelpers}
        searchable
      />
      <Group grow gap={6} mt={6}>
        <TextInput
          type="date"
          size="xs"
          label={say('day')}
          value={day}
          onChange={(event) => event.currentTarget.value && setDay(event.currentTarget.value)}
        />
        <TextInput
          type="time"
          size="xs"
          label={say('time')}
          value={time}
          onChange={(event) => event.currentTarget.value && setTime(event.currentTarget.value)}
        />
      </Group>
      <Button
        mt={8}
        size="compact-sm"
        variant="light"
        disabled={lead === null || missing !== 0}
        onClick={() =>
          lead && onPut({ resourceNo: lead, day, start: momentOf(day as Day, time, board.timeZone), helpers })
        }
      >
        {missing > 0 ? say('crew-missing', { count: missing }) : say('put-crew')}
      </Button>
    </section>
  )
}
