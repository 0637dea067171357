import { z } from 'zod'

/** What a weight is counted in. `factor` and `share` are plain numbers. */
export type WeightUnit =
  | 'money'
  | 'money-per-minute'
  | 'money-per-kilometre'
  | 'money-per-day'
  | 'factor'
  | 'share'

/** One weight: the soft term of orders §11.4 that it belongs to, its unit, its range (both ends included) and default. */
export interface WeightAbout {
  readonly name: string
  readonly term: `S${number}`
  readonly unit: WeightUnit
  readonly min: number
  readonly max: number
  readonly default: number
}

const most = 1_000_000
const money = (term: WeightAbout['term'], usual: number, unit: WeightUnit = 'money') =>
  ({ term, unit, min: 0, max: most, default: usual }) as const
const perMinute = (term: WeightAbout['term'], usual: number) => money(term, usual, 'money-per-minute')

/**
 * All weights, by term, with the defaults of the specification. Costs are in the company's currency; one minute of a
 * technician is 0.60. Source: specification orders §11.4, S1 to S12.
 */
const abouts = {
  unassignedLow: money('S1', 400),
  unassignedMedium: money('S1', 800),
  unassignedHigh: money('S1', 1600),
  /** On the above for visits due inside the planned days. */
  dueInsideHorizon: { term: 'S1', unit: 'factor', min: 1, max: 100, default: 2 },
  /** For visits that are due, or meant, after the planned days: they may wait. */
  dueBeyondHorizon: { term: 'S1', unit: 'factor', min: 0, max: 1, default: 0.25 },
  /** For visits that are marked optional. */
  optionalWork: { term: 'S1', unit: 'factor', min: 0, max: 1, default: 0.25 },
  lateLow: money('S2', 30),
  lateMedium: money('S2', 60),
  lateHigh: money('S2', 120),
  lateMinuteLow: perMinute('S2', 0.5),
  lateMinuteMedium: perMinute('S2', 1),
  lateMinuteHigh: perMinute('S2', 2),
  /** Of the visit's S1, so that late is always better than never. */
  lateAtMost: { term: 'S2', unit: 'share', min: 0, max: 1, default: 0.8 },
  travelMinute: perMinute('S3', 0.6),
  travelKilometre: money('S3', 0.45, 'money-per-kilometre'),
  overtimeMinute: perMinute('S4', 0.3),
  waitingMinute: perMinute('S5', 0.2),
  skillMissing: money('S6', 100),
  notInZone: money('S6', 15),
  preferredNotUsed: money('S7', 20),
  stabilityOtherTechnician: money('S8', 15),
  stabilityOtherDay: money('S8', 60),
  stabilityMoved: money('S8', 25),
  stabilityMovedMinute: perMinute('S8', 0.5),
  targetDayEarly: money('S9', 8, 'money-per-day'),
  targetDayLate: money('S9', 16, 'money-per-day'),
  balanceMinute: perMinute('S10', 0.05),
  scarceSkill: money('S11', 6),
  /** A skill is scarce when fewer than this share of the technicians have it. */
  scarceSkillShare: { term: 'S11', unit: 'share', min: 0, max: 1, default: 0.25 },
  onCallOrSubcontractor: money('S12', 80),
} as const satisfies Record<string, Omit<WeightAbout, 'name'>>

export type WeightName = keyof typeof abouts

/** The weights in the order in which people read them. */
export const weightsAbout: readonly (WeightAbout & { readonly name: WeightName })[] = (
  Object.keys(abouts) as WeightName[]
).map((name) => ({ name, ...abouts[name] }))

const shape = Object.fromEntries(
  weightsAbout.map(({ name, min, max, default: usual }) => [
    name,
    z.number().min(min).max(max).default(usual),
  ]),
) as Record<WeightName, z.ZodDefault<z.ZodNumber>>

/** What the planner weighs. Editable by the manager; what is not set is as usual. */
export const planningWeights = z.object(shape)

/** Weights to be changed; what is not named stays. */
export const weightChanges = z.object(
  Object.fromEntries(
    weightsAbout.map(({ name, min, max }) => [name, z.number().min(min).max(max).optional()]),
  ) as Record<WeightName, z.ZodOptional<z.ZodNumber>>,
)

export type PlanningWeights = z.output<typeof planningWeights>
export const usualWeights = Object.fromEntries(
  weightsAbout.map(({ name, default: usual }) => [name, usual]),
) as PlanningWeights
