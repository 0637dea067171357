import type { Edge, Unit } from '../model/compile-links.ts'
import type { Compiled } from '../model/compiled.ts'
import { skillsNotCovered } from '../model/crew.ts'
import { NEVER, TOO_LATE } from '../model/limits.ts'
import { crossGap, crossGapBack } from '../stop/gap.ts'
import { earliestStart, latestStart } from '../stop/windows.ts'
import type { SearchState } from './state.ts'

/**
 * Visits of different routes that hang together: crews, and visits before others.
 *
 * Idea: a linked visit that is planned gets hours of its own, inside which every start keeps all links whatever the
 * other routes do (temporal decoupling: L. Hunsberger, "Algorithms for a Temporal Decoupling Problem in Multi-Agent
 * Planning", AAAI 2002). A crew has one moment; of two visits in a row the earlier one gets a latest start and the
 * later one an earliest one. So the constant-time test of the other visits stays exact, and links cost nothing where
 * there are none. Ruin takes out a whole group, recreate puts it in again, each visit under the hours that the ones
 * before it leave.
 */
export class LinkedVisits {
  readonly #state: SearchState
  readonly #c: Compiled
  /** Hours by the windows alone. */
  readonly #firstOpen: Int32Array
  readonly #lastClose: Int32Array
  readonly #cost: Float64Array
  readonly #helperCost: Float64Array
  readonly #before: Int32Array
  readonly #after: Int32Array

  constructor(state: SearchState, whole: Pick<Compiled, 'firstOpen' | 'lastClose'>) {
    this.#state = state
    this.#c = state.c
    this.#firstOpen = whole.firstOpen
    this.#lastClose = whole.lastClose
    this.#cost = new Float64Array(state.c.shifts)
    this.#helperCost = new Float64Array(state.c.shifts)
    this.#before = new Int32Array(state.c.states)
    this.#after = new Int32Array(state.c.states)
  }

  /** Takes all planned visits of group g out of their routes and loosens all of them; they get their own hours back. */
  takeOut(g: number): void {
    const state = this.#state
    for (const v of this.#c.links.groups[g]!.visits) {
      state.loosen(v)
      this.#remove(v)
      state.setBounds(v, this.#firstOpen[v], this.#lastClose[v])
    }
  }

  /**
   * The stop before v goes: setting up at v may come or go with it, and with it what the hours of its group rest on. The
   * group is planned anew.
   */
  loosenNext(v: number): void {
    if (this.#c.links.groupOf[v] >= 0 && this.#c.setup[v] > 0) this.#state.loosen(v)
  }

  #remove(v: number, late = false): void {
    const { plan } = this.#state
    const r = plan.routeOf[v]
    if (r < 0) return
    const at = r * plan.stride + plan.positionOf[v]
    const next = plan.positionOf[v] < plan.length[r] ? plan.visit[at + 1] : -1
    if (next >= 0) {
      this.loosenNext(next)
      // Once groups are being planned it is too late for that.
      if (late && this.#c.links.groupOf[next] >= 0 && this.#c.setup[next] > 0) this.#state.broken = true
    }
    plan.cut(r, plan.positionOf[v], plan.positionOf[v])
    plan.update(r)
    // Without the triangle inequality a shorter route can be infeasible: the step is given up.
    if (plan.length[r] > 0 && !plan.isFeasible(r)) this.#state.broken = true
  }

  /**
   * Plans group g anew, visit by visit, each at its cheapest place under the hours that the ones before it leave. What
   * costs more than leaving it out stays out, and with it what needs it.
   */
  place(g: number, eager: boolean): void {
    const { units } = this.#c.links.groups[g]!
    const { plan, weight } = this.#state
    const bound = units.some((unit) => unit.edges.some((edge) => edge.together))
    let added = 0
    for (const unit of units) {
      const lead = unit.members[0]!
      if (unit.edges.some((edge) => plan.routeOf[edge.before] < 0)) continue
      const limit = eager || bound ? Number.POSITIVE_INFINITY : weight[lead]
      const cost =
        unit.members.length === 1 ? this.#placeOne(g, unit, limit) : this.#placeCrew(g, unit, limit)
      if (cost < Number.POSITIVE_INFINITY) {
        added += cost
        this.#loosenBefore(unit)
      }
    }
    this.#dropHalves(units)
    this.#widenUnneeded(units)
    if (!bound || eager) return
    let saved = 0
    for (const unit of units) if (plan.routeOf[unit.members[0]!] >= 0) saved += weight[unit.members[0]!]
    if (added >= saved) for (const unit of units) for (const v of unit.members) this.#free(v)
  }

  #free(v: number): void {
    this.#remove(v, true)
    this.#state.setBounds(v, this.#firstOpen[v], this.#lastClose[v])
  }

  /** Takes out what is planned without something it needs. */
  #dropHalves(units: readonly Unit[]): void {
    const { routeOf } = this.#state.plan
    const out = (v: number): boolean => routeOf[v] < 0
    for (let again = true; again; ) {
      again = false
      for (const unit of units)
        for (const { before, together } of unit.edges) {
          const lead = unit.members[0]!
          if (!out(lead) && out(before)) {
            for (const v of unit.members) this.#free(v)
            again = true
          } else if (together && out(lead) && !out(before)) {
            for (const v of this.#unitOf(units, before).members) this.#free(v)
            again = true
          }
        }
    }
  }

  #unitOf(units: readonly Unit[], lead: number): Unit {
    return units.find((unit) => unit.members[0] === lead)!
  }

  /** Added cost of the cheapest place under the present hours, once it is taken; Infinity when there is none. */
  #placeOne(g: number, unit: Unit, limit: number): number {
    const state = this.#state
    const v = unit.members[0]!
    const hours = this.#soonEnough(g, unit, this.#hoursFor(unit))
    if (!hours) return Number.POSITIVE_INFINITY
    state.setBounds(v, hours[0], hours[1])
    let best = limit
    let bestRoute = -1
    let bestAt = -1
    for (const r of this.#shiftsFor(g, unit)) {
      if (state.random.unit() < BLINK) continue
      let cost = state.insertions.best(v, r, best)
      // What comes after it may go better with another place than the cheapest one.
      if (cost < best && state.random.unit() < OTHER_PLACE)
        cost = state.insertions.best(v, r, best, state.insertions.at)
      if (cost >= best) continue
      best = cost
      bestRoute = r
      bestAt = state.insertions.at
    }
    if (bestRoute < 0) {
      state.setBounds(v, this.#firstOpen[v], this.#lastClose[v])
      return Number.POSITIVE_INFINITY
    }
    state.plan.insert(v, bestRoute, bestAt)
    if (this.#isNeeded(g, v)) this.#narrow(v, hours[0], this.startOf(v))
    return best
  }

  /** Some moments at which some member could start are tried; at each the cheapest lead and helpers are taken. */
  #placeCrew(g: number, unit: Unit, limit: number): number {
    const state = this.#state
    const { members } = unit
    const lead = members[0]!
    const hours = this.#soonEnough(g, unit, this.#hoursFor(unit))
    if (!hours) return Number.POSITIVE_INFINITY
    const leads = this.#shiftsFor(g, unit)
    const helpers = this.#active(members[1]!)
    const moments = this.#momentsFor(unit, hours, leads, helpers)
    let best = limit
    let bestMoment = NEVER
    let bestRoutes: number[] = []
    for (const moment of moments) {
      for (const v of members) state.setBounds(v, moment, moment)
      const found = this.#cheapestCrew(unit, leads, helpers, best)
      if (!found) continue
      best = found.cost
      bestMoment = moment
      bestRoutes = found.routes
    }
    if (bestRoutes.length === 0) {
      for (const v of members) state.setBounds(v, this.#firstOpen[v], this.#lastClose[v])
      return Number.POSITIVE_INFINITY
    }
    for (const v of members) state.setBounds(v, bestMoment, bestMoment)
    members.forEach((v, i) => {
      state.insertions.best(v, bestRoutes[i]!)
      if (state.insertions.at >= 0) state.plan.insert(v, bestRoutes[i]!, state.insertions.at)
    })
    // Rest and limits over several shifts bind routes that were judged one by one.
    if (members.some((v) => state.plan.routeOf[v] < 0)) {
      for (const v of members) this.#free(v)
      return Number.POSITIVE_INFINITY
    }
    this.#leaveEarlier(lead, unit, hours[0])
    return best
  }

  #cheapestCrew(
    unit: Unit,
    leads: readonly number[],
    helpers: readonly number[],
    bound: number,
  ): { cost: number; routes: number[] } | null {
    const state = this.#state
    const cost = this.#cost
    const helperCost = this.#helperCost
    const visit = this.#c.sides[unit.members[0]!]!
    const skills = Object.entries(visit.crew?.skills ?? {})
    const { shifts } = this.#c.problem
    const helping = helpers
      .filter((r) => {
        helperCost[r] =
          state.random.unit() < BLINK ? Infinity : state.insertions.best(unit.members[1]!, r, bound)
        return helperCost[r] < bound
      })
      .sort((a, b) => helperCost[a] - helperCost[b] || a - b)
    if (helping.length < unit.members.length - 1) return null
    let best = bound
    let routes: number[] = []
    for (const r of leads) {
      cost[r] = state.insertions.best(unit.members[0]!, r, best)
      if (cost[r] >= best) continue
      const left = skills.filter(([skill, level]) => !((shifts[r].skills?.[skill] ?? 0) >= level))
      const chosen = this.#helpersFor(r, helping, left, unit.members.length - 1)
      if (!chosen) continue
      const sum = chosen.reduce((all, h) => all + helperCost[h], cost[r])
      if (sum < best) {
        best = sum
        routes = [r, ...chosen]
      }
    }
    return routes.length ? { cost: best, routes } : null
  }

  /** The cheapest helpers, all of them different persons, who bring the skills that are left; null when none do. */
  #helpersFor(
    lead: number,
    helping: readonly number[],
    skills: readonly (readonly [string, number])[],
    count: number,
  ): number[] | null {
    const { technician } = this.#c.links
    const { shifts } = this.#c.problem
    const taken = new Set([technician[lead]])
    const chosen: number[] = []
    let left = skills
    for (const r of helping) {
      if (chosen.length === count) break
      if (taken.has(technician[r])) continue
      const brings = left.filter(([skill, level]) => (shifts[r].skills?.[skill] ?? 0) >= level)
      // The last places are kept for those who bring what is missing.
      if (left.length > 0 && brings.length === 0 && chosen.length === count - 1) continue
      chosen.push(r)
      taken.add(technician[r])
      left = left.filter((each) => !brings.includes(each))
    }
    return chosen.length === count && left.length === 0 ? chosen : null
  }

  /** Once all members are planned the crew may be able to start earlier. */
  #leaveEarlier(lead: number, unit: Unit, from: number): void {
    const state = this.#state
    const { plan, c } = state
    const moment = c.firstOpen[lead]
    let earliest = from
    for (const v of unit.members) {
      plan.setBounds(v, from, moment)
      earliest = Math.max(earliest, this.startOf(v))
    }
    let good = earliest < moment
    if (good) {
      for (const v of unit.members) plan.setBounds(v, earliest, earliest)
      good = unit.members.every((v) => plan.isFeasible(plan.routeOf[v]))
    }
    if (!good) for (const v of unit.members) plan.setBounds(v, moment, moment)
  }

  /** Earliest and latest start that windows and the visits before allow; null when they leave nothing. */
  #hoursFor(unit: Unit): [number, number] | null {
    const v = unit.members[0]!
    let first = Math.max(this.#firstOpen[v], unit.earliest)
    let last = Math.min(this.#lastClose[v], unit.latest)
    for (const edge of unit.edges) {
      const end = this.startOf(edge.before) + this.#workOf(edge.before)
      first = Math.max(first, this.#endAtMost(edge) + edge.gapMin)
      if (edge.gapMax < NEVER) last = Math.min(last, end + edge.gapMax)
    }
    return this.#insideWindows(v, first, last)
  }

  /**
   * The hours without those moments that come too soon for a visit that must follow within a longest gap: it cannot start
   * before its own windows. Mostly; now and then the earliest moment is drawn, for what else may keep the later one.
   */
  #soonEnough(g: number, unit: Unit, hours: [number, number] | null): [number, number] | null {
    if (!hours) return null
    const v = unit.members[0]!
    let least = hours[0]
    for (const other of this.#c.links.groups[g]!.units)
      for (const edge of other.edges)
        if (edge.before === v && edge.gapMax < NEVER) {
          const opens = Math.max(this.#firstOpen[other.members[0]!], other.earliest)
          least = Math.max(least, opens - edge.gapMax - this.#c.work[v] - this.#c.setup[v])
        }
    const { random } = this.#state
    if (least <= hours[0] && !this.#isFollowedSoon(g, v)) return hours
    const drawn = random.unit()
    if (drawn < 0.1) return hours
    if (drawn < 0.3) {
      let latest = least
      for (let i = this.#c.shiftsFrom[v]; i < this.#c.shiftsFrom[v + 1]; i++)
        latest = Math.max(latest, this.#c.close[this.#c.shiftsOf[i]])
      latest = Math.min(hours[1], latest)
      least += random.below(Math.max(1, latest - least))
    }
    return this.#insideWindows(v, least, hours[1]) ?? hours
  }

  /** Whether another visit must follow v within a longest gap. */
  #isFollowedSoon(g: number, v: number): boolean {
    return this.#c.links.groups[g]!.units.some((unit) =>
      unit.edges.some((edge) => edge.before === v && edge.gapMax < NEVER),
    )
  }

  /** The bounds moved to the next moments inside the visit's own windows; null when nothing is left. */
  #insideWindows(v: number, first: number, last: number): [number, number] | null {
    const { firstOpen, lastClose } = this.#c
    const [keptFirst, keptLast] = [firstOpen[v], lastClose[v]]
    firstOpen[v] = this.#firstOpen[v]
    lastClose[v] = this.#lastClose[v]
    const from = earliestStart(this.#c, v, first)
    const to = latestStart(this.#c, v, last)
    firstOpen[v] = keptFirst
    lastClose[v] = keptLast
    return from >= NEVER || to <= TOO_LATE || from > to ? null : [from, to]
  }

  #endAtMost(edge: Edge): number {
    return this.#c.lastClose[edge.before] + this.#workOf(edge.before)
  }

  /** Whether another visit of the group depends on v. */
  #isNeeded(g: number, v: number): boolean {
    return this.#c.links.groups[g]!.units.some((unit) => unit.edges.some((edge) => edge.before === v))
  }

  /** Earliest start of a planned visit with which the rest of its route can be kept. */
  startOf(v: number): number {
    const { plan } = this.#state
    const r = plan.routeOf[v]
    const at = r * plan.stride + plan.positionOf[v]
    const pauses = this.#c.lastState[r]
    let start = NEVER
    for (let b = 0; b <= pauses; b++) {
      const free = plan.free[b][at]
      if (free >= NEVER) continue
      const begin = free - plan.service[at]
      if (begin <= plan.late[b][at] && begin < start) start = begin
    }
    return start
  }

  #narrow(v: number, first: number, last: number): void {
    this.#state.setBounds(v, first, Math.max(first, last))
  }

  /**
   * Where a visit comes later than it would have to for the ones before it, those may take the time between: their
   * latest start moves up to what the later one leaves.
   */
  #loosenBefore(unit: Unit): void {
    const state = this.#state
    const { c, plan } = state
    const v = unit.members[0]!
    const start = this.startOf(v)
    for (const edge of unit.edges) {
      const before = edge.before
      const room = this.#insideWindows(
        before,
        c.firstOpen[before],
        Math.min(start - edge.gapMin - this.#workOf(before), this.#lastClose[before]),
      )
      const isCrew = c.sides[before]!.crew !== undefined
      const shared = edge.gapMax < NEVER || this.#followers(before) > 1
      if (isCrew || shared || !room || room[1] <= c.lastClose[before]) continue
      state.setBounds(before, c.firstOpen[before], room[1])
      if (c.firstOpen[v] < start && unit.members.length === 1) {
        const least = room[1] + this.#workOf(before) + edge.gapMin
        const inside = this.#insideWindows(
          v,
          Math.max(c.firstOpen[v], Math.min(start, least)),
          c.lastClose[v],
        )
        if (inside) state.setBounds(v, inside[0], c.lastClose[v])
      }
    }
    // With a longest gap the earlier one must not become earlier either.
    for (const edge of unit.edges)
      if (edge.gapMax < NEVER && plan.routeOf[edge.before] >= 0)
        state.setBounds(edge.before, this.startOf(edge.before), c.lastClose[edge.before])
  }

  /** Planned visits that come after v. */
  #followers(v: number): number {
    const { groupOf, groups } = this.#c.links
    const { routeOf } = this.#state.plan
    return groups[groupOf[v]]!.units.filter(
      (unit) => routeOf[unit.members[0]!] >= 0 && unit.edges.some((edge) => edge.before === v),
    ).length
  }

  /** A visit whose followers found no place need not make room for them. */
  #widenUnneeded(units: readonly Unit[]): void {
    const state = this.#state
    for (const unit of units) {
      const lead = unit.members[0]!
      if (unit.members.length > 1 || state.plan.routeOf[lead] < 0 || this.#followers(lead) > 0) continue
      const hours = this.#hoursFor(unit)
      if (hours) state.setBounds(lead, hours[0], hours[1])
    }
  }

  #active(v: number): number[] {
    const { c, active } = this.#state
    const list: number[] = []
    for (let i = c.shiftsFrom[v]; i < c.shiftsFrom[v + 1]; i++)
      if (active[c.shiftsOf[i]]) list.push(c.shiftsOf[i])
    return list
  }

  /** Shifts that may take the unit's lead, given where the visits before it are and where those after it could go. */
  #shiftsFor(g: number, unit: Unit): number[] {
    const { links } = this.#c
    const { routeOf } = this.#state.plan
    const lead = unit.members[0]!
    const followers = links.groups[g]!.units.flatMap((other) =>
      other.edges
        .filter((edge) => edge.before === lead && (edge.sameTechnician || edge.sameDay || edge.nextDay))
        .map((edge) => ({ edge, shifts: this.#active(other.members[0]!) })),
    )
    return this.#active(lead).filter(
      (r) =>
        (unit.technician < 0 || links.technician[r] === unit.technician) &&
        (unit.day < 0 || links.day[r] === unit.day) &&
        unit.edges.every((edge) => this.#fits(edge, routeOf[edge.before], r)) &&
        followers.every(
          ({ edge, shifts }) => !edge.together || shifts.some((later) => this.#fits(edge, r, later)),
        ),
    )
  }

  /** Moments worth trying: when a member could be there at the earliest, or start at the latest, in some gap. */
  #momentsFor(
    unit: Unit,
    hours: readonly [number, number],
    leads: readonly number[],
    helpers: readonly number[],
  ): number[] {
    const { random, plan, c } = this.#state
    const v = unit.members[0]!
    const here = c.visitPlace[v]
    const found = new Set<number>([hours[0]])
    const add = (time: number): void => {
      const inside = this.#insideWindows(v, Math.max(time, hours[0]), hours[1])
      if (inside) found.add(inside[0])
    }
    for (const r of new Set([...leads, ...helpers])) {
      const base = r * plan.stride
      for (let q = base; q <= base + plan.length[r]; q++) {
        const there = c.seconds[plan.place[q] * c.places + here]
        const on = c.seconds[here * c.places + plan.place[q + 1]]
        for (let s = 0; s <= c.lastState[r]; s++) this.#before[s] = plan.free[s][q]
        crossGap(c, r, there, this.#before, this.#after)
        for (let s = 0; s <= c.lastState[r]; s++) if (this.#after[s] < NEVER) add(this.#after[s])
        if (random.unit() >= LATE_MOMENTS) continue
        for (let s = 0; s <= c.lastState[r]; s++) this.#before[s] = plan.late[s][q + 1]
        crossGapBack(c, r, on, this.#before, this.#after)
        for (let s = 0; s <= c.lastState[r]; s++)
          if (this.#after[s] > TOO_LATE) add(this.#after[s] - c.work[v])
      }
    }
    const all = [...found].sort((a, b) => a - b)
    while (all.length > MOMENTS) all.splice(random.below(all.length), 1)
    return all
  }

  /**
   * Hours of all linked visits for the routes as they are loaded, worked out anew: every visit as early as links allow,
   * then the narrowest hours that keep the links. Groups that cannot be kept are taken out.
   */
  deriveBounds(): void {
    const state = this.#state
    const { plan } = state
    const { groups } = this.#c.links
    for (const group of groups)
      for (const v of group.visits) state.setBounds(v, this.#firstOpen[v], this.#lastClose[v])
    for (let round = 0; round < ROUNDS; round++) {
      let changed = this.#emptyBroken()
      for (const group of groups) {
        const result = this.#pushLater(group.units)
        if (result === 'broken') for (const v of group.visits) this.#free(v)
        changed ||= result !== 'same'
      }
      if (!changed) break
      if (round === ROUNDS - 1) for (const group of groups) for (const v of group.visits) this.#free(v)
    }
    for (const group of groups)
      for (const unit of group.units) {
        const lead = unit.members[0]!
        if (plan.routeOf[lead] < 0) continue
        const start = this.startOf(lead)
        const needed = this.#followers(lead) > 0
        if (unit.members.length > 1) for (const v of unit.members) state.setBounds(v, start, start)
        else if (needed) this.#narrow(lead, this.#c.firstOpen[lead], start)
        const hours = this.#hoursFor(unit)
        if (hours && unit.members.length === 1 && !needed) state.setBounds(lead, hours[0], hours[1])
        this.#loosenBefore(unit)
      }
    // A longest duration can be missed by narrower hours; then the group has to be planned anew.
    for (const group of groups)
      if (group.visits.some((v) => plan.routeOf[v] >= 0 && !plan.isFeasible(plan.routeOf[v])))
        for (const v of group.visits) this.#free(v)
    this.#emptyBroken()
  }

  /** Empties routes that cannot be kept; whether there was one. */
  #emptyBroken(): boolean {
    const { plan, c } = this.#state
    let found = false
    for (let r = 0; r < c.shifts; r++) {
      if (plan.length[r] === 0 || plan.isFeasible(r)) continue
      plan.setRoute(r, [])
      found = true
    }
    return found
  }

  /** Raises earliest starts to what crews and visits before demand. */
  #pushLater(units: readonly Unit[]): 'same' | 'raised' | 'broken' {
    const state = this.#state
    const { plan, c } = state
    let raised = false
    for (const unit of units) {
      const planned = unit.members.filter((v) => plan.routeOf[v] >= 0).length
      if (planned === 0) {
        if (unit.edges.some((edge) => edge.together && plan.routeOf[edge.before] >= 0)) return 'broken'
        continue
      }
      if (planned < unit.members.length || unit.edges.some((edge) => plan.routeOf[edge.before] < 0))
        return 'broken'
      if (!this.#goTogether(unit)) return 'broken'
      let least = unit.earliest
      for (const v of unit.members) {
        const start = this.startOf(v)
        if (start >= NEVER || !plan.isFeasible(plan.routeOf[v])) return 'broken'
        least = Math.max(least, start)
      }
      for (const edge of unit.edges)
        least = Math.max(least, this.startOf(edge.before) + this.#workOf(edge.before) + edge.gapMin)
      for (const v of unit.members) {
        const inside = this.#insideWindows(v, Math.max(least, c.firstOpen[v]), this.#lastClose[v])
        if (!inside) return 'broken'
        if (inside[0] > c.firstOpen[v] && inside[0] > this.startOf(v)) {
          raised = true
          state.setBounds(v, inside[0], this.#lastClose[v])
        }
      }
      for (const edge of unit.edges) {
        if (edge.gapMax >= NEVER) continue
        const lead = unit.members[0]!
        const before = edge.before
        const least = this.startOf(lead) - edge.gapMax - this.#workOf(before)
        if (least <= this.startOf(before)) continue
        const inside = this.#insideWindows(before, least, this.#lastClose[before])
        if (!inside) return 'broken'
        raised = true
        state.setBounds(before, inside[0], this.#lastClose[before])
      }
      if (this.startOf(unit.members[0]!) > unit.latest) return 'broken'
    }
    return raised ? 'raised' : 'same'
  }

  /** Whether persons, skills and days of a planned unit are as crew and links demand (a given plan may be wrong). */
  #goTogether(unit: Unit): boolean {
    const { links, problem, sides } = this.#c
    const { routeOf } = this.#state.plan
    const routes = unit.members.map((v) => routeOf[v])
    const lead = routes[0]!
    if (new Set(routes.map((r) => links.technician[r])).size < routes.length) return false
    const shifts = routes.map((r) => problem.shifts[r])
    if (skillsNotCovered(sides[unit.members[0]!]!, shifts).length > 0) return false
    if (unit.technician >= 0 && links.technician[lead] !== unit.technician) return false
    if (unit.day >= 0 && links.day[lead] !== unit.day) return false
    return unit.edges.every((edge) => this.#fits(edge, routeOf[edge.before], lead))
  }

  /** Whether technician and day of two shifts are as the edge demands. */
  #fits(edge: Edge, earlier: number, later: number): boolean {
    const { technician, day } = this.#c.links
    return (
      (!edge.sameTechnician || technician[earlier] === technician[later]) &&
      (!edge.sameDay || day[earlier] === day[later]) &&
      (!edge.nextDay || day[earlier] + 1 === day[later])
    )
  }

  #workOf(v: number): number {
    const { plan } = this.#state
    return plan.service[plan.routeOf[v] * plan.stride + plan.positionOf[v]]
  }
}

/** Chance that a shift is passed over. */
const BLINK = 0.02
/** Chance that the second best place of a shift is taken. */
const OTHER_PLACE = 0.1
/** Most moments tried for a crew. */
const MOMENTS = 12
/** Share of the latest moments that are offered besides the earliest ones. */
const LATE_MOMENTS = 0.25
/** Rounds after which links are taken for circular. */
const ROUNDS = 60
