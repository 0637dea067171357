import type { Act, Reading } from '../../engine/act.ts'
import { handle } from '../../engine/module.ts'
import { dayOf, endOfDay, type Instant } from '../../foundation/day.ts'
import { refuse } from '../../foundation/verdict.ts'
import { endAbsences, loadWorkingDays, recordAbsence } from '../../resources/public.store.ts'
import { loadVisits } from '../day.store.ts'
import { factorOf, setTraffic } from '../step-facts.store.ts'
import { recordStep, type Trail } from '../steps.store.ts'
import { reportTraffic, technicianBack, technicianLate, technicianUnavailable } from './api.ts'
import { pushFollowers } from './push-followers.store.ts'
import { replanAfter } from './replan.store.ts'
import { takeOffThePlan } from './take-off.store.ts'

async function nameOf(reading: Reading, resourceNo: string): Promise<string> {
  const found = await reading.tx
    .selectFrom('resource')
    .select('name')
    .where('resourceNo', '=', resourceNo)
    .where('type', '=', 'person')
    .executeTakeFirst()
  return found ? found.name : refuse('dispatch.no-such-resource', { resourceNo }, 'resourceNo')
}

export const technicianUnavailableCommand = handle(technicianUnavailable, async (input, act) => {
  const { resourceNo, kind, note } = input
  const name = await nameOf(act, resourceNo)
  const from = input.from ?? act.now
  const fromDay = dayOf(from, act.timeZone)
  const to = input.to ?? endOfDay(fromDay, act.timeZone)
  await recordAbsence(act, resourceNo, { from, to, kind }, note)

  const lastDay = dayOf(new Date(Date.parse(to) - 1000).toISOString(), act.timeZone)
  const hit = await visitsWithin(act, resourceNo, from, to)
  const reasonCode = kind === 'sick' ? 'SICK' : 'OTHER'
  const trail: Trail = { before: [], after: [] }
  const visitNos = await takeOffThePlan(act, hit, reasonCode, trail)
  const label = { code: 'dispatch.event.unavailable', facts: { name, count: visitNos.length } }

  const { planNo } = await replanAfter(
    act,
    {
      fromDay,
      toDay:
        hit.length > 0
          ? hit
              .map((visit) => visit.placement!.day)
              .sort()
              .at(-1)!
          : lastDay,
      label,
      visitNos,
      involved: [resourceNo],
      // Without visits that lost their technician there is nothing to mend.
      ...(visitNos.length === 0 && { only: () => [] }),
    },
    input,
  )
  await recordStep(act, label, trail.before, trail.after, {
    fact: { is: 'absence', resourceNo, from, to, kind, note },
    planNo,
  })
  return { planNo, visitNos }
})

/** Visits of the technician that a time away touches and that are not over. */
async function visitsWithin(act: Act, resourceNo: string, from: Instant, to: Instant) {
  const visits = await loadVisits(act, {
    fromDay: dayOf(from, act.timeZone),
    toDay: dayOf(to, act.timeZone),
    resourceNos: [resourceNo],
    unplanned: false,
  })
  return visits.filter(
    ({ state, placement }) =>
      state !== 'done' &&
      state !== 'not-done' &&
      placement !== null &&
      placement.start < to &&
      placement.end > from,
  )
}

export const technicianLateCommand = handle(technicianLate, async (input, act) => {
  const { resourceNo, until } = input
  const name = await nameOf(act, resourceNo)
  const day = dayOf(until, act.timeZone)
  const [today] = await loadWorkingDays(act.tx, act.timeZone, {
    fromDay: day,
    toDay: day,
    resourceNos: [resourceNo],
  })
  if (!today || typeof today.shift === 'string') return refuse('dispatch.not-working', { name, day }, 'until')
  const from = act.now > today.shift.open ? act.now : today.shift.open
  if (until <= from || until >= today.shift.close) refuse('dispatch.late-outside-shift', { name }, 'until')
  await recordAbsence(act, resourceNo, { from, to: until, kind: 'other' })
  const trail: Trail = { before: [], after: [] }
  const pushed = await pushFollowers(act, day, [resourceNo], trail)
  const label = { code: 'dispatch.event.late', facts: { name, count: pushed.length } }
  const { planNo } = await replanAfter(
    act,
    {
      fromDay: day,
      toDay: day,
      label,
      visitNos: [],
      involved: [resourceNo],
    },
    input,
  )
  await recordStep(act, label, trail.before, trail.after, {
    fact: { is: 'absence', resourceNo, from, to: until, kind: 'other', note: '' },
    planNo,
  })
  return { planNo, pushed }
})

export const technicianBackCommand = handle(technicianBack, async (input, act) => {
  const { resourceNo } = input
  const name = await nameOf(act, resourceNo)
  const at = input.at ?? act.now
  const ended = await endAbsences(act, resourceNo, at)
  if (ended === 0) refuse('dispatch.not-away', { name }, 'resourceNo')
  const day = dayOf(at, act.timeZone)
  const { planNo } = await replanAfter(
    act,
    {
      fromDay: day,
      toDay: day,
      label: { code: 'dispatch.event.back', facts: { name } },
      visitNos: [],
      involved: [resourceNo],
      fill: true,
    },
    input,
  )
  return { planNo }
})

export const reportTrafficCommand = handle(reportTraffic, async (input, act) => {
  const { day, factor } = input
  if (day < act.workDate) refuse('dispatch.days-past', {}, 'day')
  const before = await factorOf(act, day)
  const after = factor === 1 ? null : factor.toFixed(2)
  await setTraffic(act, day, after)
  const trail: Trail = { before: [], after: [] }
  const pushed = await pushFollowers(act, day, null, trail)
  const label = {
    code: 'dispatch.event.traffic',
    facts: { percent: Math.round((factor - 1) * 100), count: pushed.length },
  }
  const { planNo } = await replanAfter(
    act,
    {
      fromDay: day,
      toDay: day,
      label,
      visitNos: [],
      involved: [...new Set(pushed.map((one) => one.resourceNo))],
    },
    input,
  )
  await recordStep(act, label, trail.before, trail.after, {
    fact: { is: 'traffic', day, before, after },
    planNo,
  })
  return { planNo, pushed }
})
