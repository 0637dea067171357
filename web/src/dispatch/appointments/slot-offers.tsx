import { holdSlot, type OfferedSlot, recommendSlots } from '@giro/business/dispatch/appointments/api.ts'
import { addDays, asDay } from '@giro/business/foundation/day.ts'
import { Button, Group, Loader, Text } from '@mantine/core'
import { IconAlertTriangle, IconStarFilled, IconThumbUp } from '@tabler/icons-react'
import { keepPreviousData, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useDoes } from '../../app/ask.tsx'
import { useAsked } from '../../app/call.ts'
import { useFormats } from '../../app/formats.ts'
import classes from './appointments.module.css'
import { SlotFacts } from './slot-facts.tsx'
import { useAppointmentWords } from './texts.ts'

const first = { limit: 5, perTechnicianDay: 2 }
const more = { limit: 20, perTechnicianDay: 4 }
const qualityIcons = { best: IconStarFilled, good: IconThumbUp, poor: IconAlertTriangle } as const

/** Times that can be offered now, by day. Choosing one keeps it while the customer is asked. */
export function SlotOffers({ visitNo }: { visitNo: string }) {
  const say = useAppointmentWords()
  const formats = useFormats()
  const client = useQueryClient()
  const [fromDays, setFromDays] = useState<readonly string[]>([])
  const [many, setMany] = useState(false)
  const fromDay = fromDays.at(-1)
  const { data, error, isFetching } = useAsked(
    recommendSlots,
    { visitNo, ...(many ? more : first), ...(fromDay && { fromDay: asDay(fromDay) }) },
    { placeholderData: keepPreviousData, gcTime: 0 },
  )
  const { does: keep, busy } = useDoes(holdSlot)
  if (error) return <Text c="orange">{error.message}</Text>
  if (!data)
    return (
      <Group gap="xs" py="md">
        <Loader size="sm" />
        <Text size="sm">{say('looking')}</Text>
      </Group>
    )
  const choose = async (offer: OfferedSlot) => {
    const { resourceNo, day, window, start } = offer
    const slot = { resourceNo, day, from: window.from, to: window.to, start }
    const done = await keep({ visitNo, slot: slot as never })
    // Somebody else was faster: the list is made anew.
    if (!done) void client.invalidateQueries({ queryKey: ['dispatch', recommendSlots.name] })
  }
  const byDay = Map.groupBy(data.offers, (offer) => offer.day)
  const facts = [
    say('for-visit', { minutes: formats.minutes(data.minutes), description: data.customerName }),
    data.due && say('due-at', { when: `${formats.day(data.due)} ${formats.clock(data.due)}` }),
    data.travel === 'estimated' && say('estimated-travel'),
  ]
  return (
    <section aria-label={say('propose')} aria-busy={isFetching}>
      <Text size="sm" c="dimmed">
        {facts.filter(Boolean).join(' · ')}{' '}
        {data.phone && (
          <a href={`tel:${data.phone}`} style={{ whiteSpace: 'nowrap' }}>
            {say('call', { phone: data.phone })}
          </a>
        )}
      </Text>
      {data.offers.length === 0 && (
        <Text size="sm" my="md">
          {say('none')}
        </Text>
      )}
      {[...byDay].sort().map(([day, offers]) => (
        <div key={day}>
          <h3 className={classes.day}>{formats.calendarDayLong(day)}</h3>
          <ul className={classes.list}>
            {offers.map((offer) => {
              const Icon = qualityIcons[offer.quality]
              const window = `${formats.clock(offer.window.from)}–${formats.clock(offer.window.to)}`
              return (
                <li
                  key={offer.resourceNo + offer.window.from}
                  className={classes.offer}
                  data-offer={`${offer.resourceNo} ${offer.window.from}`}
                  data-quality={offer.quality}
                >
                  <div className={classes.window}>
                    {window}
                    <small>{say('begins', { time: formats.clock(offer.start) })}</small>
                  </div>
                  <div className={classes.text}>
                    <div className={classes.who}>
                      <b>{offer.name}</b>
                      <span className={classes.quality} data-quality={offer.quality}>
                        <Icon size={11} aria-hidden /> {say(`quality.${offer.quality}`)}
                      </span>
                    </div>
                    <SlotFacts slot={offer} say={say} formats={formats} />
                  </div>
                  <Button
                    size="compact-sm"
                    variant={offer.quality === 'best' ? 'filled' : 'light'}
                    disabled={busy}
                    aria-label={say('keep-for', { window, name: offer.name, minutes: data.holdMinutes })}
                    onClick={() => void choose(offer)}
                  >
                    {say('keep', { minutes: data.holdMinutes })}
                  </Button>
                </li>
              )
            })}
          </ul>
        </div>
      ))}
      <Group gap={6} mt="md">
        {!many && data.offers.length > 0 && (
          <Button variant="default" onClick={() => setMany(true)}>
            {say('more')}
          </Button>
        )}
        <Button
          variant="default"
          onClick={() => setFromDays([...fromDays, addDays(asDay(data.days.at(-1)!), 1)])}
        >
          {say('later-days')}
        </Button>
        {fromDays.length > 0 && (
          <Button variant="subtle" color="gray" onClick={() => setFromDays([])}>
            {say('earlier-days')}
          </Button>
        )}
      </Group>
    </section>
  )
}
