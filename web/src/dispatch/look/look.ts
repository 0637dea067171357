import type { Board } from '@giro/business/dispatch/api.ts'
import type { Scheme } from '../board-model.ts'

export const schemes = ['team', 'priority', 'state', 'risk'] as const satisfies readonly Scheme[]
/** How many days the board shows; from a week on it begins on a Monday. */
export const spans = [1, 3, 7, 14, 28] as const

/** How the board looks, apart from its day. It stands in the address, so that a link shows the same to somebody else. */
export interface Look {
  readonly days: (typeof spans)[number]
  /** Numbers of the groups whose technicians are shown; empty: all. */
  readonly teams: readonly string[]
  /** Zones of the work that is shown in the list of what is to be planned; empty: all. */
  readonly zones: readonly string[]
  readonly colours: Scheme
  readonly map: boolean
  /** For a screen on the wall: the plan alone, which follows the day by itself. */
  readonly wall: boolean
}

export const usualLook: Look = { days: 1, teams: [], zones: [], colours: 'team', map: true, wall: false }

/** The look of an address; what it does not say, or says wrongly, is as usual. */
export function lookOf(search: Readonly<Record<string, unknown>>, usual: Look = usualLook): Look {
  const words = (value: unknown) =>
    Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : null
  return {
    days: spans.find((one) => one === search.days) ?? usual.days,
    teams: words(search.teams) ?? usual.teams,
    zones: words(search.zones) ?? usual.zones,
    colours: schemes.find((one) => one === search.colours) ?? usual.colours,
    map: typeof search.map === 'boolean' ? search.map : usual.map,
    wall: search.wall === true,
  }
}

/** What stands in the address for a look: enough for somebody whose own usual look is another. */
export function addressOf({ days, teams, zones, colours, map, wall }: Look): Record<string, unknown> {
  return {
    days,
    colours,
    map,
    ...(teams.length > 0 && { teams }),
    ...(zones.length > 0 && { zones }),
    ...(wall && { wall }),
  }
}

/** The board with the chosen teams only, their work, and what of the chosen zones is to be planned. */
export function boardOf(board: Board, { teams, zones }: Look): Board {
  if (teams.length === 0 && zones.length === 0) return board
  const technicians =
    teams.length === 0
      ? board.technicians
      : board.technicians.filter((one) => one.groupNo !== null && teams.includes(one.groupNo))
  const shown = new Set(technicians.map((one) => one.resourceNo))
  return {
    ...board,
    technicians,
    visits: board.visits.filter((visit) =>
      visit.placement
        ? [visit.placement, ...(visit.placement.helpers ?? [])].some((one) => shown.has(one.resourceNo))
        : zones.length === 0 || (visit.zoneCode !== null && zones.includes(visit.zoneCode)),
    ),
  }
}

/** Zones of the work on the board, to choose from. */
export const zonesOf = (board: Board): string[] =>
  [...new Set(board.visits.flatMap((visit) => visit.zoneCode ?? []))].sort()
