import { expect, test } from 'vitest'
import type { Problem, Visit } from '../problem.ts'
import { randomProblem } from './random-problem.ts'

/** What a problem can hold; each must be drawn often enough to mean something. */
const kinds: Readonly<Record<string, (problem: Problem) => boolean>> = {
  'H1, H7 crews of two': ({ visits }) => visits.some((visit) => visit.crew?.size === 2),
  'H7 crews of three': ({ visits }) => visits.some((visit) => visit.crew?.size === 3),
  'H7 skills of a crew': ({ visits }) => visits.some((visit) => visit.crew?.skills),
  'H2 skills': ({ visits }) => visits.some((visit) => Object.keys(visit.skills ?? {}).length > 0),
  'H3 overtime': ({ shifts }) => shifts.some((shift) => shift.overtime),
  'H3 absences': ({ shifts }) => shifts.some((shift) => shift.unavailable),
  'H4 breaks always': ({ shifts }) => shifts.some((shift) => shift.breaks?.some((each) => !each.rule)),
  'H4 breaks when the route passes': ({ shifts }) =>
    shifts.some((shift) => shift.breaks?.some((each) => each.rule === 'when-route-passes')),
  'H4 several breaks': ({ shifts }) => shifts.some((shift) => (shift.breaks?.length ?? 0) > 1),
  'H5 several windows': ({ visits }) => visits.some((visit) => (visit.windows?.length ?? 0) > 1),
  'H6 least gap': ruled((rule) => Boolean(rule.gapMin)),
  'H6 longest gap': ruled((rule) => rule.gapMax !== undefined),
  'H6 same technician': ruled((rule) => rule.sameTechnician === true),
  'H6 same day': ruled((rule) => rule.sameDay === true),
  'H6 next day': ruled((rule) => rule.nextDay === true),
  'H6 together': ruled((rule) => rule.together === true),
  'H8 lists of shifts': ({ visits }) => visits.some((visit) => visit.allowedShifts && visit.excludedShifts),
  'H8 most visits': ({ shifts }) => shifts.some((shift) => shift.maxVisits !== undefined),
  'most driving': ({ shifts }) => shifts.some((shift) => shift.maxTravel !== undefined),
  'longest duration': ({ shifts }) => shifts.some((shift) => shift.maxDuration !== undefined),
  'H9 pinned shift': ({ visits }) => visits.some((visit) => visit.pin?.shift !== undefined),
  'H9 pinned start': ({ visits }) => visits.some((visit) => visit.pin?.start !== undefined),
  'H9 frozen visits': ({ shifts }) =>
    shifts.some((shift) => shift.frozen?.some((stop) => stop.type === 'visit')),
  'H9 frozen breaks': ({ shifts }) =>
    shifts.some((shift) => shift.frozen?.some((stop) => stop.type === 'break')),
  'H11 rest between shifts of one technician on two days': ({ shifts }) =>
    shifts.some((a) => shifts.some((b) => b.restBefore && b.day !== a.day && b.technician === a.technician)),
  'H11 limits on working time': ({ workLimits }) => workLimits !== undefined,
  stock: ({ shifts, visits }) => shifts.some((shift) => shift.stock) && visits.some((visit) => visit.parts),
  'room on the van': ({ shifts }) => shifts.some((shift) => shift.capacity),
  'S1 penalties': ({ objective }) => objective === 'penalty',
  'S1 priorities': ({ objective }) => objective === 'lexicographic',
  'S2 lateness': ({ visits }) => visits.some((visit) => visit.due !== undefined && visit.lateness),
  'S3 metres': ({ shifts }) => shifts.some((shift) => shift.costPerMetre),
  'S4 overtime paid': ({ shifts }) => shifts.some((shift) => shift.overtimeCostPerSecond),
  'S5 waiting': ({ shifts }) => shifts.some((shift) => shift.waitingCostPerSecond),
  'S6 wished skills': ({ visits }) => visits.some((visit) => visit.missingSkillCost),
  'S6 zones': ({ visits }) => visits.some((visit) => visit.zone !== undefined && visit.notInZoneCost),
  'S7 preferences': ({ visits }) => visits.some((visit) => visit.preferredShifts && visit.preferenceCost),
  'S8 published': ({ visits }) => visits.some((visit) => visit.published),
  'S8 promises': ({ visits }) => visits.some((visit) => visit.promise),
  'S9 target days': ({ visits }) => visits.some((visit) => visit.target),
  'S10 balance': ({ balanceCostPerSecond }) => Boolean(balanceCostPerSecond),
  'S10 teams': ({ shifts }) => new Set(shifts.map((shift) => shift.team)).size > 1,
  'S11 scarce skills': ({ scarceSkills }) => Boolean(scarceSkills?.cost),
  'S12 fixed costs': ({ shifts }) => shifts.some((shift) => shift.fixedCost),
  'stated costs': ({ visits }) => visits.some((visit) => visit.costByShift),
  'work by shift': ({ visits }) => visits.some((visit) => visit.durationByShift),
  'setting up': ({ visits }) => visits.some((visit) => visit.setup),
  'zero durations': ({ visits }) => visits.some((visit) => visit.duration === 0),
  'visits at one place': ({ visits }) => new Set(visits.map((visit) => visit.place)).size < visits.length,
  'holes in the matrix': ({ durations }) => durations.some((seconds) => seconds < 0),
  'ways that differ by direction': ({ durations, placeCount: n }) =>
    durations.some((seconds, i) => seconds !== durations[(i % n) * n + Math.floor(i / n)]),
  'several days': ({ shifts }) => new Set(shifts.map((shift) => shift.day)).size > 1,
  'nobody at all': ({ shifts }) => shifts.length === 0,
  'mandatory visits': ({ visits }) => visits.some((visit) => visit.mandatory),
}

function ruled(holds: (rule: NonNullable<Visit['after']>[number]) => boolean) {
  return ({ visits }: Problem): boolean => visits.some((visit) => visit.after?.some(holds))
}

test('random problems draw every rule and every cost', () => {
  const problems = Array.from({ length: 2000 }, (_, i) => randomProblem(i + 1))
  for (const [name, holds] of Object.entries(kinds))
    expect(problems.filter(holds).length, name).toBeGreaterThanOrEqual(20)
})
