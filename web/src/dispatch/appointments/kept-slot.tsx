import { type Appointments, confirmSlot, releaseSlot } from '@giro/business/dispatch/appointments/api.ts'
import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconHourglassHigh } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useDoes } from '../../app/ask.tsx'
import { useFormats } from '../../app/formats.ts'
import classes from './appointments.module.css'
import { asCountdown, useSecondsLeft } from './countdown.ts'
import { shiftsOf } from './slot-facts.tsx'
import { useAppointmentWords } from './texts.ts'

type Hold = NonNullable<Appointments['visits'][number]['hold']>

/** A slot that is kept: for whom, how long still, and what can be done with it. */
export function KeptSlot({
  hold,
  phone,
  now,
  onConfirmed,
}: {
  hold: Hold
  phone: string
  now: string
  onConfirmed?: () => void
}) {
  const say = useAppointmentWords()
  const formats = useFormats()
  const client = useQueryClient()
  const left = useSecondsLeft(hold.until, now)
  const { does: confirm, busy } = useDoes(confirmSlot)
  const { does: release } = useDoes(releaseSlot)
  const over = left === 0
  useEffect(() => {
    if (over) void client.invalidateQueries({ queryKey: ['dispatch'] })
  }, [over, client])
  const agree = async () => {
    const done = await confirm({ holdNo: hold.holdNo })
    if (!done) return
    const { name, start, from, to, shifted } = done.output
    const words = say('confirmed', {
      name,
      day: formats.dayLong(start),
      from: formats.clock(from),
      to: formats.clock(to),
    })
    const more =
      shifted.length > 0 ? ` ${say('confirmed-shifts', { list: shiftsOf(shifted, say, formats) })}` : ''
    notifications.show({ color: 'teal', autoClose: 8000, message: words + more })
    void client.invalidateQueries({ queryKey: ['service-orders'] })
    onConfirmed?.()
  }
  const giveBack = async () => {
    if (await release({ holdNo: hold.holdNo }))
      notifications.show({ color: 'gray', message: say('released') })
  }
  return (
    <div className={classes.held} data-hold={hold.holdNo}>
      <div>
        <div className={classes.heldTime}>
          {formats.calendarDayLong(hold.day)},{' '}
          <span style={{ whiteSpace: 'nowrap' }}>
            {formats.clock(hold.from)}–{formats.clock(hold.to)}
          </span>
        </div>
        <Text size="sm">
          {hold.name}, {say('begins', { time: formats.clock(hold.start) })}
        </Text>
        {phone && (
          <Text size="sm" mt={4}>
            <a href={`tel:${phone}`}>{say('call', { phone })}</a>
          </Text>
        )}
      </div>
      <div className={classes.clock} data-near={left < 120 || undefined} role="timer">
        <IconHourglassHigh size={18} aria-hidden />
        {over ? (
          say('over')
        ) : (
          <>
            <b>{asCountdown(left)}</b>
            <span className="dim" style={{ fontWeight: 400, fontSize: '0.8rem' }}>
              {say('kept-until', { time: formats.clock(hold.until) })}
              {!hold.mine && ` · ${say('kept-by', { name: hold.by })}`}
            </span>
          </>
        )}
      </div>
      <Group gap={8}>
        <Button disabled={over} loading={busy} onClick={() => void agree()}>
          {say('confirm')}
        </Button>
        <Button variant="default" disabled={over} onClick={() => void giveBack()}>
          {say('release')}
        </Button>
      </Group>
    </div>
  )
}
