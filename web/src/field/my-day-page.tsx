import { Alert, Badge, Button, Card, Group, Stack, Text, TextInput } from '@mantine/core'
import { IconChevronRight, IconCloudOff, IconCloudUpload, IconMap } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useFormats } from '../app/formats.ts'
import { BusyCalendar } from '../resources/busy-calendar.tsx'
import { Page } from '../ui/page.tsx'
import { CalendarFeed } from './calendar-feed.tsx'
import { type MyVisit, stateWith, useMyVisits, useToday } from './my-visits.ts'
import { workWithoutNetwork } from './offline.ts'
import { PositionChoice } from './position.tsx'
import { useReports } from './reports.tsx'
import { StateButtons } from './state-buttons.tsx'
import { useFieldWords } from './texts.ts'

// Drawn when it is asked for: the map is larger than all the rest.
const DayMap = lazy(() => import('./day-map.tsx'))

const stateColours: Readonly<Record<string, string>> = {
  'en-route': 'violet',
  'on-site': 'teal',
  paused: 'yellow',
  done: 'green',
  'not-done': 'gray',
}

/** A technician's own day in order, also without network: where, when, what, and one tap for each step. */
export function MyDayPage() {
  const say = useFieldWords()
  const formats = useFormats()
  const today = useToday()
  const [day, setDay] = useState(today)
  const { data } = useMyVisits(day)
  const { kept } = useReports()
  const [onMap, setOnMap] = useState(false)
  const navigate = useNavigate()
  useEffect(() => {
    void workWithoutNetwork()
  }, [])
  return (
    <Page
      title={say('my-day')}
      actions={
        <TextInput
          type="date"
          aria-label={say('day')}
          value={day}
          onChange={(event) => event.currentTarget.value && setDay(event.currentTarget.value)}
        />
      }
    >
      <Stack p="md" gap="sm" maw={640}>
        {data?.keptAt != null && (
          <Alert color="yellow" icon={<IconCloudOff size={16} />}>
            {say('without-network', { time: data.keptAt && formats.stamp(data.keptAt) })}
          </Alert>
        )}
        <ReportsState />
        {data && data.resourceNo === null && <Text c="dimmed">{say('not-a-resource')}</Text>}
        {data && data.resourceNo !== null && data.visits.length === 0 && (
          <Text c="dimmed">{say('no-visits')}</Text>
        )}
        {data?.visits.some((visit) => visit.position) && (
          <Group>
            <Button
              variant={onMap ? 'filled' : 'default'}
              aria-pressed={onMap}
              leftSection={<IconMap size={15} />}
              onClick={() => setOnMap(!onMap)}
            >
              {say('map')}
            </Button>
          </Group>
        )}
        {onMap && data && (
          <Suspense fallback={<Text c="dimmed">{say('map-loading')}</Text>}>
            <DayMap
              visits={data.visits}
              tiles={data.map}
              onOpen={(id) => void navigate({ to: '/my-day/$id', params: { id }, search: { day } as never })}
            />
          </Suspense>
        )}
        {data?.visits.map((visit, at) => (
          <VisitCard
            key={visit.visitNo}
            visit={visit}
            number={at + 1}
            state={stateWith(visit, kept.waiting)}
            leads={visit.placement?.resourceNo === data.resourceNo}
          />
        ))}
        {data?.resourceNo != null && data.keptAt === null && (
          <>
            <PositionChoice />
            <CalendarFeed resourceNo={data.resourceNo} />
            <BusyCalendar resourceNo={data.resourceNo} />
          </>
        )}
      </Stack>
    </Page>
  )
}

function VisitCard(props: {
  readonly visit: MyVisit
  readonly number: number
  readonly state: string
  readonly leads: boolean
}) {
  const { visit, number, state, leads } = props
  const say = useFieldWords()
  const formats = useFormats()
  return (
    <Card withBorder padding="md" opacity={state === 'done' || state === 'not-done' ? 0.75 : 1}>
      <Link
        to="/my-day/$id"
        params={{ id: visit.visitNo }}
        search={{ day: visit.placement?.day } as never}
        style={{ color: 'inherit', textDecoration: 'none' }}
      >
        <Group justify="space-between" wrap="nowrap">
          <Text fw={650}>
            {number}. {visit.customerName}
          </Text>
          <Group gap={4} wrap="nowrap">
            {!leads && <Badge color="gray">{say('helper')}</Badge>}
            <Badge>{visit.placement ? formats.clock(visit.placement.start) : ''}</Badge>
            <IconChevronRight size={16} />
          </Group>
        </Group>
        <Text size="sm">
          {visit.description}
          {visit.parts > 1 && ` · ${say('part', { part: visit.part, parts: visit.parts })}`}
        </Text>
        <Text size="sm" c="dimmed">
          {visit.address}, {visit.city} · {visit.minutes} min
          {visit.promised &&
            ` · ${say('promised', { from: formats.clock(visit.promised.from), to: formats.clock(visit.promised.to) })}`}
        </Text>
        {stateColours[state] && (
          <Badge mt={4} color={stateColours[state]}>
            {say(`state.${state as 'done'}`)}
          </Badge>
        )}
      </Link>
      <StateButtons visit={visit} state={state} />
    </Card>
  )
}

/** What waits for the network, what the office says, what the server does not take. */
export function ReportsState() {
  const say = useFieldWords()
  const { kept, flush, markRead } = useReports()
  return (
    <>
      {kept.waiting.length > 0 && (
        <Group gap="xs">
          <Badge color="yellow" size="lg" leftSection={<IconCloudUpload size={14} />}>
            {say('to-send', { count: kept.waiting.length })}
          </Badge>
          <Button size="compact-sm" variant="default" onClick={() => void flush()}>
            {say('send-now')}
          </Button>
        </Group>
      )}
      {kept.unread.map((answer) => (
        <Alert
          key={answer.reportId}
          color="orange"
          title={say('office-says')}
          withCloseButton
          closeButtonLabel={say('read')}
          onClose={() => void markRead(answer.reportId)}
        >
          {answer.words.map((word) => (
            <div key={word}>{word}</div>
          ))}
        </Alert>
      ))}
      {kept.refused.map(({ report, words }) => (
        <Alert
          key={report.reportId}
          color="red"
          title={`${say('not-taken')}: ${say(`kind.${report.content.kind}`)} · ${report.visitNo}`}
          withCloseButton
          closeButtonLabel={say('remove')}
          onClose={() => void markRead(report.reportId)}
        >
          {words.join(' ')} {say('not-taken-help')}
        </Alert>
      ))}
    </>
  )
}
