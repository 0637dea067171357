import type { Period, Problem, Shift, Visit } from './problem.ts'
import type { Fault, FaultCode, Route, Solution } from './solution.ts'

/**
 * Examines a solution against its problem, from scratch: this file imports types only and shares no code with
 * the search, so that a mistake there cannot hide here.
 *
 * Believes the order of stops and recomputes everything else: every stop happens as early as it can, unless it is
 * frozen; stated times and sums must agree. Returns every broken rule; an empty list means the plan is good.
 */
export function check(
  problem: Problem,
  solution: Pick<Solution, 'routes' | 'unassigned'> & Partial<Solution>,
): Fault[] {
  const faults: Fault[] = []
  const visits = new Map(problem.visits.map((visit) => [visit.id, visit]))
  const shifts = new Map(problem.shifts.map((shift) => [shift.id, shift]))
  const served = new Map<string, Stood[]>()
  const used = new Map<string, Route>()
  const spans = new Map<string, number>()
  const loads = new Map<string, number>()
  let cost = 0

  for (const route of solution.routes) {
    const shift = shifts.get(route.shift)
    if (!shift) {
      faults.push({ code: 'unknown-shift', shift: route.shift })
      continue
    }
    if (used.has(route.shift)) faults.push({ code: 'shift-twice', shift: route.shift })
    used.set(route.shift, route)
    for (const stop of route.stops) {
      if (stop.type !== 'visit') continue
      const known = served.get(stop.id)
      if (known && !visits.get(stop.id)?.crew)
        faults.push({ code: 'visit-twice', shift: shift.id, id: stop.id })
      served.set(stop.id, [...(known ?? []), { shift, stop }])
    }
  }
  const evenness = new Map(evennessOf(problem, solution.routes))
  for (const route of solution.routes) {
    const shift = shifts.get(route.shift)
    if (!shift) continue
    const walked = new RouteCheck(problem, shift, route, visits, faults)
    cost += walked.run(restedOpen(problem, shift, used), evenness.get(shift.id) ?? 0)
    spans.set(shift.id, walked.workSeconds)
    loads.set(shift.id, walked.load)
  }
  for (const shift of problem.shifts) if (!used.has(shift.id)) cost += evenness.get(shift.id) ?? 0
  for (const limit of problem.workLimits ?? []) {
    const sum = limit.shifts.reduce((all, id) => all + (spans.get(id) ?? 0), 0)
    const added = limit.shifts.some((id) =>
      used.get(id)?.stops.some((stop) => stop.type === 'visit' && !stop.frozen),
    )
    if (added && sum > limit.maxSeconds)
      faults.push({ code: 'work-limit', id: limit.id, excess: sum - limit.maxSeconds })
  }
  for (const visit of problem.visits) faults.push(...betweenRoutes(visit, served))
  for (const shift of problem.shifts)
    if (shift.frozen?.length && !used.has(shift.id)) faults.push({ code: 'frozen', shift: shift.id })

  const left = new Set(solution.unassigned.map((each) => each.id))
  for (const visit of problem.visits) {
    if (served.has(visit.id)) continue
    if (!left.has(visit.id)) faults.push({ code: 'visit-missing', id: visit.id })
    if (problem.objective === 'penalty') cost += visit.penalty ?? 0
  }
  for (const id of left) {
    if (!visits.has(id)) faults.push({ code: 'unknown-visit', id })
    else if (served.has(id)) faults.push({ code: 'visit-twice', id })
  }
  if (solution.cost && Math.abs(solution.cost.total - cost) > 1e-6 * Math.max(1, Math.abs(cost)))
    faults.push({ code: 'stated-cost', excess: solution.cost.total - cost })
  return faults
}

/** Mandatory and pinned visits that the solution leaves out; no fault when nobody can do them. */
export function missingMandatory(problem: Problem, solution: Pick<Solution, 'unassigned'>): Fault[] {
  const left = new Set(solution.unassigned.map((each) => each.id))
  return problem.visits
    .filter((visit) => (visit.mandatory || visit.pin) && left.has(visit.id))
    .map((visit) => ({ code: 'mandatory', id: visit.id }))
}

interface Stood {
  readonly shift: Shift
  readonly stop: Route['stops'][number]
}

/** Crew and dependencies of a visit; what is under way is past mending. */
function betweenRoutes(visit: Visit, served: ReadonlyMap<string, readonly Stood[]>): Fault[] {
  const own = served.get(visit.id) ?? []
  if (own.some(({ stop }) => stop.frozen)) return []
  const found: Fault[] = []
  if (visit.crew && own.length > 0) {
    const persons = new Set(own.map(({ shift }) => shift.technician ?? `shift ${shift.id}`))
    const together = own.every(({ stop }) => stop.start === own[0]!.stop.start)
    const leads = own.filter(({ stop }) => stop.role !== 'helper').length
    const brought = Object.entries(visit.crew.skills ?? {}).every(([skill, level]) =>
      own.some(({ shift }) => (shift.skills?.[skill] ?? 0) >= level),
    )
    const size = visit.crew.size
    if (own.length !== size || persons.size !== size || leads !== 1 || !together || !brought)
      found.push({ code: 'crew', id: visit.id })
  }
  const leader = own.find(({ stop }) => stop.role !== 'helper')
  for (const rule of visit.after ?? []) {
    const before = served.get(rule.visit)?.find(({ stop }) => stop.role !== 'helper')
    const wrong = leader
      ? !before || !follows(rule, before, leader)
      : rule.together && before && !before.stop.frozen
    if (wrong) found.push({ code: 'dependency', id: visit.id, params: { visit: rule.visit } })
  }
  return found
}

function follows(rule: NonNullable<Visit['after']>[number], before: Stood, after: Stood): boolean {
  const gap = after.stop.start - before.stop.end
  if (gap < (rule.gapMin ?? 0) || gap > (rule.gapMax ?? Number.POSITIVE_INFINITY)) return false
  const person = ({ shift }: Stood): string => shift.technician ?? `shift ${shift.id}`
  if (rule.sameTechnician && person(before) !== person(after)) return false
  if (rule.sameDay && before.shift.day !== after.shift.day) return false
  return !rule.nextDay || after.shift.day === (before.shift.day ?? 0) + 1
}

/** When the shift may be left, given the end of the one before it. */
function restedOpen(problem: Problem, shift: Shift, used: ReadonlyMap<string, Route>): number {
  if (!shift.restBefore || shift.technician === undefined) return shift.window[0]
  const earlier = problem.shifts
    .map((other, at) => ({ other, at }))
    .filter(({ other }) => other !== shift && other.technician === shift.technician)
    .filter(({ other }) => other.window[0] <= shift.window[0])
    .sort((a, b) => a.other.window[0] - b.other.window[0] || a.at - b.at)
    .at(-1)?.other
  const route = earlier && earlier.day !== shift.day ? used.get(earlier.id) : undefined
  if (!route?.stops.some((stop) => stop.type === 'visit')) return shift.window[0]
  return Math.max(shift.window[0], route.totals.end + shift.restBefore)
}

/** What each shift pays for its distance from the mean load of its team, from the stated totals. */
function evennessOf(problem: Problem, routes: readonly Route[]): [string, number][] {
  const rate = problem.balanceCostPerSecond
  if (!rate) return []
  const load = (shift: Shift): number => {
    const totals = routes.find((route) => route.shift === shift.id)?.totals
    return totals ? totals.serviceSeconds + totals.travelSeconds : 0
  }
  return problem.shifts.map((shift) => {
    const team = problem.shifts.filter((other) => (other.team ?? '') === (shift.team ?? ''))
    const mean = team.reduce((sum, other) => sum + load(other), 0) / team.length
    return [shift.id, rate * Math.abs(load(shift) - mean)]
  })
}

/** Skills that too few technicians hold, counted anew. */
function rareSkills(problem: Problem): Set<string> {
  const person = (shift: Shift): string => shift.technician ?? `shift ${shift.id}`
  const everybody = new Set(problem.shifts.map(person)).size
  const names = new Set(problem.shifts.flatMap((shift) => Object.keys(shift.skills ?? {})))
  const share = problem.scarceSkills?.share ?? 0
  return new Set(
    [...names].filter((name) => {
      const holders = new Set(problem.shifts.filter((shift) => (shift.skills?.[name] ?? 0) > 0).map(person))
      return holders.size > 0 && holders.size < share * everybody
    }),
  )
}

interface Rest {
  readonly id: string
  readonly duration: number
  readonly starts: readonly Period[]
  readonly last: number
  readonly spared: boolean
  readonly absence: boolean
}

const helping = new WeakSet<Visit>()

/** For a helper of a crew only place, hours, work and exclusions count. */
function ownSide(visit: Visit, role: 'lead' | 'helper' | undefined): Visit {
  if (role !== 'helper') return visit
  const side: Visit = {
    id: visit.id,
    place: visit.place,
    duration: visit.duration,
    setup: visit.setup ?? 0,
    ...(visit.windows ? { windows: visit.windows } : {}),
    ...(visit.partsReadyAt === undefined ? {} : { partsReadyAt: visit.partsReadyAt }),
    ...(visit.pin?.start === undefined ? {} : { pin: { start: visit.pin.start } }),
    ...(visit.excludedShifts ? { excludedShifts: visit.excludedShifts } : {}),
    ...(visit.crew ? { crew: visit.crew } : {}),
  }
  helping.add(side)
  return side
}

/** When the work may start: windows or pinned start, not before the parts are there. Undefined: any time. */
function startsOf(visit: Visit): readonly Period[] | undefined {
  const { pin, windows, partsReadyAt } = visit
  const asked = pin?.start === undefined ? windows : [[pin.start, pin.start] as const]
  if (partsReadyAt === undefined) return asked
  if (!asked) return [[partsReadyAt, Number.POSITIVE_INFINITY]]
  return asked.flatMap(([from, to]) =>
    to < partsReadyAt ? [] : [[Math.max(from, partsReadyAt), to] as const],
  )
}

class RouteCheck {
  readonly #problem: Problem
  readonly #shift: Shift
  readonly #route: Route
  readonly #visits: ReadonlyMap<string, Visit>
  readonly #faults: Fault[]
  /** Found by `run`: seconds of work and driving, and working time under limits over several shifts. */
  load = 0
  workSeconds = 0

  constructor(
    problem: Problem,
    shift: Shift,
    route: Route,
    visits: ReadonlyMap<string, Visit>,
    faults: Fault[],
  ) {
    this.#problem = problem
    this.#shift = shift
    this.#route = route
    this.#visits = visits
    this.#faults = faults
  }

  /** Reports the faults of the route and returns its cost. `open`: when it may be left; `evenness`: see above. */
  run(open: number, evenness: number): number {
    const shift = this.#shift
    const stops = this.#route.stops
    const frozen = shift.frozen ?? []
    let place = shift.start
    let clock = frozen.length > 0 ? shift.window[0] : open
    let driving = 0
    let working = 0
    let pausing = 0
    let metres = 0
    let idle = 0
    let served = 0
    let soft = 0
    const load = (shift.capacity ?? []).map(() => 0)
    const parts = new Map<string, number>()
    const taken = new Set<string>()

    for (let i = 0; i < frozen.length; i++) {
      const wanted = frozen[i]!
      const stop = stops[i]
      if (!stop || stop.type !== wanted.type || stop.id !== wanted.id || stop.start !== wanted.start) {
        this.#say('frozen', wanted.id)
        return this.#route.cost.total
      }
      if (wanted.type === 'break') {
        taken.add(wanted.id)
        const length = this.#pauseLength(wanted.id)
        if (shift.breaks?.some((each) => each.id === wanted.id))
          pausing += (wanted.end ?? wanted.start + length) - wanted.start
        idle += Math.max(0, wanted.start - clock)
        clock = Math.max(clock, wanted.end ?? wanted.start + length)
        continue
      }
      const visit = ownSide(this.#visits.get(wanted.id)!, wanted.role)
      const leg = Math.max(0, this.#seconds(place, visit.place))
      driving += leg
      metres += this.#metres(place, visit.place)
      idle += Math.max(0, wanted.start - clock - leg)
      const over = wanted.end ?? wanted.start + this.#work(visit, place)
      working += over - wanted.start
      clock = Math.max(clock, over)
      soft += this.#startCosts(visit, wanted.start)
      visit.demand?.forEach((amount, k) => {
        if (k < load.length) load[k]! += amount
      })
      this.#use(parts, visit)
      place = visit.place
      served++
    }

    const rests = this.#rests(clock, taken)
    const left = clock
    const tail = stops.slice(frozen.length)
    let ahead = 0
    for (let i = 0; i < tail.length; i++) {
      const stop = tail[i]!
      if (stop.frozen) this.#say('frozen', stop.id)
      if (stop.type === 'break') {
        const rest = rests.find((each) => each.id === stop.id)
        if (!rest) {
          this.#say('unknown-break', stop.id)
          continue
        }
        if (taken.has(stop.id)) this.#say('break-twice', stop.id)
        taken.add(stop.id)
        const start = firstWithin(rest.starts, clock)
        if (Number.isNaN(start)) {
          this.#say(rest.absence ? 'unavailable' : 'break-window', stop.id, clock - rest.last)
          clock += rest.duration
          continue
        }
        const way = Math.max(0, this.#seconds(place, this.#placeAhead(tail, i)))
        const driveNow = Math.min(start - clock, Math.max(0, way - ahead))
        ahead += driveNow
        idle += start - clock - driveNow
        if (stop.start !== start || stop.end !== start + rest.duration) this.#say('stated-time', stop.id)
        clock = start + rest.duration
        continue
      }
      const known = this.#visits.get(stop.id)
      const visit = known && ownSide(known, stop.role)
      if (!visit) {
        this.#say('unknown-visit', stop.id)
        continue
      }
      this.#mayServe(visit)
      const leg = this.#seconds(place, visit.place)
      if (leg < 0) this.#say('no-way', visit.id)
      driving += Math.max(0, leg)
      metres += this.#metres(place, visit.place)
      const arrival = clock + Math.max(0, Math.max(0, leg) - ahead)
      ahead = 0
      const windows: readonly Period[] | undefined = startsOf(visit)
      let start = windows ? firstWithin(windows, arrival) : arrival
      if (Number.isNaN(start)) {
        this.#say(visit.pin?.start === undefined ? 'window' : 'pinned-start', visit.id)
        start = arrival
      }
      // Who waits for a crew or for other work may start later than windows demand, inside them all the same.
      if (stop.start > start && this.#mayWait(visit.id)) {
        const later = windows ? firstWithin(windows, stop.start) : stop.start
        if (later === stop.start) start = later
      }
      if (stop.start !== start || stop.arrival !== arrival)
        this.#say('stated-time', stop.id, stop.start - start)
      idle += start - arrival
      const length = this.#work(visit, place)
      working += length
      clock = start + length
      if (stop.end !== clock) this.#say('stated-time', stop.id, stop.end - clock)
      soft += this.#startCosts(visit, start)
      visit.demand?.forEach((amount, k) => {
        if (k < load.length) load[k]! += amount
      })
      this.#use(parts, visit)
      place = visit.place
      served++
    }

    if (served === 0) return evenness
    const home = this.#seconds(place, shift.end)
    driving += Math.max(0, home)
    metres += this.#metres(place, shift.end)
    const end = clock + Math.max(0, Math.max(0, home) - ahead)
    // What the frozen head breaks by itself cannot be mended; rules count once something is added to it.
    const added = tail.some((stop) => stop.type === 'visit')
    if (added && home < 0) this.#say('no-way')
    for (const rest of rests)
      if (added && !taken.has(rest.id) && !(rest.spared && end <= rest.last))
        this.#say(rest.absence ? 'unavailable' : 'break-missing', rest.id)
    if (added) this.#limits(end, left, served, driving, load, tail)
    if (added && shift.stock)
      for (const [item, pieces] of parts)
        if (pieces > (shift.stock[item] ?? 0))
          this.#say('parts', undefined, pieces - (shift.stock[item] ?? 0))
    this.load = working + driving
    const began = frozen.length
      ? Math.min(frozen[0]!.start, shift.window[0])
      : this.#latestLeave(left, end, tail)
    for (const rest of rests) if (!rest.absence && (!rest.spared || end > rest.last)) pausing += rest.duration
    this.workSeconds = Math.max(0, end - began - pausing)
    if (end !== this.#route.totals.end) this.#say('stated-time', undefined, this.#route.totals.end - end)

    const total =
      (shift.fixedCost ?? 0) +
      (shift.costPerTravelSecond ?? 1) * driving +
      (shift.costPerMetre ?? 0) * metres +
      (shift.overtimeCostPerSecond ?? 0) * Math.max(0, end - shift.window[1]) +
      (shift.waitingCostPerSecond ?? 0) * idle +
      soft +
      evenness
    if (Math.abs(total - this.#route.cost.total) > 1e-6 * Math.max(1, Math.abs(total)))
      this.#say('stated-cost', undefined, this.#route.cost.total - total)
    return total
  }

  /** Whether the visit hangs together with others, so that it may start later than it could. */
  #mayWait(id: string): boolean {
    const { visits } = this.#problem
    const visit = this.#visits.get(id)
    return Boolean(
      visit?.crew ||
        visit?.after?.length ||
        visits.some((other) => other.after?.some((rule) => rule.visit === id && rule.gapMax !== undefined)),
    )
  }

  /** Whether the start of the visit binds others or is bound by others, what is frozen left aside. */
  #hangsTogether(id: string): boolean {
    const visit = this.#visits.get(id)
    if (visit?.crew || visit?.after?.length) return true
    const isFrozen = (other: Visit): boolean =>
      this.#problem.shifts.some((shift) => shift.frozen?.some((stop) => stop.id === other.id))
    return this.#problem.visits.some(
      (other) => other.after?.some((rule) => rule.visit === id) && !isFrozen(other),
    )
  }

  #use(parts: Map<string, number>, visit: Visit): void {
    for (const [item, pieces] of Object.entries(visit.parts ?? {}))
      parts.set(item, (parts.get(item) ?? 0) + pieces)
  }

  #limits(
    end: number,
    open: number,
    served: number,
    driving: number,
    load: number[],
    tail: Route['stops'],
  ): void {
    const shift = this.#shift
    const close = shift.window[1] + (shift.overtime ?? 0)
    if (end > close) this.#say('shift-end', undefined, end - close)
    if (shift.maxVisits !== undefined && served > shift.maxVisits)
      this.#say('max-visits', undefined, served - shift.maxVisits)
    if (shift.maxTravel !== undefined && driving > shift.maxTravel)
      this.#say('max-travel', undefined, driving - shift.maxTravel)
    load.forEach((sum, k) => {
      if (sum > shift.capacity![k]!) this.#say('capacity', undefined, sum - shift.capacity![k]!)
    })
    if (shift.maxDuration === undefined) return
    const left = shift.frozen?.length
      ? Math.min(shift.frozen[0]!.start, shift.window[0])
      : this.#latestLeave(open, end, tail)
    if (end - left > shift.maxDuration) this.#say('max-duration', undefined, end - left - shift.maxDuration)
  }

  /**
   * Latest departure with which the same stops are over at `end`, found by trying (the walk is monotone). Visits that
   * hang together with others stay where they are.
   */
  #latestLeave(open: number, end: number, tail: Route['stops']): number {
    let known = open
    let step = 1
    while (step < end - open) step *= 2
    for (; step >= 1; step = Math.floor(step / 2)) {
      while (known + step <= end && this.#walk(known + step, tail) <= end) known += step
      if (step === 1) break
    }
    return known
  }

  /** End of the route when leaving at `clock`; Infinity when a window is missed. */
  #walk(clock: number, tail: Route['stops']): number {
    const rests = this.#rests(this.#shift.window[0], new Set())
    let place = this.#shift.start
    let ahead = 0
    for (let i = 0; i < tail.length; i++) {
      const stop = tail[i]!
      const rest = stop.type === 'break' ? rests.find((each) => each.id === stop.id) : undefined
      if (rest) {
        const start = firstWithin(rest.starts, clock)
        if (Number.isNaN(start)) return Number.POSITIVE_INFINITY
        const way = Math.max(0, this.#seconds(place, this.#placeAhead(tail, i)))
        ahead += Math.min(start - clock, Math.max(0, way - ahead))
        clock = start + rest.duration
      }
      const visit = stop.type === 'visit' ? this.#visits.get(stop.id) : undefined
      if (!visit) continue
      const arrival = clock + Math.max(0, Math.max(0, this.#seconds(place, visit.place)) - ahead)
      ahead = 0
      const windows = startsOf(visit)
      const tied = this.#hangsTogether(visit.id)
      // Others rely on its start: it may not become later.
      if (tied && arrival > stop.start) return Number.POSITIVE_INFINITY
      const ready = tied ? stop.start : arrival
      const start = windows ? firstWithin(windows, ready) : ready
      if (Number.isNaN(start)) return Number.POSITIVE_INFINITY
      clock = start + this.#work(visit, place)
      place = visit.place
    }
    return clock + Math.max(0, Math.max(0, this.#seconds(place, this.#shift.end)) - ahead)
  }

  #rests(from: number, taken: ReadonlySet<string>): Rest[] {
    const shift = this.#shift
    const rests: Rest[] = []
    for (const each of shift.breaks ?? []) {
      const last = each.windows.length
        ? Math.max(...each.windows.map((window) => window[1]))
        : Number.NEGATIVE_INFINITY
      if (taken.has(each.id) || (shift.frozen?.length && last < from)) continue
      const spared = each.rule === 'when-route-passes'
      rests.push({ id: each.id, duration: each.duration, starts: each.windows, last, spared, absence: false })
    }
    for (const away of shift.unavailable ?? []) {
      const close = shift.window[1] + (shift.overtime ?? 0)
      if (taken.has(away.id) || away.to <= from || away.from >= close || away.to <= away.from) continue
      const begin = Math.max(from, away.from)
      rests.push({
        id: away.id,
        duration: away.to - begin,
        starts: [[begin, begin]],
        last: begin,
        spared: true,
        absence: true,
      })
    }
    return rests
  }

  #mayServe(visit: Visit): void {
    const shift = this.#shift
    if (visit.missingSkillCost === undefined && this.#lacks(visit)) this.#say('skills', visit.id)
    if (visit.pin?.shift !== undefined && visit.pin.shift !== shift.id) this.#say('pinned-shift', visit.id)
    if (visit.allowedShifts && !visit.allowedShifts.includes(shift.id)) this.#say('not-allowed', visit.id)
    if (visit.excludedShifts?.includes(shift.id)) this.#say('excluded', visit.id)
  }

  #lacks(visit: Visit): boolean {
    return Object.entries(visit.skills ?? {}).some(
      ([skill, level]) => !((this.#shift.skills?.[skill] ?? 0) >= level),
    )
  }

  #startCosts(visit: Visit, start: number): number {
    const shift = this.#shift
    let sum = this.#lacks(visit) ? (visit.missingSkillCost ?? 0) : 0
    if (visit.zone !== undefined && !(shift.zones ?? []).includes(visit.zone)) sum += visit.notInZoneCost ?? 0
    if (visit.published && visit.published.shift !== shift.id) {
      const told = this.#problem.shifts.find((each) => each.id === visit.published!.shift)
      const person = told?.technician ?? told?.id
      if (!told || person !== (shift.technician ?? shift.id)) sum += visit.published.otherTechnicianCost ?? 0
      if (!told || told.day !== shift.day) sum += visit.published.otherDayCost ?? 0
    }
    if (visit.target && shift.day !== undefined) {
      const { day, perDayEarly = 0, perDayLate = 0 } = visit.target
      sum += shift.day < day ? (day - shift.day) * perDayEarly : (shift.day - day) * perDayLate
    }
    // A helper has nothing to show: only what the lead does is spent.
    if (this.#problem.scarceSkills && !helping.has(visit)) {
      const rare = [...rareSkills(this.#problem)].filter((name) => (shift.skills?.[name] ?? 0) > 0)
      if (rare.length > 0 && !rare.some((name) => (visit.skills?.[name] ?? 0) > 0))
        sum += this.#problem.scarceSkills.cost
    }
    if (visit.preferredShifts && !visit.preferredShifts.includes(this.#shift.id))
      sum += visit.preferenceCost ?? 0
    sum += visit.costByShift?.[this.#shift.id] ?? 0
    if (visit.due !== undefined && visit.lateness && start > visit.due) {
      const late = (visit.lateness.fixed ?? 0) + (visit.lateness.perSecond ?? 0) * (start - visit.due)
      sum += visit.lateness.cap === undefined ? late : Math.min(late, visit.lateness.cap)
    }
    if (visit.promise && (start < visit.promise.from || start > visit.promise.to)) {
      const off = start < visit.promise.from ? visit.promise.from - start : start - visit.promise.to
      sum += (visit.promise.fixed ?? 0) + (visit.promise.perSecond ?? 0) * off
    }
    return sum
  }

  #work(visit: Visit, before: number | null): number {
    const work = visit.durationByShift?.[this.#shift.id] ?? visit.duration
    return before === visit.place && !visit.crew ? work : work + (visit.setup ?? 0)
  }

  #pauseLength(id: string): number {
    const rest = this.#shift.breaks?.find((each) => each.id === id)
    const away = this.#shift.unavailable?.find((each) => each.id === id)
    return rest ? rest.duration : away ? away.to - away.from : 0
  }

  #placeAhead(tail: Route['stops'], from: number): number | null {
    for (const stop of tail.slice(from)) {
      if (stop.type !== 'visit') continue
      return this.#visits.get(stop.id)?.place ?? null
    }
    return this.#shift.end
  }

  #seconds(from: number | null, to: number | null): number {
    if (from === null || to === null) return 0
    const seconds = this.#problem.durations[from * this.#problem.placeCount + to]!
    return from === to && seconds < 0 ? 0 : seconds
  }

  #metres(from: number | null, to: number | null): number {
    if (from === null || to === null || !this.#problem.distances) return 0
    return Math.max(0, this.#problem.distances[from * this.#problem.placeCount + to]!)
  }

  #say(code: FaultCode, id?: string, excess?: number): void {
    this.#faults.push({
      code,
      shift: this.#shift.id,
      ...(id === undefined ? {} : { id }),
      ...(excess === undefined || Number.isNaN(excess) ? {} : { excess }),
    })
  }
}

/** Earliest moment ≥ `time` within the sorted periods, NaN when there is none. */
function firstWithin(periods: readonly Period[], time: number): number {
  for (const [from, to] of periods) if (time <= to) return time < from ? from : time
  return Number.NaN
}
