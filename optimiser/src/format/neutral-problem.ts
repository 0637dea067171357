import { ProblemError } from '../model/validate-values.ts'
import type { Problem } from '../problem.ts'
import { refuseInexpressible } from './expressible.ts'
import { beyondAllShifts, rowsWithoutHoles } from './matrix.ts'
import { problemFormat } from './neutral.ts'

/**
 * Writes a problem in the neutral form, with its matrix written out and a location of no meaning for each place. A hole
 * in the matrix becomes a way longer than any shift. Throws `ProblemError` with the place of the first thing that the
 * format cannot express.
 */
export function problemToNeutral(problem: Problem): Record<string, unknown> {
  refuseInexpressible(problem, {
    format: problemFormat,
    problem: ['distances'],
    shift: [
      'start',
      'end',
      'window',
      'skills',
      'capacity',
      'breaks',
      'fixedCost',
      'costPerTravelSecond',
      'maxVisits',
      'maxTravel',
      'maxDuration',
    ],
    visit: [
      'place',
      'duration',
      'setup',
      'windows',
      'skills',
      'demand',
      'priority',
      'penalty',
      'mandatory',
      'allowedShifts',
      'excludedShifts',
      'preferredShifts',
      'preferenceCost',
    ],
    break: ['duration', 'windows'],
  })
  problem.visits.forEach((visit, i) => {
    // There an empty list means any time.
    if (visit.windows?.length === 0)
      throw new ProblemError(
        `visits[${i}].windows`,
        `is empty, which cannot be expressed in ${problemFormat}`,
      )
  })
  problem.shifts.forEach((shift, i) => {
    shift.breaks?.forEach((rest, k) => {
      if (rest.windows.length === 0)
        throw new ProblemError(
          `shifts[${i}].breaks[${k}].windows`,
          `is empty, which cannot be expressed in ${problemFormat}`,
        )
    })
  })
  const n = problem.placeCount
  return {
    format: problemFormat,
    ...(problem.name === undefined ? {} : { name: problem.name }),
    timeUnit: 'second',
    objective: problem.objective,
    locations: Array.from({ length: n }, (_, i) => [i, 0]),
    matrix: {
      kind: 'explicit',
      durations: rowsWithoutHoles(problem.durations, n, beyondAllShifts(problem.shifts)),
    },
    shifts: problem.shifts.map((shift) => ({
      id: shift.id,
      ...given({ technician: shift.technician }),
      start: shift.start,
      end: shift.end,
      window: shift.window,
      ...given({
        skills: shift.skills,
        capacity: shift.capacity,
        breaks: shift.breaks?.map(({ id, duration, windows }) => ({ id, duration, windows })),
        fixedCost: shift.fixedCost,
        costPerTravel: shift.costPerTravelSecond,
        maxVisits: shift.maxVisits,
        maxTravel: shift.maxTravel,
        maxDuration: shift.maxDuration,
      }),
    })),
    visits: problem.visits.map((visit) => ({
      id: visit.id,
      location: visit.place,
      duration: visit.duration,
      ...given({
        setup: visit.setup,
        windows: visit.windows,
        skills: visit.skills,
        demand: visit.demand,
        priority: visit.priority,
        penalty: visit.penalty,
        mandatory: visit.mandatory,
        allowedShifts: visit.allowedShifts,
        excludedShifts: visit.excludedShifts,
        preferredShifts: visit.preferredShifts,
        preferenceCost: visit.preferenceCost,
      }),
    })),
  }
}

/** The fields that are there. */
export function given(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}
