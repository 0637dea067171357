import { z } from 'zod'

/**
 * What the planner weighs, in the company's currency. Editable by the manager.
 * Source: specification orders §11.4 (S1 to S8).
 */
export const planningWeights = z.object({
  unassignedLow: z.number().min(0).default(400),
  unassignedMedium: z.number().min(0).default(800),
  unassignedHigh: z.number().min(0).default(1600),
  /** Factor on the above for visits due inside the horizon. */
  dueInsideHorizon: z.number().min(1).default(2),
  /** Factor for visits due after the horizon: they may wait. */
  dueBeyondHorizon: z.number().min(0).max(1).default(0.25),
  lateLow: z.number().min(0).default(30),
  lateMedium: z.number().min(0).default(60),
  lateHigh: z.number().min(0).default(120),
  /** For each minute late. */
  lateMinuteLow: z.number().min(0).default(0.5),
  lateMinuteMedium: z.number().min(0).default(1),
  lateMinuteHigh: z.number().min(0).default(2),
  travelMinute: z.number().min(0).default(0.6),
  travelKilometre: z.number().min(0).default(0.45),
  overtimeMinute: z.number().min(0).default(0.3),
  waitingMinute: z.number().min(0).default(0.2),
  skillMissing: z.number().min(0).default(100),
  notInZone: z.number().min(0).default(15),
  preferredNotUsed: z.number().min(0).default(20),
  /** S8, published visits only: another technician, another day, a start outside promise or tolerance. */
  otherTechnician: z.number().min(0).default(15),
  otherDay: z.number().min(0).default(60),
  startMoved: z.number().min(0).default(25),
  /** For each minute outside promise or tolerance. */
  startMovedMinute: z.number().min(0).default(0.5),
})

export type PlanningWeights = z.output<typeof planningWeights>
export const usualWeights: PlanningWeights = planningWeights.parse({})
