import { construct } from '../construct/construct.ts'
import { compile } from '../model/compile.ts'
import type { Compiled } from '../model/compiled.ts'
import { neighboursOf } from '../model/neighbours.ts'
import type { SolveOptions } from '../options.ts'
import type { Problem } from '../problem.ts'
import type { Solution } from '../solution.ts'
import { embed } from './embedding.ts'
import { focusOf } from './focus.ts'
import { Helpers } from './helpers.ts'
import { loadInitial } from './initial.ts'
import type { Answer, Order } from './mailbox.ts'
import { isCollecting, settingsOf } from './settings.ts'
import { type Part, split } from './split.ts'
import { isBetter, type Standing, standingOf } from './standing.ts'
import { epochMs, SearchThread } from './thread.ts'

/** The best routes found, r → visits in order, by compiled index. */
export interface Found {
  readonly compiled: Compiled
  readonly routes: readonly Int32Array[]
  /** Hours in which linked visits keep their links, by compiled index: first and last start. */
  readonly hours: ReadonlyMap<number, readonly [number, number]>
  readonly iterations: number
  readonly stoppedBy: Solution['stats']['stoppedBy']
}

/** Share of the run after which priorities and numbers are weighed strictly. */
const STRICT_FROM = 0.8
/** How much higher penalties are at the begin of a run in which many visits may stay out, and until when. */
const INFLATION = 0.7
const INFLATED_UNTIL = 0.6
/** Rounds of a run; between them threads exchange plans. */
const ROUNDS = 25
/** From this many visits the plan is cut into neighbourhoods, one per thread. */
const SPLIT_FROM = 250

/**
 * Compiles the problem, builds a first plan and improves it in rounds, in this thread and `threads − 1` helpers.
 *
 * Large plans: each round every thread anneals one neighbourhood, and the results are put together again. Small
 * plans: each thread anneals the whole plan; every second round the worse ones take over the better one.
 */
export function search(problem: Problem, options: SolveOptions, onBest: (found: Found) => void): Found {
  const began = epochMs()
  const c = compile(problem)
  const near = neighboursOf(c)
  const seed = options.seed ?? 1
  const warm = Boolean(problem.initial?.length)
  const collecting = isCollecting(c)
  const focus = focusOf(c, near, options.focus)
  const settings = { ...settingsOf(c, near.tenth, warm, collecting), focus }
  const thread = new SearchThread(c, near, settings, seed)
  const { state } = thread
  if (warm) loadInitial(state)
  else construct(state, thread.recreate)

  const byCost = problem.objective === 'penalty'
  const everything: Part = { shifts: [...c.open.keys()], visits: [...c.visitSource.keys()] }
  // What hangs together is worked out anew from the routes: standings of linked plans are those of what can be kept.
  let kept = examined(state.routes())
  let best = kept.routes
  let bestHours = kept.hours
  let bestStanding = kept.standing
  let iterations = 0
  const found = (stoppedBy: Found['stoppedBy']): Found => ({
    compiled: c,
    routes: best,
    hours: bestHours,
    iterations,
    stoppedBy,
  })
  if (warm) {
    onBest(found('time'))
    // Visits that hang together are planned anew together with those left out: that may turn out worse than the given plan.
    construct(state, thread.recreate)
    kept = examined(state.routes())
    if (!keepIfBetter()) state.load(best)
  }
  onBest(found('time'))
  if (c.visits === 0 || c.shiftsOf.length === 0) return found('nothing-to-do')

  const threads = Math.max(1, Math.min(64, options.threads ?? 1))
  const budget = options.iterations ?? Number.POSITIVE_INFINITY
  const timeMs = options.timeMs ?? (options.iterations === undefined ? 10_000 : Number.POSITIVE_INFINITY)
  const signal = options.signal
  const helpers = new Helpers(c, near, settings, seed, threads - 1)
  const cut = threads > 1 && c.visits >= SPLIT_FROM
  const position = cut ? embed(c) : null
  const aborted = (): boolean => signal?.aborted === true || options.stopped?.() === true
  const stop = (): boolean => {
    if (!aborted()) return false
    helpers.stopAll()
    return true
  }

  const searchBegan = epochMs()
  const all = began + timeMs - searchBegan
  const rounds = threads === 1 && !collecting && c.balanceCost === 0 ? 5 : ROUNDS
  if (state.mayDecline && !warm) construct(state, thread.recreate, true)
  const first = state.routes()
  kept = examined(first)
  keepIfBetter()
  let plans = Array.from({ length: threads }, () => first)
  for (let round = 0; round < rounds && !stop(); round++) {
    const from = round / rounds
    const to = (round + 1) / rounds
    const strict = !byCost && from >= STRICT_FROM - 1e-9
    // Where many visits do not pay by themselves, routes form under higher penalties first.
    const inflation = collecting ? 1 + INFLATION * Math.max(0, 1 - from / INFLATED_UNTIL) : 1
    const share = Number.isFinite(budget) ? Math.floor(budget * to) - Math.floor(budget * from) : budget
    const parts = position ? split(c, position, plans[0]!, threads, round) : plans.map(() => everything)
    const bindings = (position ? plans.slice(0, 1) : plans).map(bindingOf)
    const orders = parts.map(
      (part, i): Order => ({
        kind: 'search',
        strict,
        inflation,
        from,
        to,
        iterations: Number.isFinite(share) ? sharesOf(share, parts)[i]! : share,
        began: searchBegan + all * from,
        until: searchBegan + all * to,
        shifts: part.shifts,
        visits: part.visits,
        routes: restricted(plans[position ? 0 : i]!, part),
        ...bindings[position ? 0 : i]!,
      }),
    )
    helpers.boxes.forEach((box, i) => {
      box.send(orders[i + 1]!)
    })
    const answers = [thread.carryOut(orders[0]!, stop), ...helpers.boxes.map((box) => box.collect())]
    for (const answer of answers) iterations += answer.iterations

    const candidates = position ? [joined(answers, parts, 'best')] : answers.map((answer) => answer.best)
    for (const routes of candidates) {
      kept = examined(routes)
      if (keepIfBetter()) onBest(found('time'))
    }
    plans = position ? plans.map(() => joined(answers, parts, 'current')) : exchange(answers, round)
  }
  helpers.quit()
  return found(aborted() ? 'signal' : iterations >= budget ? 'iterations' : 'time')

  /** What ties the routes of a plan to each other, for threads that see only some of them. */
  function bindingOf(routes: readonly Int32Array[]): Pick<Order, 'bounds' | 'means'> {
    if (!c.links.any && c.balanceCost === 0) return { bounds: new Int32Array(0), means: new Float64Array(0) }
    state.restrict(everything.shifts, everything.visits)
    state.load(routes)
    return { bounds: state.boundsNow(), means: state.plan.meanLoad.slice() }
  }

  function keepIfBetter(): boolean {
    if (!isBetter(kept.standing, bestStanding, byCost)) return false
    best = kept.routes
    bestHours = kept.hours
    bestStanding = kept.standing
    return true
  }

  function examined(routes: readonly Int32Array[]) {
    state.restrict(everything.shifts, everything.visits)
    state.load(routes)
    return {
      routes: c.links.any ? state.routes() : routes,
      hours: state.hoursOfLinked(),
      standing: standingOf(state),
    }
  }

  function exchange(answers: readonly Answer[], round: number): Int32Array[][] {
    const currents = answers.map((answer) => answer.current)
    if (threads === 1 || round % 2 === 0) return currents
    const standings = currents.map((routes): Standing => examined(routes).standing)
    let lead = 0
    standings.forEach((each, i) => {
      if (isBetter(each, standings[lead]!, byCost)) lead = i
    })
    let worst = 0
    standings.forEach((each, i) => {
      if (isBetter(standings[worst]!, each, byCost)) worst = i
    })
    return currents.map((routes, i) => (i === worst ? currents[lead]! : routes))
  }
}

/** Iterations per part, by its visits, so that a round ends for all at about the same time. */
function sharesOf(total: number, parts: readonly Part[]): number[] {
  const visits = parts.reduce((sum, part) => sum + part.visits.length, 0) || 1
  let given = 0
  return parts.map((part, i) => {
    const share = i === parts.length - 1 ? total - given : Math.floor((total * part.visits.length) / visits)
    given += share
    return share
  })
}

function restricted(routes: readonly Int32Array[], part: Part): Int32Array[] {
  const mine = new Set(part.shifts)
  return routes.map((route, r) => (mine.has(r) ? route : new Int32Array(0)))
}

function joined(answers: readonly Answer[], parts: readonly Part[], which: 'best' | 'current'): Int32Array[] {
  const routes: Int32Array[] = answers[0]![which].map(() => new Int32Array(0))
  parts.forEach((part, i) => {
    for (const r of part.shifts) routes[r] = answers[i]![which][r]!
  })
  return routes
}
