import { handle } from '../../engine/module.ts'
import { dayOf, daysBetween } from '../../foundation/day.ts'
import { refuse } from '../../foundation/verdict.ts'
import { rankSlots } from './api.ts'
import { dropOf, slotReasons } from './ranked-words.ts'
import { loadSlotFacts, loadVisitToOffer } from './slot-facts.store.ts'
import { rankedSlots } from './slot-offers.ts'
import { namedSlot } from './slot-words.ts'

const longest = 31

export const rankSlotsQuery = handle(rankSlots, async ({ visitNo, fromDay, toDay, limit }, reading) => {
  if (toDay < fromDay) refuse('dispatch.period-order', {}, 'toDay')
  if (daysBetween(fromDay, toDay) >= longest) refuse('dispatch.period-too-long', { days: longest }, 'toDay')
  const visit = await loadVisitToOffer(reading, visitNo)
  const today = dayOf(reading.now, reading.timeZone)
  if (toDay < today) return { visitNo, slots: [] }
  const { facts } = await loadSlotFacts(reading, visit, {
    fromDay: fromDay < today ? today : fromDay,
    toDay,
  })
  return {
    visitNo,
    slots: rankedSlots(facts, visitNo, limit).map((slot) => ({
      ...namedSlot(slot, facts),
      drop: dropOf(slot, facts.days),
      reasons: slotReasons(slot, visit, facts.days, reading.user.language),
    })),
  }
})
