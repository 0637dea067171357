import { type Explanation, explain, type Relaxation } from '@giro/optimiser'
import type { Reading } from '../../engine/act.ts'
import { handle } from '../../engine/module.ts'
import { addDays, addSeconds, type Day, dayOf, fromEpochSeconds } from '../../foundation/day.ts'
import type { Language } from '../../foundation/texts.ts'
import { refuse } from '../../foundation/verdict.ts'
import { explainVisit } from '../api.ts'
import { type StandingDays, standingDays } from '../appointments/routes-as-they-stand.ts'
import { loadWeights } from '../by-hand.store.ts'
import { loadDays, loadVisitsByNo } from '../day.store.ts'
import { notPlannable, type PlanDays, type Visit } from '../day.ts'
import { ofShift, placesOf, shiftId } from '../planning/routing-problem.ts'
import { customerOf, moneyOf, reasonText, type Speaking, technicianOf } from '../reason-words.ts'
import { travelOfDays } from '../travel-of-days.store.ts'
import type { PlanningWeights } from '../weights.ts'
import { clockOf, say } from '../words.ts'
import { helpfulMoves } from './helpful-moves.ts'
import { findNextPossible, lateServiceMinutes } from './next-possible.store.ts'
import { relaxationText } from './relaxation-words.ts'

/** More candidates than this are not read by anybody. */
const shown = 60

export const explainVisitQuery = handle(explainVisit, async ({ visitNo, fromDay, toDay }, reading) => {
  const { language } = reading.user
  const loaded = await loadDays(reading, { fromDay, toDay, unplanned: false })
  const [visit] = await loadVisitsByNo(reading, [visitNo])
  if (!visit) return refuse('dispatch.visit-absent', { visitNo })
  const left = notPlannable(visit)
  if (left !== null) {
    const verdict = { NO_POSITION: 'no-position', ON_HOLD: 'on-hold', BLOCKED_ITEM: 'item-blocked' }[left]
    const sentence = say(`dispatch.verdict.${verdict}`, { customerName: visit.customerName }, language)
    return { visitNo, verdict, sentence, candidates: [], relaxations: [], nextPossible: null }
  }
  const days = { ...loaded, visits: [...loaded.visits.filter((one) => one.visitNo !== visitNo), visit] }
  const weights = await loadWeights(reading.tx)
  // A planned visit is weighed against the day as it would be without it; one left out has to fit between what stands.
  const free = visit.placement ? days.visits.map((one) => one.visitNo) : [visitNo]
  const standing = await standingOf(reading, days, weights, free)
  if (!standing.problem.visits.some((one) => one.id === visitNo))
    return {
      visitNo,
      ...whyLater(visit, days, standing, language),
      candidates: [],
      relaxations: [],
      nextPossible: await nextOf(reading, days, visit, null, toDay, weights),
    }
  const explanation = explain(standing.problem, { routes: standing.routes }, visitNo)
  const speaking = await speakingOf(reading, days, standing)
  return {
    visitNo,
    verdict: explanation.verdict,
    sentence: sentenceOf(explanation, speaking),
    candidates: [...candidatesOf(explanation, visit, speaking), ...daysOff(days, speaking)].slice(0, shown),
    relaxations: explanation.relaxations.map((change) => helpOf(change, standing, days, visitNo, speaking)),
    nextPossible:
      explanation.verdict === 'assigned'
        ? null
        : await nextOf(
            reading,
            days,
            visit,
            explanation.nextPossible ?? null,
            toDay,
            weights,
            standing.origin,
          ),
  }
})

/** Why the visit is no part of the shown days: its parts, work before it, or its own earliest start. */
function whyLater(
  visit: Visit,
  { timeZone }: PlanDays,
  { leftOut, origin }: StandingDays,
  language: Language,
) {
  const out = leftOut.find((one) => one.visitNo === visit.visitNo)
  const waiting = out?.code === 'PARTS_NOT_READY' ? 'parts-not-ready' : 'waits'
  const verdict = out ? waiting : 'later'
  const { at, visit: before } = out?.params ?? {}
  const facts = { at: clockOf(Number(at ?? 0), origin, timeZone, language), visit: String(before ?? '') }
  return { verdict, sentence: say(`dispatch.verdict.${verdict}`, facts, language) }
}

async function standingOf(reading: Reading, days: PlanDays, weights: PlanningWeights, free: string[]) {
  const places = placesOf(days)
  const matrix = await travelOfDays(reading, days, places, { fetch: false })
  return standingDays(days, places, matrix, { weights, mode: 'plan' }, free)
}

async function speakingOf(reading: Reading, days: PlanDays, { origin }: StandingDays): Promise<Speaking> {
  const skills = await reading.tx.selectFrom('skill').select(['skillCode', 'description']).execute()
  return {
    origin,
    timeZone: days.timeZone,
    language: reading.user.language,
    names: new Map(days.technicians.map((one) => [one.resourceNo, one.name])),
    customers: new Map(days.visits.map((one) => [one.visitNo, one.customerName])),
    descriptions: new Map(skills.map((one) => [one.skillCode, one.description || one.skillCode])),
  }
}

function sentenceOf(explanation: Explanation, speaking: Speaking): string {
  const { bestInsertion: best, alternatives, verdict } = explanation
  const code = verdict === 'assigned' && alternatives.length === 0 ? 'assigned-only' : verdict
  const { origin, timeZone, language } = speaking
  return say(
    `dispatch.verdict.${code}`,
    {
      added: moneyOf(best?.addedCost ?? 0, language),
      difference: moneyOf(alternatives[0]?.costDifference ?? 0, language),
      name: best ? technicianOf(best.shift, speaking) : '',
      start: best ? clockOf(best.start, origin, timeZone, language) : '',
    },
    language,
  )
}

const cents = (value: number) => Math.round(value * 100) / 100

/** Nearest misses first; of a planned visit what each other place costs more, by term. */
function candidatesOf({ candidates, alternatives }: Explanation, { placement }: Visit, speaking: Speaking) {
  const home = placement && shiftId(placement.resourceNo, placement.day)
  const other = new Map(alternatives.map((one) => [one.shift, one]))
  return candidates
    .filter(({ shift }) => shift !== home)
    .map((candidate) => {
      const place = other.get(candidate.shift)
      const added = place?.costDifference ?? candidate.added
      return {
        ...ofShift(candidate.shift),
        name: technicianOf(candidate.shift, speaking),
        reasons: candidate.reasons.map((reason) => ({
          code: reason.code as string,
          text: reasonText(reason, speaking),
        })),
        added: added === undefined ? null : cents(added),
        terms: place
          ? Object.fromEntries(
              Object.entries(place.differenceByTerm)
                .map(([term, value]) => [term, cents(value)] as const)
                .filter(([, value]) => value !== 0),
            )
          : null,
        start: place ? addSeconds(fromEpochSeconds(speaking.origin), place.start) : null,
      }
    })
}

/** Technicians who do not work on a day are no candidates of the planner; people ask about them all the same. */
function daysOff(days: PlanDays, speaking: Speaking) {
  return days.days.flatMap(({ resourceNo, day, shift }) => {
    if (typeof shift !== 'string') return []
    const name = speaking.names.get(resourceNo)
    if (name === undefined) return []
    const code = shift === 'absent' ? 'ABSENT' : 'NO_SHIFT'
    const text = say(`dispatch.no-shift.${shift}`, {}, speaking.language)
    return [{ resourceNo, day, name, reasons: [{ code, text }], added: null, terms: null, start: null }]
  })
}

function helpOf(
  change: Relaxation,
  standing: StandingDays,
  days: PlanDays,
  visitNo: string,
  speaking: Speaking,
) {
  const help = helpfulMoves(standing, days, visitNo, change)
  const facts = help && {
    name: technicianOf(help.otherShift ?? change.shift, speaking),
    start: clockOf(help.start, speaking.origin, speaking.timeZone, speaking.language),
    visit: 'visit' in change ? customerOf(change.visit, speaking) : '',
  }
  return {
    code: change.change as string,
    text: relaxationText(change, speaking),
    moves: help && [...help.moves],
    button: help && facts && say(`dispatch.relax-do.${help.kind}`, facts, speaking.language),
  }
}

/** On the shown days where it fits there, else on the first later day on which it does. */
async function nextOf(
  reading: Reading,
  days: PlanDays,
  visit: Visit,
  here: Explanation['nextPossible'] | null,
  toDay: Day,
  weights: PlanningWeights,
  origin = 0,
) {
  const earliest = visit.earliestStart === null ? toDay : dayOf(visit.earliestStart, reading.timeZone)
  const later = earliest > toDay ? earliest : addDays(toDay, 1)
  const found = here
    ? { ...ofShift(here.shift), start: addSeconds(fromEpochSeconds(origin), here.start) }
    : await findNextPossible(reading, visit, later, weights)
  if (!found) return null
  return {
    ...found,
    name: days.technicians.find((one) => one.resourceNo === found.resourceNo)?.name ?? found.resourceNo,
    lateServiceMinutes: await lateServiceMinutes(reading, visit.due, found.start),
  }
}
