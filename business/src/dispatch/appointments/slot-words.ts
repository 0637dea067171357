import type { Slot, SlotFacts } from './slot-offers.ts'

/** A slot with names in place of numbers, as people read it. */
export function namedSlot<S extends Slot>(slot: S, { days }: SlotFacts) {
  const customer = (visitNo: string | null) =>
    days.visits.find((visit) => visit.visitNo === visitNo)?.customerName ?? null
  return {
    ...slot,
    name: days.technicians.find((one) => one.resourceNo === slot.resourceNo)?.name ?? slot.resourceNo,
    shifted: slot.shifted.map((one) => ({ ...one, customerName: customer(one.visitNo) ?? one.visitNo })),
    after: customer(slot.after),
    before: customer(slot.before),
  }
}
