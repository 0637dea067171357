import { readAppointments } from '@giro/business/dispatch/appointments/api.ts'
import { Loader, Modal } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useAsked } from '../../app/call.ts'
import { KeptSlot } from './kept-slot.tsx'
import { SlotOffers } from './slot-offers.tsx'
import { useAppointmentWords } from './texts.ts'

/** Times to offer for one visit, or the slot that is kept for it while the customer is asked. */
export function AppointmentDialog({
  orderNo,
  visitNo,
  onClose,
}: {
  orderNo: string
  visitNo: string
  onClose: () => void
}) {
  const say = useAppointmentWords()
  const narrow = useMediaQuery('(max-width: 40em)')
  const { data } = useAsked(readAppointments, { orderNo })
  const visit = data?.visits.find((one) => one.visitNo === visitNo)
  return (
    <Modal
      opened
      onClose={onClose}
      title={say('propose')}
      size="xl"
      fullScreen={narrow === true}
      closeButtonProps={{ 'aria-label': say('close') }}
    >
      {!data ? (
        <Loader size="sm" />
      ) : visit?.hold ? (
        <KeptSlot hold={visit.hold} phone={visit.phone} now={data.now} onConfirmed={onClose} />
      ) : (
        <SlotOffers visitNo={visitNo} />
      )}
    </Modal>
  )
}
