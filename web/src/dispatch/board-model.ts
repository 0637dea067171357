import type { Board, BoardVisit, PlanView } from '@giro/business/dispatch/api.ts'
import type { Formats } from '../app/formats.ts'
import type { TimelineBar, TimelineBlock, TimelineRow } from '../ui/timeline/types.ts'
import { helperBars } from './crew-model.ts'
import type { PlansWords } from './plans-texts.ts'
import { knownOf } from './publication-model.ts'
import type { BoardWords } from './texts.ts'

export type Scheme = 'team' | 'priority' | 'state' | 'risk'

const seconds = (moment: string) => Date.parse(moment) / 1000

/** Colours of technicians: twelve that stay apart in light and dark, then again from the first. */
const palette = [
  '#0f766e',
  '#7048e8',
  '#e8590c',
  '#1971c2',
  '#c2255c',
  '#5c940d',
  '#9c36b5',
  '#b7791f',
  '#0b7285',
  '#d6336c',
  '#364fc7',
  '#2b8a3e',
]
const priorityColours = { high: '#d9480f', medium: '#b7791f', low: '#5b7c99' } as const
const stateColours: Readonly<Record<string, string>> = {
  planned: '#1971c2',
  published: '#2b8a3e',
  'en-route': '#7048e8',
  'on-site': '#0f766e',
  paused: '#b7791f',
  done: '#868e96',
}
const riskColours = { fine: '#2b8a3e', near: '#b7791f', late: '#d9480f' } as const

/** Colour of each technician, by number. */
export function technicianColours(board: Board): ReadonlyMap<string, string> {
  return new Map(board.technicians.map((one, at) => [one.resourceNo, palette[at % palette.length]!]))
}

/** How near a visit's start is to its due moment; an hour is near. */
function riskOf(visit: BoardVisit): keyof typeof riskColours {
  if (!visit.due || !visit.placement) return 'fine'
  const left = seconds(visit.due) - seconds(visit.placement.start)
  return left < 0 ? 'late' : left < 3600 ? 'near' : 'fine'
}

function colourOf(
  visit: BoardVisit,
  scheme: Scheme,
  technicians: ReadonlyMap<string, string>,
  resourceNo: string,
): string {
  if (scheme === 'priority') return priorityColours[visit.priority]
  if (scheme === 'state') return stateColours[visit.state] ?? '#1971c2'
  if (scheme === 'risk') return riskColours[riskOf(visit)]
  return technicians.get(resourceNo) ?? palette[0]!
}

/** What needs the eye about a planned visit; null: nothing. */
function warningOf(visit: BoardVisit, say: BoardWords): string | null {
  if (riskOf(visit) === 'late') return say('late-by')
  const { placement, promised } = visit
  if (placement && promised && (placement.start < promised.from || placement.start >= promised.to))
    return say('promised')
  if (riskOf(visit) === 'near') return say('near-due')
  return visit.orderStatus === 'on-hold' ? say('on_hold') : null
}

/** Whole minutes until a kept slot ends, the last one counted as one. */
const minutesLeft = (until: string, now: number) => Math.max(0, Math.ceil((seconds(until) - now) / 60))

/** Bars of the board; with a proposal, as the days would be: changed ones marked, removed ones crossed out. */
export function barsOf(
  board: Board,
  plan: PlanView | null,
  scheme: Scheme,
  say: BoardWords,
  formats: Formats,
  sayPlans: PlansWords,
  now = seconds(board.now),
): TimelineBar[] {
  const colours = technicianColours(board)
  const changes = new Map(plan?.changes.map((change) => [change.visitNo, change]))
  return board.visits.flatMap((visit): TimelineBar[] => {
    const change = changes.get(visit.visitNo)
    const placement = change ? (change.to ?? change.from) : visit.placement
    if (!placement || placement.day < board.fromDay || placement.day > board.toDay) return []
    const shown = { ...visit, placement }
    const bar: TimelineBar = {
      id: visit.visitNo,
      rowId: placement.resourceNo,
      start: seconds(placement.start),
      end: seconds(placement.end),
      arrival: seconds(placement.arrival),
      travelSeconds: placement.travelSeconds,
      title: visit.customerName,
      subtitle: visit.held
        ? say('kept', { minutes: minutesLeft(visit.held.until, now), name: visit.held.by })
        : [
            `${formats.clock(placement.start)} ${visit.description}`,
            visit.parts > 1 && say('part-of', { part: visit.part, parts: visit.parts }),
            visit.city,
          ]
            .filter(Boolean)
            .join(' · '),
      colour: colourOf(shown, scheme, colours, placement.resourceNo),
      promised: visit.promised && { from: seconds(visit.promised.from), to: seconds(visit.promised.to) },
      pinned: visit.pin !== 'none' && !visit.held,
      warning: warningOf(shown, say),
      fixed: !['unplanned', 'planned', 'published'].includes(visit.state) || visit.held !== null,
      done: visit.state === 'done',
      kept: visit.held !== null,
      ...knownSign(visit, board, sayPlans, formats),
      ...(change && { ghost: change.kind }),
    }
    const own = (resourceNo: string) => colourOf(shown, scheme, colours, resourceNo)
    return [bar, ...helperBars(bar, placement, own, say('helper'))]
  })
}

/** Whether the draft is known outside, and what was told where it differs. */
function knownSign(
  visit: BoardVisit,
  board: Board,
  say: PlansWords,
  formats: Formats,
): Pick<TimelineBar, 'known' | 'knownText'> {
  const known = knownOf(visit)
  if (known === 'published') return { known, knownText: say('known.published') }
  if (known !== 'changed') return {}
  const { resourceNo, start } = visit.published!
  const name = board.technicians.find((one) => one.resourceNo === resourceNo)?.name ?? resourceNo
  return { known, knownText: say('known.changed', { name, when: formats.clock(start) }) }
}

/** Work given by hand to a technician on the shown days that has no time yet: it takes room all the same. */
function untimedMinutes(board: Board, one: Board['technicians'][number]): number {
  const days = new Set(one.days.map((day) => day.day))
  return board.visits
    .filter(
      ({ placement, allocated }) =>
        placement === null && allocated?.resourceNo === one.resourceNo && days.has(allocated.day),
    )
    .reduce((sum, visit) => sum + visit.minutes, 0)
}

/** Rows of the board by team and name, with hours, absences, breaks and load. */
export function rowsOf(
  board: Board,
  bars: readonly TimelineBar[],
  say: BoardWords,
  formats: Formats,
): TimelineRow[] {
  const groups = new Map(board.groups.map((group) => [group.groupNo, group]))
  const colours = technicianColours(board)
  const barsOfRow = Map.groupBy(bars, (bar) => bar.rowId)
  return board.technicians.map((one): TimelineRow => {
    const mine = (barsOfRow.get(one.resourceNo) ?? []).filter((bar) => bar.ghost !== 'removed')
    const work = mine.reduce((sum, bar) => sum + bar.end - bar.start, 0)
    const travel = mine.reduce((sum, bar) => sum + bar.travelSeconds, 0)
    const capacitySeconds = one.days.reduce((sum, day) => sum + day.capacityMinutes * 60, 0)
    const untimed = 60 * untimedMinutes(board, one)
    const off = one.days.length === 1 ? one.days[0]?.why : null
    const percent =
      capacitySeconds === 0 ? 0 : Math.round(((work + travel + untimed) / capacitySeconds) * 100)
    return {
      id: one.resourceNo,
      name: one.name,
      note: off ? say(`why.${off}` as 'why.absent') : one.skills.map((skill) => skill.skillCode).join(' · '),
      colour: colours.get(one.resourceNo)!,
      group: groups.get(one.groupNo ?? '')?.name ?? '',
      shifts: one.days.flatMap((day) =>
        day.open && day.close ? [{ from: seconds(day.open), to: seconds(day.close) }] : [],
      ),
      blocks: blocksOf(one.days, mine, say),
      usedSeconds: work + travel + untimed,
      capacitySeconds,
      capacityText: [
        say('capacity', {
          used: formats.minutes((work + travel + untimed) / 60),
          capacity: formats.minutes(capacitySeconds / 60),
          percent,
          travel: formats.minutes(travel / 60),
        }),
        ...(untimed > 0 ? [say('capacity-untimed', { time: formats.minutes(untimed / 60) })] : []),
      ].join(' · '),
    }
  })
}

function blocksOf(
  days: Board['technicians'][number]['days'],
  bars: readonly TimelineBar[],
  say: BoardWords,
): TimelineBlock[] {
  return days.flatMap((day) => [
    ...day.absences.map(
      (one): TimelineBlock => ({
        kind: 'absence',
        from: seconds(one.from),
        to: seconds(one.to),
        title: say(`absence.${one.kind}` as 'absence.sick'),
      }),
    ),
    ...day.breaks.flatMap((one): TimelineBlock[] => {
      const start = breakStart(seconds(one.earliest), seconds(one.latest), one.minutes * 60, bars)
      return start === null
        ? []
        : [{ kind: 'break', from: start, to: start + one.minutes * 60, title: say('break') }]
    }),
  ])
}

/**
 * Where a break lies between the visits of a day: the earliest start inside its window at which nobody works.
 * Null where there is no such gap. Driving may be split around a break.
 */
export function breakStart(
  earliest: number,
  latest: number,
  length: number,
  bars: readonly { readonly start: number; readonly end: number }[],
): number | null {
  let start = earliest
  for (const bar of [...bars].sort((a, b) => a.start - b.start)) {
    if (bar.end <= start) continue
    if (bar.start >= start + length) break
    start = bar.end
  }
  return start <= latest ? start : null
}

/** A visit with a slot kept on the shown days stands there, not among what is to be planned. */
function keptHere(board: Board, { held, placement }: BoardVisit): boolean {
  return held !== null && placement !== null && placement.day >= board.fromDay && placement.day <= board.toDay
}

/** Visits to be planned: urgent first, then by due moment; those that may only come later at the end. */
export function unplannedOf(board: Board, plan: PlanView | null, words: string): BoardVisit[] {
  const proposed = new Set(
    plan?.changes.filter((change) => change.to !== null).map((change) => change.visitNo),
  )
  const rank = { high: 0, medium: 1, low: 2 } as const
  const typed = words.toLowerCase().split(/\s+/).filter(Boolean)
  return board.visits
    .filter((visit) => visit.state === 'unplanned' && !proposed.has(visit.visitNo) && !keptHere(board, visit))
    .filter((visit) => {
      const text =
        `${visit.customerName} ${visit.city} ${visit.description} ${visit.orderNo} ${visit.skills.map((skill) => skill.skillCode).join(' ')}`.toLowerCase()
      return typed.every((word) => text.includes(word))
    })
    .sort(
      (a, b) =>
        (a.due ?? '9').localeCompare(b.due ?? '9') ||
        rank[a.priority] - rank[b.priority] ||
        a.visitNo.localeCompare(b.visitNo),
    )
}
