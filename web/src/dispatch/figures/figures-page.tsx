import { readFigures } from '@giro/business/dispatch/figures/api.ts'
import { addDays, asDay, type Day, dayOf, mondayOf } from '@giro/business/foundation/day.ts'
import type { OutputOf } from '@giro/business/foundation/operation.ts'
import { Button, Group, Progress, Table, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useAsked } from '../../app/call.ts'
import { useFormats } from '../../app/formats.ts'
import { useSession } from '../../app/session.tsx'
import { GroupFilter } from '../../resources/group-filter.tsx'
import { Columns, Page, Panel, Sideways } from '../../ui/page.tsx'
import { useFigureWords } from './texts.ts'

type Answer = OutputOf<typeof readFigures>
type Figures = Answer['all']

/** What was done in a period, in time or late, with which use of the hours: by technician and by day. */
export function FiguresPage() {
  const say = useFigureWords()
  const formats = useFormats()
  const { company } = useSession()
  const today = dayOf(new Date().toISOString(), company.timeZone)
  const [period, setPeriod] = useState<{ from: Day; to: Day }>({ from: mondayOf(today), to: today })
  const [groupNo, setGroup] = useState<string | null>(null)
  const { data, error } = useAsked(readFigures, {
    fromDay: period.from,
    toDay: period.to,
    ...(groupNo && { groupNo }),
  })
  const ended = data ? data.all.visitsDone + data.all.visitsNotDone : 0
  return (
    <Page
      title={say('figures')}
      actions={
        <Group gap={6}>
          <Button size="xs" variant="default" onClick={() => setPeriod({ from: today, to: today })}>
            {say('today')}
          </Button>
          <Button size="xs" variant="default" onClick={() => setPeriod({ from: mondayOf(today), to: today })}>
            {say('week')}
          </Button>
          <Button
            size="xs"
            variant="default"
            onClick={() => setPeriod({ from: addDays(today, -29), to: today })}
          >
            {say('month')}
          </Button>
          <TextInput
            type="date"
            size="xs"
            aria-label={say('from')}
            value={period.from}
            onChange={(event) =>
              event.currentTarget.value && setPeriod({ ...period, from: asDay(event.currentTarget.value) })
            }
          />
          <TextInput
            type="date"
            size="xs"
            aria-label={say('to')}
            value={period.to}
            onChange={(event) =>
              event.currentTarget.value && setPeriod({ ...period, to: asDay(event.currentTarget.value) })
            }
          />
          <GroupFilter value={groupNo} onChange={setGroup} />
        </Group>
      }
    >
      <Columns
        side={
          <Panel title={say('reallocations')}>
            <Reallocations rows={data?.reallocations ?? []} />
          </Panel>
        }
      >
        {error && <Panel>{error.message}</Panel>}
        {data && ended === 0 && <Text c="dimmed">{say('nothing')}</Text>}
        {data && (
          <Panel title={say('by-technician')}>
            <FiguresTable
              head={say('technician')}
              rows={[
                ...data.technicians.map((one) => ({ key: one.resourceNo, label: one.name, figures: one })),
                { key: 'all', label: say('all'), figures: data.all, isSum: true },
              ]}
            />
          </Panel>
        )}
        {data && data.days.length > 1 && (
          <Panel title={say('by-day')}>
            <FiguresTable
              head={say('day')}
              rows={data.days.map((one) => ({
                key: one.day,
                label: formats.calendarDay(one.day),
                figures: one,
              }))}
            />
          </Panel>
        )}
      </Columns>
    </Page>
  )
}

interface FigureRow {
  readonly key: string
  readonly label: string
  readonly figures: Figures
  readonly isSum?: boolean
}

function FiguresTable({ head, rows }: { head: string; rows: readonly FigureRow[] }) {
  const say = useFigureWords()
  const formats = useFormats()
  const most = Math.max(1, ...rows.filter((row) => !row.isSum).map((row) => row.figures.visitsDone))
  return (
    <Sideways>
      <Table fz="sm" miw={860} verticalSpacing={5}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{head}</Table.Th>
            <Table.Th>{say('done')}</Table.Th>
            <Table.Th ta="right">{say('not-done')}</Table.Th>
            <Table.Th title={say('due-help')}>{say('due-met')}</Table.Th>
            <Table.Th ta="right" title={say('late-help')}>
              {say('late')}
            </Table.Th>
            <Table.Th>{say('promise')}</Table.Th>
            <Table.Th title={say('first-help')}>{say('first')}</Table.Th>
            <Table.Th ta="right">{say('service')}</Table.Th>
            <Table.Th ta="right">{say('travel')}</Table.Th>
            <Table.Th ta="right">{say('km')}</Table.Th>
            <Table.Th title={say('utilisation-help')}>{say('utilisation')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ key, label, figures, isSum }) => (
            <Table.Tr key={key} fw={isSum ? 600 : undefined}>
              <Table.Td>{label}</Table.Td>
              <Table.Td>
                <Bar
                  value={isSum ? null : figures.visitsDone / most}
                  text={formats.whole(figures.visitsDone)}
                  colour="blue"
                />
              </Table.Td>
              <Table.Td ta="right">{figures.visitsNotDone || ''}</Table.Td>
              <Table.Td>
                <Share value={figures.dueMet} />
              </Table.Td>
              <Table.Td ta="right">
                {figures.lateMinutes > 0 ? formats.minutes(figures.lateMinutes) : ''}
              </Table.Td>
              <Table.Td>
                <Share value={figures.promiseKept} />
              </Table.Td>
              <Table.Td>
                <Share value={figures.fixedAtFirstVisit} />
              </Table.Td>
              <Table.Td ta="right">{formats.minutes(figures.serviceMinutes)}</Table.Td>
              <Table.Td ta="right">{formats.minutes(figures.travelMinutes)}</Table.Td>
              <Table.Td ta="right">{formats.number(figures.kilometres)}</Table.Td>
              <Table.Td>
                <Share value={figures.utilisation} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Sideways>
  )
}

function Share({ value }: { value: number | null }) {
  const formats = useFormats()
  return value === null ? null : (
    <Bar value={Math.min(1, value)} text={`${formats.whole(value * 100)} %`} colour="teal" />
  )
}

/** A figure with its bar, so that rows are compared at a glance. */
function Bar({ value, text, colour }: { value: number | null; text: string; colour: string }) {
  return (
    <div style={{ minWidth: 64 }}>
      {text}
      {value !== null && <Progress value={value * 100} color={colour} size={5} aria-hidden />}
    </div>
  )
}

function Reallocations({ rows }: { rows: Answer['reallocations'] }) {
  const say = useFigureWords()
  if (rows.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {say('none')}
      </Text>
    )
  const most = rows[0]!.count
  return rows.map((row) => (
    <div key={row.reasonCode} style={{ marginBottom: 8, fontSize: '0.8rem' }}>
      <Group justify="space-between">
        <span>
          {row.reasonCode} <span className="dim">{row.description}</span>
        </span>
        <b>{row.count}</b>
      </Group>
      <Progress value={(100 * row.count) / most} color="orange" size={5} aria-hidden />
    </div>
  ))
}
