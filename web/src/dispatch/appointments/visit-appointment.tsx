import type { Board, BoardVisit } from '@giro/business/dispatch/api.ts'
import { readAppointments } from '@giro/business/dispatch/appointments/api.ts'
import { Button } from '@mantine/core'
import { IconCalendarPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useAsked } from '../../app/call.ts'
import { AppointmentDialog } from './appointment-dialog.tsx'
import { BestPlaces } from './best-places.tsx'
import { KeptSlot } from './kept-slot.tsx'
import { useAppointmentWords } from './texts.ts'

/** For a visit that is not planned: the slot kept for it, or the way to an appointment and the best places. */
export function VisitAppointment({
  shown,
  visit,
  onPlace,
}: {
  shown: Pick<Board, 'fromDay' | 'toDay'>
  visit: BoardVisit
  onPlace: (resourceNo: string, day: string, start: string) => void
}) {
  const say = useAppointmentWords()
  const [asking, setAsking] = useState(false)
  const { data } = useAsked(readAppointments, { orderNo: visit.orderNo }, { enabled: visit.held !== null })
  const hold = data?.visits.find((one) => one.visitNo === visit.visitNo)?.hold
  if (visit.held) return hold && data ? <KeptSlot hold={hold} phone={visit.phone} now={data.now} /> : null
  return (
    <>
      <Button leftSection={<IconCalendarPlus size={15} />} onClick={() => setAsking(true)}>
        {say('propose')}
      </Button>
      <BestPlaces
        shown={shown}
        visit={visit}
        onPlace={({ resourceNo, day, start }) => onPlace(resourceNo, day, start)}
      />
      {asking && (
        <AppointmentDialog orderNo={visit.orderNo} visitNo={visit.visitNo} onClose={() => setAsking(false)} />
      )}
    </>
  )
}
