import { handle } from '../../engine/module.ts'
import { dayOf } from '../../foundation/day.ts'
import { refuse } from '../../foundation/verdict.ts'
import { loadDispatchSetup } from '../day.store.ts'
import { recommendSlots } from './api.ts'
import { loadOfferDays, loadSlotFacts, loadVisitToOffer } from './slot-facts.store.ts'
import { slotOffers } from './slot-offers.ts'
import { namedSlot } from './slot-words.ts'
import { windowsOn } from './windows.ts'

export const recommendSlotsQuery = handle(recommendSlots, async (input, reading) => {
  const visit = await loadVisitToOffer(reading, input.visitNo)
  const setup = await loadDispatchSetup(reading.tx)
  const asked = input.fromDay ?? reading.workDate
  const today = dayOf(reading.now, reading.timeZone)
  const earliest = visit.earliestStart === null ? today : dayOf(visit.earliestStart, reading.timeZone)
  // Work that may only be done later is offered from then on.
  const fromDay = [asked, today, earliest].sort().at(-1)!
  const days = await loadOfferDays(reading, fromDay, input.days ?? setup.offerDays)
  if (days.length === 0) refuse('dispatch.nobody-works', {}, 'fromDay')
  const windows = input.windows
    ? input.windows.filter(({ from, to }) => from < to && to > reading.now)
    : windowsOn(days, setup.offerWindows, reading.now, reading.timeZone)
  const { facts, travelQuality } = await loadSlotFacts(reading, visit, {
    fromDay: days[0]!,
    toDay: days.at(-1)!,
  })
  const found = slotOffers(facts, visit.visitNo, windows, input)
  return {
    visitNo: visit.visitNo,
    customerName: visit.customerName,
    phone: visit.phone,
    minutes: visit.minutes,
    due: visit.due,
    days,
    travel: travelQuality,
    offers: found.map((offer) => namedSlot(offer, facts)),
    holdMinutes: setup.holdMinutes,
  }
})
