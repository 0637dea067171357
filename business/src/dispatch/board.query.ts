import type { Reading } from '../engine/act.ts'
import { handle } from '../engine/module.ts'
import { whileUnchanged } from '../engine/unchanged.ts'
import { type Day, daysBetween } from '../foundation/day.ts'
import { refuse } from '../foundation/verdict.ts'
import { capacityMinutes } from '../resources/public.ts'
import { type BoardVisit, readBoard, readBoardVisits } from './api.ts'
import { signOfHolds } from './appointments/hold.store.ts'
import { loadDays, loadDispatchSetup, loadVisitsByNo } from './day.store.ts'
import { notPlannable, type Placement, type TechnicianDay, type Visit } from './day.ts'
import { openSteps } from './steps.store.ts'

const longestBoard = 31

/** A visit without what only the planner needs. */
export function forBoard(visit: Visit): BoardVisit {
  const {
    receivingHours: _,
    ordered: __,
    earliestStart: ___,
    excludedResourceNos: ____,
    held,
    helperSkills: _____,
    target: ______,
    optional: _______,
    itemBlocked: ________,
    ...shown
  } = visit
  return {
    ...shown,
    placement: visit.placement && withHelpers(visit.placement),
    after: visit.after.flatMap((one) => one.visitNo ?? []),
    lineNos: [...shown.lineNos],
    windows: [...shown.windows],
    skills: [...shown.skills],
    notPlannable: notPlannable(visit),
    held: held ? { holdNo: held.holdNo, by: held.by, until: held.until } : null,
  }
}

/** A placement as answers hold it: lists that may be changed. */
export const withHelpers = ({ helpers, ...placement }: Placement) => ({
  ...placement,
  ...(helpers && { helpers: [...helpers] }),
})

export const readBoardQuery = handle(readBoard, async ({ fromDay, toDay, unplanned }, reading) => {
  if (toDay < fromDay) refuse('dispatch.period-order', {}, 'toDay')
  if (daysBetween(fromDay, toDay) >= longestBoard)
    refuse('dispatch.period-too-long', { days: longestBoard }, 'toDay')
  // A slot that is kept ends by the clock alone, without an event.
  const kept = await signOfHolds(reading)
  const shown = `board ${fromDay} ${toDay} ${unplanned} ${reading.workDate} ${kept}`
  const board = await whileUnchanged(reading, shown, () => boardOf(reading, { fromDay, toDay, unplanned }))
  return { ...board, now: reading.now, steps: await openSteps(reading) }
})

export const readBoardVisitsQuery = handle(readBoardVisits, async ({ visitNos }, reading) => {
  const wanted = [...new Set(visitNos)].sort()
  const kept = await signOfHolds(reading)
  // Twenty open boards ask for the same visits at once.
  const visits = await whileUnchanged(reading, `visits ${wanted.join(' ')} ${kept}`, async () =>
    (await loadVisitsByNo(reading, wanted)).map(forBoard),
  )
  return { visits, now: reading.now }
})

/** All that is the same for every person, until something happens. */
async function boardOf(reading: Reading, scope: { fromDay: Day; toDay: Day; unplanned: boolean }) {
  const { fromDay, toDay } = scope
  const days = await loadDays(reading, scope)
  const setup = await loadDispatchSetup(reading.tx)
  const travel = await reading.tx.selectFrom('travelSetup').select('provider').executeTakeFirstOrThrow()
  const daysOf = Map.groupBy(days.days, (one) => one.resourceNo)
  return {
    fromDay,
    toDay,
    timeZone: days.timeZone,
    nextPlannedDay: await nextPlannedDay(reading),
    groups: await reading.tx
      .selectFrom('resourceGroup')
      .select(['groupNo', 'name', 'colour'])
      .orderBy('groupNo')
      .execute(),
    technicians: days.technicians.map((one) => ({
      resourceNo: one.resourceNo,
      name: one.name,
      groupNo: one.groupNo,
      skills: one.skills.map(({ skillCode, level }) => ({ skillCode, level })),
      start: one.start,
      days: (daysOf.get(one.resourceNo) ?? []).map((day) => dayForBoard(day, one.maxOvertimeMinutes)),
    })),
    visits: days.visits.map(forBoard),
    travel,
    traffic: await trafficOfDays(reading, fromDay, toDay),
    map: { tileUrl: setup.mapTileUrl, attribution: setup.mapAttribution },
  }
}

async function trafficOfDays(reading: Reading, fromDay: Day, toDay: Day) {
  const rows = await reading.tx
    .selectFrom('traffic')
    .select(['day', 'factor'])
    .where('day', '>=', fromDay)
    .where('day', '<=', toDay)
    .orderBy('day')
    .execute()
  return rows.map(({ day, factor }) => ({ day, factor: Number(factor) }))
}

async function nextPlannedDay(reading: Reading): Promise<string | null> {
  const visit = await reading.tx
    .selectFrom('visit')
    .select('day')
    .where('day', '>=', reading.workDate)
    .where('state', 'in', ['planned', 'published'])
    .orderBy('day')
    .limit(1)
    .executeTakeFirst()
  return visit?.day ?? null
}

function dayForBoard({ day, shift }: TechnicianDay, maxOvertimeMinutes: number) {
  const none = typeof shift === 'string'
  return {
    day,
    open: none ? null : shift.open,
    close: none ? null : shift.close,
    why: none ? shift : null,
    capacityMinutes: capacityMinutes(shift),
    breaks: none ? [] : [...shift.breaks],
    absences: none ? [] : [...shift.absences],
    maxOvertimeMinutes,
  }
}
