import type { Relaxation } from '../options.ts'
import type { Problem, Shift, Visit } from '../problem.ts'
import type { Route } from '../solution.ts'

/**
 * The problem and the routes with a change made that `explain` proposes for a visit: hours, windows, skills or lists of
 * allowed shifts as proposed, or the visit that has to go taken out of its route.
 */
export function applyRelaxation(
  problem: Problem,
  routes: readonly Route[],
  visitId: string,
  relaxation: Relaxation,
): { problem: Problem; routes: Route[] } {
  const needed = problem.visits.find((visit) => visit.id === visitId)?.skills
  const removed = relaxation.change === 'remove-visit' ? relaxation.visit : null
  return {
    problem: {
      ...problem,
      shifts: problem.shifts.map((shift): Shift => {
        if (shift.id !== relaxation.shift) return shift
        if (relaxation.change === 'overtime')
          return { ...shift, overtime: (shift.overtime ?? 0) + relaxation.seconds }
        if (relaxation.change === 'skill') return { ...shift, skills: withSkills(shift.skills, needed) }
        return shift
      }),
      visits: problem.visits.map((visit) => (visit.id === visitId ? changed(visit, relaxation) : visit)),
    },
    routes: routes.map((route) => ({
      ...route,
      stops: route.stops.filter((stop) => stop.type === 'break' || stop.id !== removed),
    })),
  }
}

/** Held skills, raised to the needed levels. */
function withSkills(
  held: Shift['skills'] = {},
  needed: Visit['skills'] = {},
): Readonly<Record<string, number>> {
  const raised = Object.entries(needed).map(
    ([skill, level]) => [skill, Math.max(level, held[skill] ?? 0)] as const,
  )
  return { ...held, ...Object.fromEntries(raised) }
}

function changed(visit: Visit, relaxation: Relaxation): Visit {
  const { pin, ...rest } = visit
  if (relaxation.change === 'other-shift') {
    const { allowedShifts: _allowed, excludedShifts: _excluded, ...free } = rest
    return pin?.start === undefined ? free : { ...free, pin: { start: pin.start } }
  }
  if (relaxation.change !== 'later-window') return visit
  if (pin?.start !== undefined)
    return {
      ...rest,
      windows: [[pin.start, pin.start + relaxation.seconds]],
      ...(pin.shift === undefined ? {} : { pin: { shift: pin.shift } }),
    }
  const last = visit.windows?.at(-1)
  if (!last) return visit
  return { ...visit, windows: [...visit.windows!.slice(0, -1), [last[0], last[1] + relaxation.seconds]] }
}
