import { v7 as uuid } from 'uuid'
import type { Act } from '../../engine/act.ts'
import { handle } from '../../engine/module.ts'
import { addSeconds, type Day, type Instant, timeOf } from '../../foundation/day.ts'
import { absent, refuse } from '../../foundation/verdict.ts'
import { promiseLines } from '../../service-orders/public.store.ts'
import { loadDispatchSetup } from '../day.store.ts'
import type { Visit, Window } from '../day.ts'
import { lockDays, placeVisits, type VisitChange } from '../place-visits.store.ts'
import { recordStep } from '../steps.store.ts'
import { confirmSlot, holdSlot, releaseSlot } from './api.ts'
import { loadHolds, lockHold, lockVisit, markExpired } from './hold.store.ts'
import { forReader } from './hold-for-reader.ts'
import { loadSlotFacts, loadVisitToOffer } from './slot-facts.store.ts'
import { slotAgain } from './slot-offers.ts'
import { namedSlot } from './slot-words.ts'

interface Wanted {
  readonly resourceNo: string
  readonly day: Day
  readonly window: Window
  readonly start: Instant
}

/** The slot on the locked day as it is now; null: somebody else has the time. */
async function lookAgain(act: Act, visit: Visit, wanted: Wanted) {
  const { facts, travelQuality, names } = await loadSlotFacts(act, visit, {
    fromDay: wanted.day,
    toDay: wanted.day,
    resourceNos: [wanted.resourceNo],
  })
  const slot = slotAgain(facts, visit.visitNo, wanted, travelQuality)
  return { slot, facts, name: names.get(wanted.resourceNo) ?? wanted.resourceNo }
}

/**
 * Keeps the slot: from now until `expiresAt` it is planned work for everybody who looks. Whoever keeps another slot for
 * the same visit gives the first one back. The day is locked while it is looked at, so that the same time is never
 * kept twice. Source: specification orders §11.7, §9 `holdSlot`.
 */
export const holdSlotCommand = handle(holdSlot, async ({ visitNo, slot, minutes }, act) => {
  await lockVisit(act, visitNo)
  const kept = (await loadHolds(act)).find((one) => one.visitNo === visitNo)
  if (kept && kept.heldBy !== act.user.userId)
    refuse('dispatch.slot-held-by-other', {
      name: kept.heldByName,
      until: timeOf(kept.expiresAt, act.timeZone),
    })
  if (slot.to <= act.now) refuse('dispatch.slot-over', {}, 'slot.to')
  await lockDays(act, [slot])
  await markExpired(act)
  if (kept) await endHold(act, kept.holdNo, 'released')
  const visit = await loadVisitToOffer(act, visitNo)

  const wanted = { ...slot, window: { from: slot.from, to: slot.to } }
  const { slot: found, name } = await lookAgain(act, visit, wanted)
  if (!found) return refuse('dispatch.slot-gone')

  const setup = await loadDispatchSetup(act.tx)
  const placement = found.placements.get(visitNo)!
  const expiresAt = addSeconds(act.now, (minutes ?? setup.holdMinutes) * 60)
  const row = {
    holdNo: uuid().slice(-12),
    visitNo,
    resourceNo: placement.resourceNo,
    day: placement.day,
    windowFrom: slot.from,
    windowTo: slot.to,
    arrival: placement.arrival,
    startAt: placement.start,
    endAt: placement.end,
    travelSeconds: placement.travelSeconds,
    travelMetres: placement.travelMetres,
    travelQuality: placement.travelQuality,
    visitsBehind: [...found.behind],
    heldBy: act.user.userId,
    heldByName: act.user.name,
    heldAt: act.now,
    expiresAt,
  }
  await act.tx.insertInto('slotHold').values(row).execute()
  await act.publish('dispatch.slot-held', visitNo, {
    holdNo: row.holdNo,
    days: [row.day],
    resourceNo: row.resourceNo,
    until: expiresAt,
  })
  return { hold: forReader({ ...row, name }, act.user.userId) }
})

function endHold(act: Act, holdNo: string, state: 'released' | 'confirmed') {
  return act.tx.updateTable('slotHold').set({ state }).where('holdNo', '=', holdNo).execute()
}

/** The hold, locked and still running; refuses in words what has ended. */
async function runningHold(act: Act, holdNo: string) {
  const hold = await lockHold(act, holdNo)
  if (!hold) return absent('dispatch.hold-absent', { holdNo })
  if (hold.state === 'confirmed') refuse('dispatch.hold-confirmed')
  if (hold.state === 'released') refuse('dispatch.hold-released')
  if (hold.state === 'expired' || hold.expiresAt <= act.now)
    refuse('dispatch.hold-expired', { time: timeOf(hold.expiresAt, act.timeZone) })
  return hold
}

/** Anybody of the office may give a slot back: whoever kept it may have gone home. */
export const releaseSlotCommand = handle(releaseSlot, async ({ holdNo }, act) => {
  const hold = await runningHold(act, holdNo)
  await endHold(act, holdNo, 'released')
  await act.publish('dispatch.slot-released', hold.visitNo, { holdNo, days: [hold.day] })
  return { holdNo }
})

/**
 * The customer agrees. The window is promised on the visit's lines, the visit is planned, and what stands behind it is
 * pushed as the offer said; one step takes all of it back. The promise binds planning by itself (H5), so the visit is
 * not pinned to the minute. Refuses when the slot has expired or the day has changed so that it does not fit any more.
 */
export const confirmSlotCommand = handle(confirmSlot, async ({ holdNo }, act) => {
  const hold = await runningHold(act, holdNo)
  await lockDays(act, [hold])
  // From here on the slot is the visit's own and no longer in its way.
  await endHold(act, holdNo, 'confirmed')
  const visit = await loadVisitToOffer(act, hold.visitNo)
  const window = { from: hold.windowFrom, to: hold.windowTo }
  const { slot, facts, name } = await lookAgain(act, visit, {
    resourceNo: hold.resourceNo,
    day: hold.day,
    window,
    start: hold.startAt,
  })
  if (!slot) return refuse('dispatch.slot-no-longer-fits', { name, customerName: visit.customerName })

  await promiseLines(act, visit.orderNo, visit.lineNos, window)
  const changes = [...slot.placements].map(([visitNo, placement]): VisitChange => ({ visitNo, placement }))
  const before = await placeVisits(act, changes)
  const promised = (visitNo: string, value: Window | null) =>
    visitNo === visit.visitNo ? { promised: value } : {}
  await recordStep(
    act,
    { code: 'dispatch.step.appointment', facts: { customerName: visit.customerName } },
    before.map((state) => ({ ...state, ...promised(state.visitNo, visit.promised) })),
    changes.map((change) => ({ ...change, ...promised(change.visitNo, window) })),
  )
  await act.publish('dispatch.slot-confirmed', visit.visitNo, { holdNo, days: [hold.day] })
  const shown = namedSlot(slot, facts)
  return {
    visitNo: visit.visitNo,
    resourceNo: hold.resourceNo,
    name,
    day: hold.day,
    ...window,
    start: slot.start,
    shifted: shown.shifted,
  }
})
