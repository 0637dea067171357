import type { Explanation, Insertion, Relaxation } from '../options.ts'
import type { Reason, ReasonCode } from '../solution.ts'

type Params = Reason['params']

const sentences: Readonly<Record<ReasonCode, (params: Params) => string>> = {
  NO_SHIFT: () => 'there is no shift that could do it',
  NO_SKILL: ({ skills }) => `lacks ${list(skills)}`,
  CERT_EXPIRED: ({ skills, at }) =>
    `the certificate for ${list(skills)} ran out${at === undefined ? '' : ` at ${moment(at)}`}`,
  REQUIRED_OTHER: ({ shifts }) => `only ${list(shifts)} may do it`,
  EXCLUDED: () => 'customer or technician excludes the other',
  PINNED_CONFLICT: ({ visits }) => `pinned or frozen work takes the place: ${list(visits)}`,
  NO_WAY: () => 'there is no road between the visit and the places of the shift',
  WINDOW_UNREACHABLE: ({ to, earliestArrival }) =>
    `is there at ${moment(earliestArrival)} at the earliest, the last window closes at ${moment(to)}`,
  ABSENT: ({ kind, from, to }) =>
    `is away${kind ? ` (${kind})` : ''} from ${moment(from)} to ${moment(to)}, when it could be done`,
  BREAK: ({ missingSeconds }) => `would leave no room for the break (${span(missingSeconds)} missing)`,
  CAPACITY: ({ demand, room, dimension }) =>
    `needs ${demand} on the van, ${room} are free (dimension ${dimension})`,
  MAX_VISITS: ({ limit }) => `has its ${limit} visits already`,
  MAX_TRAVEL: ({ limit, needed }) => `would drive ${span(needed)}, at most ${span(limit)} are allowed`,
  MAX_DURATION: ({ limit, needed }) => `would last ${span(needed)}, at most ${span(limit)} are allowed`,
  SHIFT_FULL: ({ missingSeconds, shifts }) =>
    shifts === undefined
      ? `is full (${span(missingSeconds)} missing)`
      : `${shifts} shifts could do it and are full`,
  OVERTIME_LIMIT: ({ missingSeconds }) => `is full, overtime included (${span(missingSeconds)} missing)`,
  PARTS_MISSING: ({ parts }) => `lacks parts on the van: ${list(parts)}`,
  CREW_SHORT: ({ needed, found }) => `needs ${needed} technicians at once, ${found} can be there`,
  DEPENDENCY: ({ visit }) => `hangs on visit ${visit}, which is not planned or leaves no time`,
  REST: ({ missingSeconds }) =>
    `would leave too little rest between shifts (${span(missingSeconds)} missing)`,
  WORK_LIMIT: ({ limit, needed }) =>
    `would work ${span(needed)} over these days, at most ${span(limit)} are allowed`,
  PARTS_NOT_READY: ({ at }) => `its parts come at ${moment(at)}, too late for the shift`,
  FROZEN: ({ until }) => `would fit, were the route not fixed until ${moment(until)}`,
  TOO_EXPENSIVE: ({ added, saved }) =>
    `fits, but costs ${figure(added)} where leaving it out costs ${figure(saved)}`,
  COST: ({ added, saved }) => `fits for ${figure(added)} where leaving it out costs ${figure(saved)}`,
  DUE_MISSED: ({ missingSeconds }) => `fits, ${span(missingSeconds)} after it is due`,
  NOT_IN_ZONE: ({ zone, cost }) =>
    `fits outside the technician's zones (${zone}), which costs ${figure(cost)}`,
  TIME_LIMIT: () => 'fits; the search ended before it was put in',
}

/** A reason as an English sentence. */
export function reasonText({ code, params }: Reason): string {
  return sentences[code](params)
}

const verdicts: Readonly<Record<Explanation['verdict'], string>> = {
  assigned: 'is planned',
  impossible: 'is left out: no shift can do it, even if its day were empty',
  'too-expensive': 'is left out: it costs more than leaving it out',
  'no-room': 'is left out: every shift that could do it is full',
  'time-limit': 'is left out, and fits now: search longer, or put it in',
}

/** An explanation as lines for people, in English. */
export function explanationText(explanation: Explanation): string[] {
  const { visit, verdict, candidates, bestInsertion, alternatives, relaxations, nextPossible } = explanation
  const lines = [`Visit ${visit} ${verdicts[verdict]}.`]
  if (bestInsertion)
    lines.push(`${verdict === 'assigned' ? 'Where it is' : 'Best place'}: ${placeText(bestInsertion)}`)
  const against = candidates.filter(({ reasons }) => reasons.length > 0)
  if (against.length) lines.push('', verdict === 'assigned' ? 'Other shifts that cannot do it:' : 'Why not:')
  for (const { shift, technician, reasons, added } of against)
    lines.push(
      `  ${shift}${technician && technician !== shift ? ` (${technician})` : ''}: ${reasons.map(reasonText).join('; ')}` +
        (added === undefined || reasons.some(({ code }) => code === 'TOO_EXPENSIVE')
          ? ''
          : ` (would cost ${figure(added)})`),
    )
  if (alternatives.length) lines.push('', 'Other places, with what they cost more:')
  for (const each of alternatives) lines.push(`  ${placeText(each)}, ${signed(each.costDifference)}`)
  if (relaxations.length) lines.push('', 'What would help, the cheapest first (each was tried):')
  for (const each of relaxations)
    lines.push(
      `  ${relaxationText(each)}: start ${moment(each.effect.start)}, adds ${figure(each.effect.addedCost)}`,
    )
  if (nextPossible) {
    const { shift, start, lateServiceSeconds } = nextPossible
    const late = lateServiceSeconds ? `, ${span(lateServiceSeconds)} of service time late` : ''
    lines.push('', `Possible soonest: shift ${shift} at ${moment(start)}${late}`)
  }
  return lines
}

function placeText({ shift, position, start, addedCost, stops }: Insertion): string {
  return `shift ${shift}, stop ${position + 1} of ${stops.length}, start ${moment(start)}, adds ${figure(addedCost)}`
}

function relaxationText(relaxation: Relaxation): string {
  const at = `shift ${relaxation.shift}`
  switch (relaxation.change) {
    case 'later-window':
      return `${at}: let the last window close ${span(relaxation.seconds)} later`
    case 'earlier-window':
      return `${at}: let the first window open ${span(relaxation.seconds)} earlier`
    case 'overtime':
      return `${at}: work ${span(relaxation.seconds)} longer`
    case 'skill':
      return `${at}: possible for somebody who holds ${list(relaxation.skills)}`
    case 'other-shift':
      return `${at}: allow it there (now ${relaxation.drops})`
    case 'remove-visit':
      return `${at}: take visit ${relaxation.visit} out`
    case 'parts-earlier':
      return `${at}: have its parts by ${moment(relaxation.at)}`
    case 'parts-on-van':
      return `${at}: put on the van ${Object.entries(relaxation.parts)
        .map(([item, pieces]) => `${pieces} more ${item}`)
        .join(', ')}`
    case 'more-visits':
      return `${at}: allow ${relaxation.limit} visits`
    case 'smaller-crew':
      return `${at}: let ${relaxation.size} technicians do it`
    case 'without-dependency':
      return `${at}: do not wait for visit ${relaxation.visit}`
    case 'another-technician':
      return `one more technician with the hours of ${relaxation.shift}${relaxation.skills.length ? ` who holds ${list(relaxation.skills)}` : ''}`
  }
}

/** Seconds as people say them: `1 h 5 min`, `40 s`. */
export function span(seconds: unknown): string {
  if (typeof seconds !== 'number') return String(seconds)
  const all = Math.abs(Math.round(seconds))
  const [hours, minutes, rest] = [Math.floor(all / 3600), Math.floor(all / 60) % 60, all % 60]
  const parts = [hours && `${hours} h`, minutes && `${minutes} min`, (rest || all === 0) && `${rest} s`]
  return (seconds < 0 ? '-' : '') + parts.filter(Boolean).join(' ')
}

/**
 * A moment as the time of a day after the origin: `10:40`, `day 2 10:40` for the third day. Moments of other scales (past
 * a year, before the origin) are shown as plain seconds.
 */
export function moment(seconds: unknown): string {
  if (typeof seconds !== 'number') return String(seconds)
  if (!Number.isInteger(seconds) || seconds < 0 || seconds >= 366 * 86_400) return `${seconds} s`
  const two = (value: number): string => String(value).padStart(2, '0')
  const day = Math.floor(seconds / 86_400)
  const [hour, minute, second] = [
    Math.floor(seconds / 3600) % 24,
    Math.floor(seconds / 60) % 60,
    seconds % 60,
  ]
  return `${day ? `day ${day} ` : ''}${two(hour)}:${two(minute)}${second ? `:${two(second)}` : ''}`
}

function list(value: unknown): string {
  return Array.isArray(value) ? value.join(', ') : String(value)
}

function figure(value: unknown): string {
  return typeof value === 'number' ? String(Math.round(value * 100) / 100) : String(value)
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${figure(Math.abs(value))}`
}
