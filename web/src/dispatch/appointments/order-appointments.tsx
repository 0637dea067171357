import {
  type Appointments,
  readAppointments,
  recommendSlots,
} from '@giro/business/dispatch/appointments/api.ts'
import { Button, Group, Text } from '@mantine/core'
import { IconCalendarPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useAsked } from '../../app/call.ts'
import { useFormats } from '../../app/formats.ts'
import { useMay } from '../../app/session.tsx'
import { Panel } from '../../ui/page.tsx'
import { AppointmentDialog } from './appointment-dialog.tsx'
import classes from './appointments.module.css'
import { KeptSlot } from './kept-slot.tsx'
import { useAppointmentWords } from './texts.ts'

/** Word for what keeps a visit from being planned. */
const whyNot = { NO_POSITION: 'no-position', ON_HOLD: 'on-hold', BLOCKED_ITEM: 'blocked-item' } as const

/** On the order page: when each visit of the order takes place, and the way to an appointment. */
export function OrderAppointments({ orderNo }: { orderNo: string }) {
  const may = useMay(recommendSlots)
  return may ? <AppointmentsPanel orderNo={orderNo} /> : null
}

function AppointmentsPanel({ orderNo }: { orderNo: string }) {
  const say = useAppointmentWords()
  const { data } = useAsked(readAppointments, { orderNo })
  const [asking, setAsking] = useState<string | null>(null)
  if (!data) return null
  return (
    <Panel title={say('appointment')}>
      {data.visits.length === 0 && (
        <Text size="sm" c="dimmed">
          {say('no-visit')}
        </Text>
      )}
      {data.visits.map((visit) => (
        <div key={visit.visitNo} className={classes.visit}>
          {data.visits.length > 1 && (
            <Text size="xs" c="dimmed" mb={2}>
              {visit.address}, {visit.city}
            </Text>
          )}
          <VisitAppointment visit={visit} now={data.now} onAsk={() => setAsking(visit.visitNo)} />
        </div>
      ))}
      {asking !== null && (
        <AppointmentDialog orderNo={orderNo} visitNo={asking} onClose={() => setAsking(null)} />
      )}
    </Panel>
  )
}

function VisitAppointment({
  visit,
  now,
  onAsk,
}: {
  visit: Appointments['visits'][number]
  now: string
  onAsk: () => void
}) {
  const say = useAppointmentWords()
  const formats = useFormats()
  const { placement, promised, hold } = visit
  if (hold) return <KeptSlot hold={hold} phone={visit.phone} now={now} />
  return (
    <>
      {promised && (
        <Text fw={600}>
          {say('promised', {
            day: formats.day(promised.from),
            from: formats.clock(promised.from),
            to: formats.clock(promised.to),
          })}
        </Text>
      )}
      <Text size="sm" c={placement ? undefined : 'dimmed'}>
        {placement
          ? say('planned-for', {
              name: placement.name,
              day: formats.day(placement.start),
              from: formats.clock(placement.start),
              to: formats.clock(placement.end),
            })
          : say('to-plan')}
      </Text>
      <Group gap={8} mt={8}>
        {placement && (
          <Button
            component={Link}
            to="/board"
            search={{ day: placement.day, days: 1 } as never}
            variant="default"
          >
            {say('to-board')}
          </Button>
        )}
        {visit.state === 'unplanned' && visit.notPlannable === null && (
          <Button leftSection={<IconCalendarPlus size={15} />} onClick={onAsk}>
            {say('propose')}
          </Button>
        )}
        {visit.notPlannable !== null && (
          <Text size="xs" c="orange">
            {say(whyNot[visit.notPlannable])}
          </Text>
        )}
      </Group>
    </>
  )
}
