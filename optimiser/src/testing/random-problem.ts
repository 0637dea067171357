import type { Break, FrozenStop, Period, Problem, Shift, Visit } from '../problem.ts'
import { Random } from '../random.ts'

export interface RandomProblemOptions {
  readonly visits?: number
  readonly shifts?: number
  /** Only what the neutral file format can say. */
  readonly neutral?: boolean
}

/**
 * A small problem with every rule and cost switched on at random: holes and one-way roads, shared places, odd
 * windows, skills, breaks and absences, limits, pins, frozen heads. The same seed gives the same problem.
 */
export function randomProblem(seed: number, options: RandomProblemOptions = {}): Problem {
  const random = new Random(seed)
  const whole = (from: number, to: number): number => from + random.below(to - from + 1)
  const chance = (share: number): boolean => random.unit() < share
  const some = <T>(share: number, value: () => T): T | undefined => (chance(share) ? value() : undefined)
  const neutral = options.neutral ?? false

  const placeCount = whole(1, 9)
  const spread = chance(0.2) ? 1 : whole(5, 40)
  const at = Array.from({ length: placeCount }, () => [whole(0, spread), whole(0, spread)] as const)
  const asymmetric = chance(0.3)
  const holes = !neutral && chance(0.2)
  const odd = chance(0.2)
  const durations = new Int32Array(placeCount * placeCount)
  const distances = new Int32Array(placeCount * placeCount)
  for (let i = 0; i < placeCount; i++)
    for (let j = 0; j < placeCount; j++) {
      const straight = Math.round(Math.hypot(at[i]![0] - at[j]![0], at[i]![1] - at[j]![1]))
      const drive = odd ? whole(0, 60) : asymmetric ? straight + whole(0, 5) : straight
      durations[i * placeCount + j] = i === j ? 0 : holes && chance(0.15) ? -1 : drive
      distances[i * placeCount + j] = i === j ? 0 : drive * whole(8, 12)
    }

  const skills = ['gas', 'cooling', 'network']
  const levels = (share: number): Record<string, number> => {
    const out: Record<string, number> = {}
    for (const skill of skills) if (chance(share)) out[skill] = whole(1, 3)
    return out
  }
  const days = chance(0.3) ? 2 : 1
  const dayLength = 400
  const anyPlace = (): number => whole(0, placeCount - 1)
  const metresPaid = !neutral && chance(0.4)
  const dimensions = chance(0.4) ? whole(1, 2) : 0

  const shifts: Shift[] = Array.from({ length: options.shifts ?? whole(0, 3) }, (_, i) => {
    const day = i % days
    const open = day * dayLength + whole(0, 60)
    const close = open + whole(80, 340)
    const breaks: Break[] = []
    for (let b = 0; chance(0.45) && b < 3; b++) {
      const from = open + whole(-20, close - open)
      const windows: Period[] = [[from, from + whole(0, 60)]]
      if (chance(0.2)) windows.push([windows[0]![1] + 10, windows[0]![1] + 30])
      const rule = !neutral && chance(0.5) ? ({ rule: 'when-route-passes' } as const) : {}
      breaks.push({ id: `b${b}`, duration: whole(0, 40), windows, ...rule })
    }
    return defined({
      id: `s${i}`,
      technician: `t${i}`,
      start: chance(0.15) ? null : anyPlace(),
      end: chance(0.15) ? null : anyPlace(),
      window: [open, close] as const,
      skills: levels(0.85),
      breaks: breaks.length ? breaks : undefined,
      capacity: dimensions ? Array.from({ length: dimensions }, () => whole(2, 18)) : undefined,
      maxVisits: some(0.2, () => whole(0, 6)),
      maxTravel: some(0.2, () => whole(20, 200)),
      maxDuration: some(0.25, () => whole(60, 300)),
      fixedCost: some(0.3, () => whole(0, 50)),
      costPerTravelSecond: some(0.3, () => whole(0, 3)),
      ...(neutral
        ? {}
        : {
            overtime: some(0.4, () => whole(0, 60)),
            overtimeCostPerSecond: some(0.5, () => whole(0, 4) / 2),
            waitingCostPerSecond: some(0.4, () => whole(0, 4) / 4),
            costPerMetre: metresPaid ? some(0.7, () => whole(0, 10) / 100) : undefined,
            unavailable: some(0.25, () => {
              const from = open + whole(-40, close - open + 20)
              return [{ id: 'a', from, to: from + whole(0, 80), kind: 'sick' }]
            }),
          }),
    })
  })
  const shiftIds = shifts.map((shift) => shift.id)
  const anyShifts = (): string[] => shiftIds.filter(() => chance(0.6))

  const visits: Visit[] = Array.from({ length: options.visits ?? whole(0, 7) }, (_, i) => {
    const base = whole(0, days - 1) * dayLength
    const windows: Period[] = []
    let clock = base + whole(-30, 150)
    for (let w = whole(0, 3); w > 0; w--) {
      const close = clock + whole(0, 160)
      windows.push([clock, close])
      clock = close + whole(1, 60)
    }
    return defined({
      id: `v${i}`,
      place: anyPlace(),
      duration: chance(0.1) ? 0 : whole(1, 70),
      setup: some(0.3, () => whole(0, 15)),
      windows: windows.length ? windows : undefined,
      skills: some(0.4, () => levels(0.3)),
      demand: dimensions ? Array.from({ length: dimensions }, () => whole(0, 5)) : undefined,
      priority: some(0.5, () => whole(0, 100)),
      penalty: whole(0, 400),
      mandatory: neutral ? undefined : some(0.1, () => true),
      allowedShifts: some(0.15, anyShifts),
      excludedShifts: some(0.15, anyShifts),
      preferredShifts: some(0.3, anyShifts),
      preferenceCost: whole(0, 60),
      ...(neutral
        ? {}
        : {
            durationByShift: some(0.2, () => Object.fromEntries(anyShifts().map((id) => [id, whole(0, 60)]))),
            due: some(0.4, () => base + whole(0, 250)),
            lateness: some(0.7, () =>
              defined({
                fixed: some(0.5, () => whole(0, 30)),
                perSecond: whole(0, 3),
                cap: some(0.5, () => whole(10, 200)),
              }),
            ),
            promise: some(0.2, () => {
              const from = base + whole(0, 200)
              return { from, to: from + whole(0, 60), fixed: whole(0, 20), perSecond: whole(0, 2) }
            }),
            costByShift: some(0.3, () => Object.fromEntries(anyShifts().map((id) => [id, whole(0, 80)]))),
            pin: some(0.1, () =>
              defined({
                shift: shiftIds.length
                  ? some(0.7, () => shiftIds[random.below(shiftIds.length)]!)
                  : undefined,
                start: some(0.5, () => base + whole(0, 250)),
              }),
            ),
          }),
    })
  })
  if (!neutral && chance(0.2)) freezeSome()
  const plain: Problem = {
    name: `random ${seed}`,
    objective: chance(0.5) ? 'penalty' : 'lexicographic',
    placeCount,
    durations,
    ...(metresPaid ? { distances } : {}),
    shifts,
    visits,
  }
  return neutral ? plain : withParts(withBindings(plain, seed, dayLength), seed)

  function freezeSome(): void {
    const free = visits.map((visit) => visit.id)
    for (let i = 0; i < shifts.length; i++) {
      const shift = shifts[i]!
      const frozen: FrozenStop[] = []
      let clock = shift.window[0]
      while (free.length && chance(0.5)) {
        const id = free.splice(random.below(free.length), 1)[0]!
        const start = clock + whole(0, 30)
        const end = start + whole(0, 60)
        frozen.push({ type: 'visit', id, start, end })
        clock = end
      }
      const rest = shift.breaks?.[0]
      if (rest && chance(0.3))
        frozen.push({ type: 'break', id: rest.id, start: clock, end: clock + rest.duration })
      if (frozen.length) shifts[i] = { ...shift, frozen }
    }
  }
}

/** The object without its undefined fields. */
function defined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as never
}

/** In some problems some visits wait for parts. */
function withParts(problem: Problem, seed: number): Problem {
  const random = new Random(seed * 17 + 3)
  if (random.unit() > 0.2) return problem
  const visits = problem.visits.map((visit) =>
    random.unit() < 0.3 ? { ...visit, partsReadyAt: random.below(250) } : visit,
  )
  return { ...problem, visits }
}

/** Adds, to some problems, what binds visits and shifts to each other, and the costs that go with days and persons. */
function withBindings(problem: Problem, seed: number, dayLength: number): Problem {
  const random = new Random(seed * 31 + 7)
  const whole = (from: number, to: number): number => from + random.below(to - from + 1)
  const chance = (share: number): boolean => random.unit() < share
  const some = <T>(share: number, value: () => T): T | undefined => (chance(share) ? value() : undefined)
  const persons = chance(0.5) ? Math.max(1, Math.ceil(problem.shifts.length / 2)) : problem.shifts.length
  const items = chance(0.3) ? ['valve', 'fan'] : []
  const zones = chance(0.3)
  const rest = chance(0.3)
  const shifts = problem.shifts.map((shift, i) =>
    defined({
      ...shift,
      technician: `t${i % Math.max(1, persons)}`,
      day: Math.floor(shift.window[0] / dayLength),
      team: some(0.2, () => 'south'),
      zones: zones ? ['a', 'b'].filter(() => chance(0.5)) : undefined,
      stock: items.length
        ? some(0.8, () => Object.fromEntries(items.map((id) => [id, whole(0, 3)])))
        : undefined,
      restBefore: rest ? whole(0, 250) : undefined,
    }),
  )
  const linked = chance(0.35)
  const frozen = new Set(shifts.flatMap((shift) => shift.frozen?.map((stop) => stop.id) ?? []))
  const visits = problem.visits.map((visit, i) => {
    const alone = frozen.has(visit.id)
    const before = i > 0 ? problem.visits[random.below(i)]!.id : ''
    return defined({
      ...visit,
      parts: items.length
        ? some(0.6, () => Object.fromEntries(items.map((id) => [id, whole(0, 2)])))
        : undefined,
      zone: zones ? some(0.7, () => 'ab'[whole(0, 1)]!) : undefined,
      notInZoneCost: zones ? whole(0, 40) : undefined,
      missingSkillCost: visit.skills ? some(0.3, () => whole(0, 60)) : undefined,
      published: shifts.length
        ? some(0.15, () => ({
            shift: shifts[random.below(shifts.length)]!.id,
            otherTechnicianCost: whole(0, 30),
            otherDayCost: whole(0, 60),
          }))
        : undefined,
      target: some(0.15, () => ({ day: whole(0, 1), perDayEarly: whole(0, 20), perDayLate: whole(0, 30) })),
      crew:
        linked && !alone && !visit.durationByShift
          ? some(0.25, () =>
              defined({
                size: chance(0.85) ? 2 : 3,
                skills: some(0.3, () => ({ gas: whole(1, 2) })),
              }),
            )
          : undefined,
      after:
        linked && i > 0
          ? some(0.35, () => [
              defined({
                visit: before,
                gapMin: some(0.5, () => whole(0, 40)),
                gapMax: some(0.25, () => whole(40, 150)),
                sameTechnician: some(0.25, () => true),
                sameDay: some(0.2, () => true),
                nextDay: some(0.1, () => true),
                together: some(0.25, () => true),
              }),
            ])
          : undefined,
    })
  })
  return defined({
    ...problem,
    shifts,
    visits,
    balanceCostPerSecond: some(0.15, () => whole(0, 4) / 4),
    scarceSkills: some(0.2, () => ({ share: whole(0, 10) / 10, cost: whole(0, 30) })),
    workLimits:
      shifts.length && chance(0.15)
        ? [
            {
              id: 'week',
              shifts: shifts.filter(() => chance(0.7)).map((shift) => shift.id),
              maxSeconds: whole(50, 500),
            },
          ]
        : undefined,
  })
}
