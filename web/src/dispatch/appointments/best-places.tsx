import type { Board, BoardVisit } from '@giro/business/dispatch/api.ts'
import { type RankedSlots, rankSlots } from '@giro/business/dispatch/appointments/api.ts'
import { Button, Loader, Text } from '@mantine/core'
import { useAsked } from '../../app/call.ts'
import { useFormats } from '../../app/formats.ts'
import board from '../board.module.css'
import classes from './appointments.module.css'
import { SlotFacts } from './slot-facts.tsx'
import { useAppointmentWords } from './texts.ts'

/** For a visit that is not planned: the best place with each technician and day, cheapest first, placed by one click. */
export function BestPlaces({
  shown,
  visit,
  onPlace,
}: {
  shown: Pick<Board, 'fromDay' | 'toDay'>
  visit: BoardVisit
  onPlace: (drop: RankedSlots['slots'][number]['drop']) => void
}) {
  const say = useAppointmentWords()
  const formats = useFormats()
  const { data, isFetching } = useAsked(rankSlots, {
    visitNo: visit.visitNo,
    fromDay: shown.fromDay as never,
    toDay: shown.toDay as never,
  })
  return (
    <section className={board.why} aria-label={say('best-places')}>
      <Text fw={650} size="sm">
        {say('best-places')} {isFetching && <Loader size={11} />}
      </Text>
      {data?.slots.length === 0 && (
        <Text size="sm" mt={4}>
          {say('no-place')}
        </Text>
      )}
      {data?.slots.map((slot) => (
        <div key={slot.resourceNo + slot.day} className={classes.place} data-place={slot.resourceNo}>
          <div>
            <b>{slot.name}</b>{' '}
            <span>
              {shown.fromDay !== shown.toDay && `${formats.calendarDay(slot.day)} `}
              {formats.clock(slot.start)}
            </span>
          </div>
          <Button size="compact-xs" variant="light" onClick={() => onPlace(slot.drop)}>
            {say('place')}
          </Button>
          <div className={classes.across}>
            <SlotFacts slot={slot} say={say} formats={formats} />
            <div className={classes.facts}>
              {slot.reasons.map((reason) => (
                <span key={reason}>{reason}</span>
              ))}
            </div>
          </div>
        </div>
      ))}
    </section>
  )
}
