import type { OfferedSlot } from '@giro/business/dispatch/appointments/api.ts'
import type { Formats } from '../../app/formats.ts'
import classes from './appointments.module.css'
import type { AppointmentWords } from './texts.ts'

type Slot = Omit<OfferedSlot, 'window' | 'quality'>

const signed = (value: number, show: (positive: number) => string) =>
  `${value < 0 ? '−' : '+'}${show(Math.abs(value))}`

/** What a slot costs, how safe it is and what it does to others, in one or two lines. */
export function SlotFacts({ slot, say, formats }: { slot: Slot; say: AppointmentWords; formats: Formats }) {
  const minutes = (seconds: number) => formats.minutes(seconds / 60)
  const extra = Math.abs(slot.addedTravelSeconds) >= 30 || Math.abs(slot.addedCost) >= 0.005
  const slack = slot.slackSeconds
  return (
    <div className={classes.facts}>
      <div>
        <span>{placeOf(slot, say)}</span>
      </div>
      <div>
        <span>
          {extra
            ? say('added', {
                time: signed(slot.addedTravelSeconds, minutes),
                distance: signed(slot.addedTravelMetres, formats.kilometres),
                money: signed(slot.addedCost, formats.money),
              })
            : say('no-extra')}
        </span>
        <span className={slack < 60 ? classes.attention : undefined}>
          {slack >= 3600
            ? say('slack-much', { time: minutes(slack) })
            : slack >= 60
              ? say('slack-some', { time: minutes(slack) })
              : say('slack-none')}
        </span>
        {slot.overtimeSeconds > 0 && (
          <span className={classes.attention}>
            {say('overtime', { time: minutes(slot.overtimeSeconds) })}
          </span>
        )}
        {slot.lateSeconds > 0 && (
          <span className={classes.attention}>{say('late', { time: minutes(slot.lateSeconds) })}</span>
        )}
      </div>
      {slot.shifted.length > 0 && (
        <div className={classes.attention}>
          {say('shifts', { list: shiftsOf(slot.shifted, say, formats) })}
        </div>
      )}
    </div>
  )
}

function placeOf(slot: Slot, say: AppointmentWords): string {
  const { after, before } = slot
  if (after !== null && before !== null) return say('between', { after, before })
  if (before !== null) return say('first', { before })
  return after === null ? say('alone') : say('last', { after })
}

/** `Rossi by 20 min, Bianchi by 5 min`. */
export function shiftsOf(shifted: Slot['shifted'], say: AppointmentWords, formats: Formats): string {
  return shifted
    .map((one) =>
      say('shift-of', {
        name: one.customerName,
        time: formats.minutes((Date.parse(one.to) - Date.parse(one.from)) / 60_000),
      }),
    )
    .join(', ')
}
