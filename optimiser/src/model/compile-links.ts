import type { Problem } from '../problem.ts'
import { teamOf } from '../terms/balance.ts'
import { NEVER } from './limits.ts'
import { technicianOf } from './technicians.ts'

/** A visit before another one, both by compiled index. */
export interface Edge {
  readonly before: number
  readonly gapMin: number
  /** `NEVER` when there is none. */
  readonly gapMax: number
  readonly sameTechnician: boolean
  readonly sameDay: boolean
  readonly nextDay: boolean
  readonly together: boolean
}

/** A visit with its helpers, and what must come before it. */
export interface Unit {
  /** The lead first. */
  readonly members: readonly number[]
  readonly edges: readonly Edge[]
  /** Bounds by frozen visits that come before: earliest and latest start, technician and day (−1: any). */
  readonly earliest: number
  readonly latest: number
  readonly technician: number
  readonly day: number
}

/** Visits that hang together; units in an order in which none comes before what it depends on. */
export interface Group {
  readonly units: readonly Unit[]
  readonly visits: readonly number[]
}

/** What binds visits and shifts of different routes to each other. */
export interface Links {
  readonly any: boolean
  readonly groups: readonly Group[]
  /** Group of v, −1 for a visit on its own; empty when there are no groups. */
  readonly groupOf: Int32Array
  /** 1 for the helpers of a crew; empty when there are no groups. */
  readonly helper: Uint8Array
  /** Person of r. */
  readonly technician: Int32Array
  /** Calendar day of r; −1 when it is not stated. */
  readonly day: Int32Array
  /** Whether some shift may have to start later, or end earlier, for the rest between shifts. */
  readonly anyRest: boolean
  /** The shift after r whose rest before it counts, −1 when that rest is given anyway; and the same backwards. */
  readonly restNext: Int32Array
  readonly restPrevious: Int32Array
  /** Least seconds between the end of the shift before and r. */
  readonly rest: Int32Array
  readonly limits: readonly { readonly shifts: readonly number[]; readonly most: number }[]
  /** Limits that concern r; empty when there are none. */
  readonly limitsOf: readonly (readonly number[])[]
}

type Parts = {
  readonly visits: number
  readonly visitSource: Int32Array
  readonly shifts: number
  readonly open: Int32Array
  readonly close: Int32Array
}

/** Numbers persons, days and teams, and gathers crews, dependencies, rest and limits on working time. */
export function compileLinks(problem: Problem, origin: number, parts: Parts) {
  const technicians = numbers(problem.shifts.map(technicianOf))
  const teams = numbers(problem.shifts.map(teamOf))
  const technician = Int32Array.from(technicians.indexes)
  const day = Int32Array.from(problem.shifts, (shift) => shift.day ?? -1)
  const { groups, groupOf, helper } = groupsOf(problem, origin, parts, technician, day)
  const { restNext, restPrevious, rest, anyRest } = restsOf(problem, parts, technician, day)
  const limits = limitsOf(problem)
  const links: Links = {
    any: groups.length > 0,
    groups,
    groupOf,
    helper,
    technician,
    day,
    anyRest,
    restNext,
    restPrevious,
    rest,
    limits,
    limitsOf: limits.length
      ? problem.shifts.map((_, r) => limits.flatMap((limit, i) => (limit.shifts.includes(r) ? [i] : [])))
      : [],
  }
  return { links, team: Int32Array.from(teams.indexes), teams: teams.count }
}

function numbers(names: readonly string[]): { indexes: number[]; count: number } {
  const seen = new Map<string, number>()
  const indexes = names.map((name) => {
    if (!seen.has(name)) seen.set(name, seen.size)
    return seen.get(name)!
  })
  return { indexes, count: seen.size }
}

interface Frozen {
  readonly end: number
  readonly technician: number
  readonly day: number
}

function groupsOf(
  problem: Problem,
  origin: number,
  parts: Parts,
  technician: Int32Array,
  day: Int32Array,
): Pick<Links, 'groups' | 'groupOf' | 'helper'> {
  if (!problem.visits.some((visit) => visit.crew || visit.after?.length))
    return { groups: [], groupOf: new Int32Array(0), helper: new Uint8Array(0) }
  const members = new Map<string, number[]>()
  const helper = new Uint8Array(parts.visits)
  for (let v = 0; v < parts.visits; v++) {
    const { id } = problem.visits[parts.visitSource[v]]
    const known = members.get(id)
    if (known) {
      known.push(v)
      helper[v] = 1
    } else members.set(id, [v])
  }
  const frozen = frozenOf(problem, origin, technician, day)
  const parent = Int32Array.from({ length: parts.visits }, (_, v) => v)
  const root = (v: number): number => (parent[v] === v ? v : root(parent[v]))
  const units = new Map<number, Unit>()
  const linked = new Set<number>()
  for (const visit of problem.visits) {
    const own = members.get(visit.id)
    if (!own) continue
    const lead = own[0]!
    const bounds = { earliest: -NEVER, latest: NEVER, technician: -1, day: -1 }
    const edges: Edge[] = []
    for (const each of visit.after ?? []) {
      const gapMin = each.gapMin ?? 0
      const past = frozen.get(each.visit)
      if (past) {
        bounds.earliest = Math.max(bounds.earliest, past.end + gapMin)
        if (each.gapMax !== undefined) bounds.latest = Math.min(bounds.latest, past.end + each.gapMax)
        if (each.sameTechnician) bounds.technician = past.technician
        if (each.sameDay) bounds.day = past.day
        if (each.nextDay) bounds.day = past.day + 1
        continue
      }
      const before = members.get(each.visit)![0]!
      edges.push({
        before,
        gapMin,
        gapMax: each.gapMax ?? NEVER,
        sameTechnician: each.sameTechnician ?? false,
        sameDay: each.sameDay ?? false,
        nextDay: each.nextDay ?? false,
        together: each.together ?? false,
      })
      linked.add(before).add(lead)
      parent[root(lead)] = root(before)
    }
    for (const other of own.slice(1)) parent[root(other)] = root(lead)
    const bound = bounds.earliest > -NEVER || bounds.technician >= 0 || bounds.day >= 0
    if (own.length > 1 || bound) linked.add(lead)
    units.set(lead, { members: own, edges, ...bounds })
  }
  const byRoot = new Map<number, Unit[]>()
  for (const lead of [...units.keys()].sort((a, b) => a - b)) {
    const unit = units.get(lead)!
    if (!linked.has(lead)) continue
    byRoot.set(root(lead), [...(byRoot.get(root(lead)) ?? []), unit])
  }
  const groups = [...byRoot.values()].map((list) => {
    const ordered = inOrder(list)
    return { units: ordered, visits: ordered.flatMap((unit) => unit.members) }
  })
  const groupOf = new Int32Array(parts.visits).fill(-1)
  groups.forEach((group, g) => {
    for (const v of group.visits) groupOf[v] = g
  })
  return { groups, groupOf, helper }
}

/** End, person and day of frozen visits. */
function frozenOf(
  problem: Problem,
  origin: number,
  technician: Int32Array,
  day: Int32Array,
): Map<string, Frozen> {
  const durations = new Map(
    problem.visits.map((visit) => [visit.id, visit.duration + (visit.crew ? (visit.setup ?? 0) : 0)]),
  )
  const found = new Map<string, Frozen>()
  problem.shifts.forEach((shift, r) => {
    for (const stop of shift.frozen ?? [])
      if (stop.type === 'visit' && stop.role !== 'helper')
        found.set(stop.id, {
          end: (stop.end ?? stop.start + (durations.get(stop.id) ?? 0)) - origin,
          technician: technician[r],
          day: day[r],
        })
  })
  return found
}

/** What comes before first; `validate` has refused circles. */
function inOrder(units: readonly Unit[]): Unit[] {
  const done = new Set<number>()
  const ordered: Unit[] = []
  while (ordered.length < units.length)
    for (const unit of units) {
      if (done.has(unit.members[0]!) || unit.edges.some((edge) => !done.has(edge.before))) continue
      done.add(unit.members[0]!)
      ordered.push(unit)
    }
  return ordered
}

/** H11: pairs of shifts of one person on different days whose hours leave less than the rest between them. */
function restsOf(problem: Problem, parts: Parts, technician: Int32Array, day: Int32Array) {
  const restNext = new Int32Array(parts.shifts).fill(-1)
  const restPrevious = new Int32Array(parts.shifts).fill(-1)
  const rest = new Int32Array(parts.shifts)
  let anyRest = false
  if (problem.shifts.some((shift) => shift.restBefore)) {
    const order = [...technician.keys()].sort(
      (a, b) => technician[a] - technician[b] || parts.open[a] - parts.open[b] || a - b,
    )
    order.forEach((r, i) => {
      const before = order[i - 1]
      const seconds = problem.shifts[r].restBefore ?? 0
      if (before === undefined || technician[before] !== technician[r] || seconds === 0) return
      if (day[before] === day[r]) return
      rest[r] = seconds
      if (parts.close[before] + seconds <= parts.open[r]) return
      restNext[before] = r
      restPrevious[r] = before
      anyRest = true
    })
  }
  return { restNext, restPrevious, rest, anyRest }
}

function limitsOf(problem: Problem): Links['limits'] {
  const indexOf = new Map(problem.shifts.map((shift, r) => [shift.id, r]))
  return (problem.workLimits ?? []).map((limit) => ({
    shifts: limit.shifts.map((id) => indexOf.get(id)!),
    most: limit.maxSeconds,
  }))
}
