import type { Board } from '@giro/business/dispatch/api.ts'
import {
  reportTraffic,
  technicianBack,
  technicianLate,
  technicianUnavailable,
} from '@giro/business/dispatch/real-time/api.ts'
import { asDay, type Day, momentOf } from '@giro/business/foundation/day.ts'
import { Button, Group, Menu, Modal, Select, Slider, Stack, Text, TextInput } from '@mantine/core'
import {
  IconAlertCircle,
  IconClockExclamation,
  IconTrafficCone,
  IconUserCheck,
  IconUserX,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useDoes } from '../app/ask.tsx'
import { useFormats } from '../app/formats.ts'
import { usePlansWords } from './plans-texts.ts'
import { tellPushed } from './tell-pushed.tsx'
import { useBoardWords } from './texts.ts'

type Kind = 'unavailable' | 'late' | 'back' | 'traffic'
const icons = {
  unavailable: IconUserX,
  late: IconClockExclamation,
  back: IconUserCheck,
  traffic: IconTrafficCone,
} as const
const kinds = Object.keys(icons) as Kind[]

/** What happened to a technician or on the roads: one choice, one form, one proposal. */
export function HappenedMenu({
  board,
  day,
  resourceNo,
}: {
  board: Board
  day: Day
  resourceNo: string | null
}) {
  const say = usePlansWords()
  const [kind, setKind] = useState<Kind | null>(null)
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button variant="default" leftSection={<IconAlertCircle size={15} />} title={say('happened-hint')}>
            {say('happened')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {kinds.map((one) => {
            const Icon = icons[one]
            return (
              <Menu.Item key={one} leftSection={<Icon size={15} />} onClick={() => setKind(one)}>
                {say(one)}
              </Menu.Item>
            )
          })}
        </Menu.Dropdown>
      </Menu>
      <Modal opened={kind !== null} onClose={() => setKind(null)} title={kind && say(kind)} size="sm">
        {kind && (
          <HappenedForm
            key={kind}
            kind={kind}
            board={board}
            day={day}
            resourceNo={resourceNo}
            onDone={() => setKind(null)}
          />
        )}
      </Modal>
    </>
  )
}

function HappenedForm({
  kind,
  board,
  day,
  resourceNo,
  onDone,
}: {
  kind: Kind
  board: Board
  day: Day
  resourceNo: string | null
  onDone: () => void
}) {
  const say = usePlansWords()
  const words = useBoardWords()
  const formats = useFormats()
  const unavailable = useDoes(technicianUnavailable)
  const late = useDoes(technicianLate)
  const back = useDoes(technicianBack)
  const traffic = useDoes(reportTraffic)
  const [who, setWho] = useState(resourceNo)
  const [why, setWhy] = useState('sick')
  const [from, setFrom] = useState('')
  const [until, setUntil] = useState('')
  const present = board.traffic.find((one) => one.day === day)?.factor ?? 1
  const [percent, setPercent] = useState(present === 1 ? 30 : Math.round((present - 1) * 100))
  const at = (time: string) => momentOf(asDay(day), time, board.timeZone)
  const busy = unavailable.busy || late.busy || back.busy || traffic.busy
  // On another day than today an absence begins with the day: "now" would be the wrong day.
  const isToday = board.now.slice(0, 10) === day
  const send = async () => {
    if (kind === 'traffic') {
      const done = await traffic.does({ day, factor: Math.max(1, 1 + percent / 100) })
      if (!done) return
      tellPushed(done.output, say, formats)
    } else if (who === null) return
    else if (kind === 'unavailable') {
      const start = from ? at(from) : isToday ? undefined : at('00:00')
      const done = await unavailable.does({
        resourceNo: who,
        kind: why as 'sick',
        ...(start && { from: start }),
        ...(until && { to: at(until) }),
      })
      if (!done) return
      tellPushed({ ...done.output, pushed: [] }, say, formats)
    } else if (kind === 'late') {
      const done = await late.does({ resourceNo: who, until: at(until) })
      if (!done) return
      tellPushed(done.output, say, formats)
    } else {
      const done = await back.does({ resourceNo: who })
      if (!done) return
      tellPushed({ ...done.output, pushed: [] }, say, formats)
    }
    onDone()
  }
  const missing = (kind !== 'traffic' && who === null) || (kind === 'late' && until === '')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {say(`${kind}-hint`)}
        </Text>
        {kind !== 'traffic' && (
          <Select
            label={say('technician')}
            searchable
            data-autofocus
            value={who}
            onChange={setWho}
            data={board.technicians.map((one) => ({ value: one.resourceNo, label: one.name }))}
          />
        )}
        {kind === 'unavailable' && (
          <Select
            label={say('kind')}
            allowDeselect={false}
            value={why}
            onChange={(value) => setWhy(value ?? 'sick')}
            data={(['sick', 'leave', 'training', 'other'] as const).map((value) => ({
              value,
              label: words(`absence.${value}`),
            }))}
          />
        )}
        {(kind === 'unavailable' || kind === 'late') && (
          <Group grow align="start">
            {kind === 'unavailable' && (
              <TextInput
                type="time"
                label={say('from')}
                value={from}
                onChange={(event) => setFrom(event.currentTarget.value)}
              />
            )}
            <TextInput
              type="time"
              label={say('until')}
              description={kind === 'unavailable' ? say('until-evening') : undefined}
              inputWrapperOrder={['label', 'input', 'description']}
              required={kind === 'late'}
              value={until}
              onChange={(event) => setUntil(event.currentTarget.value)}
            />
          </Group>
        )}
        {kind === 'traffic' && (
          <div>
            <Text size="sm" fw={600} id="traffic-percent">
              {say('percent')}: {percent} %
            </Text>
            <Slider
              mt={6}
              mb="lg"
              min={0}
              max={100}
              step={5}
              value={percent}
              onChange={setPercent}
              marks={[0, 25, 50, 75, 100].map((value) => ({ value, label: `${value}` }))}
              thumbLabel={say('percent')}
              label={(value) => `${value} %`}
            />
          </div>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {say('cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={missing}>
            {say('report')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
