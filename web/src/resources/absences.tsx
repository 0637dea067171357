import { addDays, asDay, dayOf, momentOf } from '@giro/business/foundation/day.ts'
import { addAbsence, deleteAbsence, listAbsences } from '@giro/business/resources/api.ts'
import { Button, Group, NativeSelect, Table, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useDoes } from '../app/ask.tsx'
import { useAsked } from '../app/call.ts'
import { useFormats } from '../app/formats.ts'
import { useMay, useSession } from '../app/session.tsx'
import { Panel } from '../ui/page.tsx'
import { useResourceWords } from './texts.ts'

/** When the resource is away: from last month to next year, with a line to add one. */
export function Absences({ resourceNo }: { resourceNo: string }) {
  const say = useResourceWords()
  const formats = useFormats()
  const { company } = useSession()
  const may = useMay(addAbsence)
  const today = dayOf(new Date().toISOString(), company.timeZone)
  const { data } = useAsked(listAbsences, {
    resourceNo,
    fromDay: addDays(today, -31),
    toDay: addDays(today, 366),
  })
  const { does: add, busy } = useDoes(addAbsence)
  const { does: remove } = useDoes(deleteAbsence)
  const [draft, setDraft] = useState({
    fromDay: today as string,
    fromTime: '00:00',
    toDay: today as string,
    toTime: '24:00',
    kind: 'leave',
  })
  const set = (more: Partial<typeof draft>) => setDraft({ ...draft, ...more })
  const moment = (day: string, time: string) => momentOf(asDay(day), time || '00:00', company.timeZone)
  return (
    <Panel title={say('absences')}>
      <Table fz="sm">
        <Table.Tbody>
          {data?.rows.map((row) => (
            <Table.Tr key={row.absenceNo}>
              <Table.Td>{say(`absence.${row.kind}`)}</Table.Td>
              <Table.Td>{formats.stamp(row.from)}</Table.Td>
              <Table.Td>{formats.stamp(row.to)}</Table.Td>
              <Table.Td>{row.note}</Table.Td>
              <Table.Td>
                {may && (
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    color="red"
                    onClick={() => void remove({ absenceNo: row.absenceNo, version: row.version })}
                  >
                    {say('delete')}
                  </Button>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {may && (
        <Group gap={6} mt="sm" align="end">
          <NativeSelect
            size="xs"
            aria-label={say('absences')}
            value={draft.kind}
            onChange={(event) => set({ kind: event.currentTarget.value })}
            data={(['sick', 'leave', 'training', 'other'] as const).map((value) => ({
              value,
              label: say(`absence.${value}`),
            }))}
          />
          <TextInput
            type="date"
            aria-label={say('from')}
            value={draft.fromDay}
            onChange={(event) =>
              set({
                fromDay: event.currentTarget.value,
                toDay: event.currentTarget.value > draft.toDay ? event.currentTarget.value : draft.toDay,
              })
            }
          />
          <TextInput
            type="time"
            aria-label={say('from')}
            value={draft.fromTime}
            onChange={(event) => set({ fromTime: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            aria-label={say('to')}
            value={draft.toDay}
            onChange={(event) => set({ toDay: event.currentTarget.value })}
          />
          <TextInput
            type="time"
            aria-label={say('to')}
            value={draft.toTime === '24:00' ? '' : draft.toTime}
            onChange={(event) => set({ toTime: event.currentTarget.value || '24:00' })}
          />
          <Button
            loading={busy}
            disabled={!draft.fromDay || !draft.toDay}
            onClick={() =>
              void add({
                resourceNo,
                from: moment(draft.fromDay, draft.fromTime),
                to: moment(draft.toDay, draft.toTime),
                kind: draft.kind as 'leave',
                note: '',
              })
            }
          >
            {say('add-absence')}
          </Button>
        </Group>
      )}
    </Panel>
  )
}
