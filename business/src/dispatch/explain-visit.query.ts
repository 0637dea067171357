import { evaluateMove, explain, type Relaxation } from '@giro/optimiser'
import type { CompanyDatabase } from '../engine/database.ts'
import { handle } from '../engine/module.ts'
import { addSeconds, fromEpochSeconds } from '../foundation/day.ts'
import { refuse } from '../foundation/verdict.ts'
import { travelTimes } from '../travel/public.store.ts'
import { explainVisit } from './api.ts'
import { loadWeights } from './by-hand.store.ts'
import { loadDays, loadVisitsByNo } from './day.store.ts'
import { notPlannable } from './day.ts'
import { presentRoutes } from './hand-made.ts'
import { ofShift, placesOf, routingProblem } from './planning/routing-problem.ts'
import { reasonText, type Speaking } from './reason-words.ts'
import { clockOf, minutesOf, say } from './words.ts'

const shown = 12

export const explainVisitQuery = handle(explainVisit, async ({ visitNo, fromDay, toDay }, reading) => {
  const { language } = reading.user
  const loaded = await loadDays(reading, { fromDay, toDay, unplanned: false })
  const [visit] = await loadVisitsByNo(reading, [visitNo])
  if (!visit) return refuse('dispatch.visit-absent', { visitNo })
  const nothing = { visitNo, candidates: [], relaxations: [] }
  const left = notPlannable(visit)
  if (left !== null) {
    const verdict = left === 'NO_POSITION' ? 'no-position' : 'on-hold'
    return {
      ...nothing,
      verdict,
      sentence: say(`dispatch.verdict.${verdict}`, { customerName: visit.customerName }, language),
    }
  }
  const days = { ...loaded, visits: [...loaded.visits.filter((one) => one.visitNo !== visitNo), visit] }
  const places = placesOf(days)
  const matrix = await travelTimes(reading.tx as CompanyDatabase, reading.dataFolder, places.positions, {
    fetch: false,
    now: reading.now,
  })
  const { problem, origin } = routingProblem(days, places, matrix, {
    weights: await loadWeights(reading.tx),
    mode: 'plan',
  })
  const routes = presentRoutes(problem, evaluateMove)
  const explanation = explain(problem, { routes }, visitNo)
  const names = new Map(days.technicians.map((one) => [one.resourceNo, one.name]))
  const speaking: Speaking = { origin, timeZone: days.timeZone, language, names }
  const nameOf = (shift: string) => names.get(ofShift(shift).resourceNo) ?? ofShift(shift).resourceNo
  const money = (value: number) =>
    new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value)
  const best = explanation.bestInsertion
  const next = explanation.alternatives[0]
  const verdict = explanation.verdict === 'assigned' && !next ? 'assigned-only' : explanation.verdict
  const facts = {
    added: money(best?.addedCost ?? 0),
    difference: money(next?.costDifference ?? 0),
    name: best ? nameOf(best.shift) : '',
    start: best ? clockOf(best.start, origin, days.timeZone, language) : '',
  }
  const alternatives = explanation.alternatives.map((one) => ({
    shift: one.shift,
    added: one.costDifference,
    start: one.start,
  }))
  const startsOf = new Map(alternatives.map((one) => [one.shift, one]))
  return {
    visitNo,
    verdict: explanation.verdict,
    sentence: say(`dispatch.verdict.${verdict}`, facts, language),
    candidates: explanation.candidates.slice(0, shown).map((candidate) => ({
      ...ofShift(candidate.shift),
      name: nameOf(candidate.shift),
      reasons: candidate.reasons.map((reason) => ({
        code: reason.code as string,
        text: reasonText(reason, speaking),
      })),
      added: candidate.added ?? startsOf.get(candidate.shift)?.added ?? null,
      start: startsOf.has(candidate.shift)
        ? addSeconds(fromEpochSeconds(origin), startsOf.get(candidate.shift)!.start)
        : null,
    })),
    relaxations: explanation.relaxations.map((one) => ({
      code: one.change as string,
      text: relaxationText(one),
    })),
  }

  function relaxationText(one: Relaxation): string {
    const more = {
      name: nameOf(one.shift),
      minutes: 'seconds' in one ? minutesOf(one.seconds) : 0,
      skills: 'skills' in one ? one.skills : [],
      start: clockOf('at' in one ? one.at : one.effect.start, origin, days.timeZone, language),
      size: 'size' in one ? one.size : 0,
      limit: 'limit' in one ? one.limit : 0,
      parts: 'parts' in one ? Object.entries(one.parts).map(([item, pieces]) => `${pieces} × ${item}`) : [],
      visit:
        'visit' in one
          ? (days.visits.find((other) => other.visitNo === one.visit)?.customerName ?? one.visit)
          : '',
    }
    return say(`dispatch.relax.${one.change}`, more, language)
  }
})
