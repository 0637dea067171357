import { evaluateMove, explain, type Problem, type Solution, solveInWorker } from '@giro/optimiser'
import { houseActor } from '../../companies.ts'
import type { Reading } from '../../engine/act.ts'
import type { CompanyDatabase, Tx } from '../../engine/database.ts'
import type { Engine } from '../../engine/engine.ts'
import { announce } from '../../engine/events.ts'
import type { Job } from '../../engine/jobs.ts'
import { readingAs } from '../../engine/perform.ts'
import { epochSeconds } from '../../foundation/day.ts'
import type { TravelTimes } from '../../travel/public.store.ts'
import { loadWeights, placementsOf } from '../by-hand.store.ts'
import { loadDays } from '../day.store.ts'
import type { PlanDays } from '../day.ts'
import { presentRoutes } from '../hand-made.ts'
import { travelOfDays } from '../travel-of-days.store.ts'
import type { PlanningWeights } from '../weights.ts'
import { withinScope } from './plan-scope.ts'
import { asksForLess, byTechnician, changesOf, figuresOf, outsidePromise, type Proposal } from './proposal.ts'
import { ofShift, placesOf, routingProblem, shiftId } from './routing-problem.ts'
import type { PlanOptions } from './start-plan.store.ts'
import { consentsOf, varied } from './variation.ts'

const explainedAtMost = 100
const reasonsAtMost = 6

/**
 * Computes a plan: freezes the days, asks for travel times, solves in worker threads, and keeps the best proposal so
 * far with the plan. Nothing is done inside a long transaction. Safe to run twice: a plan that has ended stays.
 */
export const planDayJob: Job = {
  name: 'dispatch.planDay',
  expiresInSeconds: 900,
  run: async ({ engine, company, data, signal }) => {
    const planNo = String(data.planNo)
    const database = engine.database.company(company)
    const plan = await database.selectFrom('plan').selectAll().where('planNo', '=', planNo).executeTakeFirst()
    if (!plan || (plan.state !== 'waiting' && plan.state !== 'computing')) return
    const reading = await readingAs(engine, houseActor(company, data.language === 'en' ? 'en' : 'it'))
    await tell(
      engine,
      reading,
      planNo,
      { state: 'computing', startedAt: reading.now },
      'dispatch.plan-progress',
    )
    const stop = new AbortController()
    signal.addEventListener('abort', () => stop.abort())
    const watching = setInterval(() => void watch(database, planNo, stop), 300)
    try {
      const options = plan.options as unknown as PlanOptions
      const scope = { visitNos: options.selection ? plan.visitNos : null, moveOthers: options.moveOthers }
      await compute(
        engine,
        reading,
        {
          planNo,
          fromDay: plan.fromDay,
          toDay: plan.toDay,
          resourceNos: plan.resourceNos,
          alternativeOf: plan.alternativeOf,
        },
        options,
        scope,
        stop.signal,
      )
    } catch (error) {
      await tell(
        engine,
        reading,
        planNo,
        {
          state: 'failed',
          endedAt: engine.now(),
          failure: error instanceof Error ? error.message : String(error),
        },
        'dispatch.plan-failed',
      )
      throw error
    } finally {
      clearInterval(watching)
    }
  },
}

/** Ends the search when somebody stopped or discarded the plan. */
async function watch(database: CompanyDatabase, planNo: string, stop: AbortController) {
  const plan = await database
    .selectFrom('plan')
    .select(['state', 'options'])
    .where('planNo', '=', planNo)
    .executeTakeFirst()
  if (plan?.state !== 'computing' || (plan.options as unknown as PlanOptions).stop) stop.abort()
}

interface Asked {
  readonly planNo: string
  readonly fromDay: PlanDays['fromDay']
  readonly toDay: PlanDays['toDay']
  readonly resourceNos: readonly string[]
  readonly alternativeOf: string | null
}

async function compute(
  engine: Engine,
  reading: Reading,
  asked: Asked,
  options: PlanOptions,
  scope: Parameters<typeof withinScope>[1],
  signal: AbortSignal,
) {
  const days = await loadDays(reading, { ...asked, unplanned: true })
  const variation = options.variation ?? {}
  const imagined = varied(days, variation)
  // Places of both: who is left out stands on the days as they are, who is imagined on the days as they would be.
  const places = placesOf({
    ...imagined,
    technicians: [...new Set([...days.technicians, ...imagined.technicians])],
  })
  const matrix = await travelOfDays(reading, days, places, { fetch: true, signal })
  const weights = await loadWeights(reading.tx)
  const consents = consentsOf(imagined, variation)
  const problemOf = (some: PlanDays, its: PlanningWeights) => {
    const routing = routingProblem(some, places, matrix, { weights: its, mode: 'plan', consents })
    return {
      origin: routing.origin,
      problem: withinScope(routing.problem, scope, presentOf(some, routing.origin)),
    }
  }
  const { origin, problem } = problemOf(imagined, { ...weights, ...variation.weights })
  // Figures are compared, so all are told in the company's own weights, whatever was searched with.
  const ownMeasure = variation.weights ? problemOf(imagined, weights).problem : problem
  const present = presentOfPlan(problemOf(days, weights).problem)
  const propose = (solution: Solution) =>
    proposalOf({ days, matrix, origin, present, consents }, measured(solution, ownMeasure))

  // One write at a time: improvements that come meanwhile wait, and only the newest of them is written.
  let writing: Promise<void> = Promise.resolve()
  let newest: Solution | null = null
  const keepBest = (solution: Solution, seconds: number) => {
    const idle = newest === null
    newest = solution
    if (!idle) return
    writing = writing.then(async () => {
      const best = newest!
      newest = null
      await tell(
        engine,
        reading,
        asked.planNo,
        { progress: JSON.stringify({ seconds }), proposal: JSON.stringify(propose(best)) },
        'dispatch.plan-progress',
      )
    })
  }
  const solution = await solveInWorker(problem, {
    seed: options.seed,
    threads: options.threads,
    ...(options.iterations === undefined
      ? { timeMs: options.seconds * 1000 }
      : { iterations: options.iterations }),
    improvementEveryMs: 700,
    signal,
    onImprovement: ({ solution: better, seconds }) => keepBest(better, seconds),
  })
  await writing
  const still = await (reading.tx as CompanyDatabase)
    .selectFrom('plan')
    .select('state')
    .where('planNo', '=', asked.planNo)
    .executeTakeFirst()
  if (still?.state !== 'computing') return
  const proposal: Proposal = { ...propose(solution), unassigned: explained(problem, solution) }
  const worth = await worthAsking(reading, asked, proposal)
  await tell(
    engine,
    reading,
    asked.planNo,
    {
      state: worth ? 'proposed' : 'discarded',
      endedAt: engine.now(),
      progress: JSON.stringify({ seconds: solution.stats.seconds, iterations: solution.stats.iterations }),
      proposal: JSON.stringify(proposal),
    },
    worth ? 'dispatch.plan-proposed' : 'dispatch.plan-discarded',
  )
}

/**
 * An alternative that asks customers to give promises back is shown only where it does ask somebody, and costs less
 * than the proposal that keeps all promises. Every other proposal is always shown.
 */
async function worthAsking(reading: Reading, { alternativeOf }: Asked, proposal: Proposal): Promise<boolean> {
  if (alternativeOf === null) return true
  const beside = await reading.tx
    .selectFrom('plan')
    .select(['state', 'proposal'])
    .where('planNo', '=', alternativeOf)
    .executeTakeFirst()
  if (beside?.state !== 'proposed' || beside.proposal === null) return false
  return asksForLess(proposal, beside.proposal as Proposal)
}

/** Shift and start of every planned visit, in seconds of the problem. */
function presentOf(days: PlanDays, origin: number) {
  return new Map(
    days.visits.flatMap(({ visitNo, placement }) =>
      placement
        ? [
            [
              visitNo,
              {
                shift: shiftId(placement.resourceNo, placement.day),
                start: epochSeconds(placement.start) - origin,
              },
            ] as const,
          ]
        : [],
    ),
  )
}

/** The days as they are: the present routes timed by the same rules. */
function presentOfPlan(problem: Problem) {
  const routes = presentRoutes(problem, evaluateMove)
  const planned = new Set(routes.flatMap((route) => route.stops.map((stop) => stop.id)))
  const left = problem.visits.filter((visit) => !planned.has(visit.id))
  return {
    figures: figuresOf(
      routes,
      left.length,
      left.reduce((sum, visit) => sum + (visit.penalty ?? 0), 0),
    ),
    byTechnician: byTechnician(routes),
  }
}

/** The solution's routes and what it leaves out, in money of another measure where it was searched with other weights. */
function measured(solution: Solution, problem: Problem) {
  const penalties = new Map(problem.visits.map((visit) => [visit.id, visit.penalty ?? 0]))
  return {
    routes: evaluateMove(problem, { routes: [] }, { routes: solution.routes }).routes,
    unassigned: solution.unassigned,
    unassignedCost: solution.unassigned.reduce((sum, one) => sum + (penalties.get(one.id) ?? 0), 0),
  }
}

interface Frame {
  readonly days: PlanDays
  readonly matrix: TravelTimes
  readonly origin: number
  readonly present: ReturnType<typeof presentOfPlan>
  readonly consents: ReadonlySet<string>
}

function proposalOf(
  frame: Frame,
  { routes, unassigned, unassignedCost }: ReturnType<typeof measured>,
): Proposal {
  const { days, matrix, origin, present, consents } = frame
  const quality = matrix.quality.kind === 'routed' ? ('routed' as const) : ('estimated' as const)
  const placements = placementsOf(routes, origin, quality)
  // Visits that were no part of the problem (no position, on hold) stay as they are.
  const inside = new Set([...placements.keys(), ...unassigned.map((one) => one.id)])
  const changes = changesOf(
    { ...days, visits: days.visits.filter((visit) => inside.has(visit.visitNo)) },
    placements,
  )
  return {
    travel: matrix.quality,
    before: present.figures,
    after: figuresOf(routes, unassigned.length, unassignedCost),
    changes,
    unassigned: unassigned.map((one) => ({
      visitNo: one.id,
      reasons: [{ resourceNo: '', day: '', reason: one.reason }],
    })),
    byTechnician: byTechnician(routes),
    byTechnicianBefore: present.byTechnician,
    needsConsent: outsidePromise(days, changes).filter((visitNo) => consents.has(visitNo)),
    origin,
  }
}

/** For every visit left out, the nearest misses first. */
function explained(problem: Problem, solution: Solution): Proposal['unassigned'] {
  return solution.unassigned.map((one, at) => {
    const general = { visitNo: one.id, reasons: [{ resourceNo: '', day: '', reason: one.reason }] }
    if (at >= explainedAtMost) return general
    const { candidates } = explain(problem, solution, one.id)
    const reasons = candidates
      .slice(0, reasonsAtMost)
      .flatMap((candidate) =>
        candidate.reasons.slice(0, 1).map((reason) => ({ ...ofShift(candidate.shift), reason })),
      )
    return { visitNo: one.id, reasons: reasons.length > 0 ? reasons : general.reasons }
  })
}

type Change = Partial<{
  state: 'computing' | 'proposed' | 'failed' | 'discarded'
  startedAt: Reading['now']
  endedAt: Reading['now']
  progress: string
  proposal: string
  failure: string
}>

/** Writes to the plan in a short transaction of its own and tells open boards. */
async function tell(engine: Engine, reading: Reading, planNo: string, change: Change, event: string) {
  const { company, name } = reading.user
  await engine.database
    .company(company)
    .transaction()
    .execute(async (transaction) => {
      const tx = transaction.withSchema(company) as Tx
      await tx
        .updateTable('plan')
        .set(change)
        .where('planNo', '=', planNo)
        .where('state', 'in', ['waiting', 'computing'])
        .execute()
      await announce(tx, company, { name: event, subject: planNo, data: {}, at: engine.now(), by: name })
    })
}
