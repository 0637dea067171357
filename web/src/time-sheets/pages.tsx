import { addDays, type Day, dayOf, mondayOf } from '@giro/business/foundation/day.ts'
import type { OutputOf } from '@giro/business/foundation/operation.ts'
import { approveTimeSheet, listTimeSheets, readTimeSheet } from '@giro/business/time-sheets/api.ts'
import { Badge, Button, Group, Table, Text } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useDoes } from '../app/ask.tsx'
import { call, useAsked } from '../app/call.ts'
import { useFormats } from '../app/formats.ts'
import { useMay, useSession } from '../app/session.tsx'
import { Columns, Page, Panel, Sideways } from '../ui/page.tsx'
import { PeriodChooser } from '../ui/period-chooser.tsx'
import { DayBar } from './day-bar.tsx'
import { SheetTable } from './sheet-table.tsx'
import { statusColours } from './status.ts'
import { useTimeSheetWords } from './texts.ts'

/** The week of the address, or this one; and the way to another. */
function useWeek(): [Day, (week: Day) => void] {
  const { company } = useSession()
  const navigate = useNavigate()
  const { week } = useSearch({ strict: false }) as { week?: string }
  const today = dayOf(new Date().toISOString(), company.timeZone)
  return [
    mondayOf((week ?? today) as Day),
    (other) =>
      void navigate({ to: '.', search: (before: object) => ({ ...before, week: mondayOf(other) }) } as never),
  ]
}

function WeekChooser({ week, onChange }: { week: Day; onChange: (week: Day) => void }) {
  const say = useTimeSheetWords()
  return (
    <Group gap={6}>
      <PeriodChooser
        value={week}
        label={say('week')}
        previous={say('previous')}
        next={say('next')}
        onChange={(day) => onChange(day as Day)}
        onStep={(by) => onChange(addDays(week, by * 7))}
      />
    </Group>
  )
}

/** The week of everybody, drawn against their working hours; a technician sees the own sheet. */
export function TimeSheetsPage() {
  const { user } = useSession()
  const office = useMay(approveTimeSheet)
  return office || user.resourceNo === null ? <Everybody /> : <Sheet resourceNo={user.resourceNo} />
}

export function TimeSheetPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  return <Sheet resourceNo={id} />
}

type Row = OutputOf<typeof listTimeSheets>['rows'][number]

function Everybody() {
  const say = useTimeSheetWords()
  const formats = useFormats()
  const [week, setWeek] = useWeek()
  const { data } = useAsked(listTimeSheets, { week })
  const days = Array.from({ length: 7 }, (_, at) => addDays(week, at))
  return (
    <Page title={say('title')} actions={<WeekChooser week={week} onChange={setWeek} />}>
      <Columns>
        <Panel>
          {data?.waiting
            .filter((one) => one.week !== week)
            .map((one) => (
              <Button
                key={one.week}
                size="compact-xs"
                variant="light"
                color="blue"
                mr={6}
                mb={8}
                onClick={() => setWeek(one.week as Day)}
              >
                {say('waiting', { week: formats.calendarDay(one.week), count: one.lines })}
              </Button>
            ))}
          {data?.rows.length === 0 && (
            <Text size="sm" c="dimmed">
              {say('no-people')}
            </Text>
          )}
          <Sideways>
            <Table fz="sm" miw={820} verticalSpacing={6} highlightOnHover>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{say('person')}</Table.Th>
                  {days.map((day) => (
                    <Table.Th key={day} w={78}>
                      {formats.calendarDay(day)}
                    </Table.Th>
                  ))}
                  <Table.Th ta="right">{say('total')}</Table.Th>
                  <Table.Th>{say('status')}</Table.Th>
                  <Table.Td />
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {data?.rows.map((row) => (
                  <PersonRow key={row.resourceNo} row={row} week={week} />
                ))}
              </Table.Tbody>
            </Table>
          </Sideways>
        </Panel>
      </Columns>
    </Page>
  )
}

const sumOf = (hours: readonly string[]) => hours.reduce((all, one) => all + Number(one), 0)

function PersonRow({ row, week }: { row: Row; week: Day }) {
  const say = useTimeSheetWords()
  const formats = useFormats()
  const { does: approve, busy } = useDoes(approveTimeSheet)
  const { resourceNo, name } = row
  const statuses = (['rejected', 'submitted', 'open', 'approved'] as const).filter((one) => row[one] > 0)
  return (
    <Table.Tr>
      <Table.Td>
        <Link to="/time-sheets/$id" params={{ id: resourceNo }} search={{ week } as never}>
          {name}
        </Link>
      </Table.Td>
      {row.hours.map((hours, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the seven days of the week.
        <Table.Td key={at}>
          <DayBar hours={Number(hours)} capacity={Number(row.capacity[at])} />
        </Table.Td>
      ))}
      <Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>
        {say('hours-of-capacity', {
          hours: formats.exact(sumOf(row.hours)),
          capacity: formats.exact(sumOf(row.capacity)),
        })}
      </Table.Td>
      <Table.Td>
        <Group gap={4}>
          {statuses.map((status) => (
            <Badge key={status} variant="light" color={statusColours[status]}>
              {say(`count.${status}`, { count: row[status] })}
            </Badge>
          ))}
          {statuses.length === 0 && (
            <Text size="xs" c="dimmed">
              {say('nothing')}
            </Text>
          )}
        </Group>
      </Table.Td>
      <Table.Td>
        {row.submitted > 0 && (
          <Button
            size="compact-xs"
            variant="light"
            loading={busy}
            leftSection={<IconCheck size={13} />}
            aria-label={say('approve-all', { name })}
            onClick={async () => {
              const { version } = await call(readTimeSheet, { resourceNo, week })
              await approve({ resourceNo, week, version })
            }}
          >
            {say('approve')}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  )
}

function Sheet({ resourceNo }: { resourceNo: string }) {
  const say = useTimeSheetWords()
  const office = useMay(approveTimeSheet)
  const [week, setWeek] = useWeek()
  const { data, error } = useAsked(readTimeSheet, { resourceNo, week })
  return (
    <Page
      title={data ? say('title-of', { name: data.name }) : say('title')}
      {...(office && { crumb: { to: '/time-sheets', label: say('title') } })}
      actions={<WeekChooser week={week} onChange={setWeek} />}
    >
      <Columns>
        {error && <Panel>{error.message}</Panel>}
        {data && <SheetTable key={data.week} sheet={data} />}
      </Columns>
    </Page>
  )
}
