import type { RelaxationChange } from '../options.ts'
import type { Problem, Shift, Visit } from '../problem.ts'
import type { Route, Solution } from '../solution.ts'

/** A problem and a plan in which a proposed change is made; `shift` is the one that can now do the visit. */
export interface Relaxed {
  readonly problem: Problem
  readonly solution: Pick<Solution, 'routes'>
  readonly shift: string
}

/**
 * Makes a change that an explanation proposes, for what-if plans and for checking that it helps. Times of a route that
 * loses a visit are left as they were. The problem and the plan given stay unchanged.
 */
export function applyRelaxation(
  problem: Problem,
  solution: Pick<Solution, 'routes'>,
  visitId: string,
  change: RelaxationChange,
): Relaxed {
  const shiftWith = (more: Partial<Shift>): Relaxed => ({
    problem: {
      ...problem,
      shifts: problem.shifts.map((shift) => (shift.id === change.shift ? { ...shift, ...more } : shift)),
    },
    solution,
    shift: change.shift,
  })
  const visitAs = (changed: (visit: Visit) => Visit): Relaxed => ({
    problem: {
      ...problem,
      visits: problem.visits.map((visit) => (visit.id === visitId ? changed(visit) : visit)),
    },
    solution,
    shift: change.shift,
  })
  const shift = problem.shifts.find(({ id }) => id === change.shift)!
  const visit = problem.visits.find(({ id }) => id === visitId)!
  switch (change.change) {
    case 'overtime':
      return shiftWith({ overtime: (shift.overtime ?? 0) + change.seconds })
    case 'skill':
      return shiftWith({ skills: withSkills(shift.skills, visit.skills) })
    case 'more-visits':
      return shiftWith({ maxVisits: change.limit })
    case 'parts-on-van': {
      const stock = { ...shift.stock }
      for (const [item, pieces] of Object.entries(change.parts)) stock[item] = (stock[item] ?? 0) + pieces
      return shiftWith({ stock })
    }
    case 'later-window':
      return visitAs((each) => withWiderWindows(each, 0, change.seconds))
    case 'earlier-window':
      return visitAs((each) => withWiderWindows(each, change.seconds, 0))
    case 'other-shift':
      return visitAs(withoutLists)
    case 'parts-earlier':
      return visitAs((each) => ({ ...each, partsReadyAt: change.at }))
    case 'without-dependency':
      return visitAs((each) => ({
        ...each,
        after: each.after!.filter((rule) => rule.visit !== change.visit),
      }))
    case 'smaller-crew':
      return visitAs((each) => withCrewOf(each, change.size))
    case 'remove-visit':
      return {
        problem,
        solution: { routes: solution.routes.map((route) => without(route, change.shift, change.visit)) },
        shift: change.shift,
      }
    case 'another-technician': {
      const extra = newTechnician(shift, visit.skills ?? {})
      return { problem: { ...problem, shifts: [...problem.shifts, extra] }, solution, shift: extra.id }
    }
  }
}

/** The visit with its first window open sooner, its last one longer; a pinned start becomes a window around it. */
export function withWiderWindows(visit: Visit, sooner: number, later: number): Visit {
  const { pin, ...rest } = visit
  if (pin?.start !== undefined)
    return {
      ...rest,
      windows: [[pin.start - sooner, pin.start + later]],
      ...(pin.shift === undefined ? {} : { pin: { shift: pin.shift } }),
    }
  const last = (visit.windows?.length ?? 0) - 1
  if (last < 0) return visit
  const windows = visit.windows!.map(
    ([from, to], i) => [i === 0 ? from - sooner : from, i === last ? to + later : to] as const,
  )
  return { ...visit, windows }
}

/** The visit free of lists and pins that keep shifts out; a pinned start stays. */
export function withoutLists(visit: Visit): Visit {
  const { allowedShifts: _allowed, excludedShifts: _excluded, pin, ...rest } = visit
  return pin?.start === undefined ? rest : { ...rest, pin: { start: pin.start } }
}

export function withCrewOf(visit: Visit, size: number): Visit {
  const { crew, ...alone } = visit
  return size > 1 ? { ...alone, crew: { ...crew!, size } } : alone
}

/** Held skills, raised to the needed levels. */
export function withSkills(
  held: Shift['skills'] = {},
  needed: Visit['skills'] = {},
): Readonly<Record<string, number>> {
  const raised = Object.entries(needed).map(
    ([skill, level]) => [skill, Math.max(level, held[skill] ?? 0)] as const,
  )
  return { ...held, ...Object.fromEntries(raised) }
}

/** A shift like the one given, of somebody new with nothing else to do, who holds these skills besides. */
export function newTechnician(shift: Shift, skills: Readonly<Record<string, number>>): Shift {
  const { frozen: _frozen, unavailable: _away, stock: _stock, restBefore: _rest, ...like } = shift
  const id = `${shift.id} +1`
  return { ...like, id, technician: id, skills: withSkills(shift.skills, skills) }
}

function without(route: Route, shift: string, visit: string): Route {
  if (route.shift !== shift) return route
  const stops = route.stops.filter((stop) => stop.type === 'break' || stop.id !== visit)
  return { ...route, stops }
}
