import type { Board, BoardVisit } from '@giro/business/dispatch/api.ts'
import type { MapLabel, MapRoute, MapStop } from '../ui/map/route-map.tsx'
import type { TimelineBar } from '../ui/timeline/types.ts'
import { visitOfBar } from './crew-model.ts'

const mostLabels = 40

/** The board's visits, routes and starts for the map, in the colours of the bars. */
export function mapOf(
  board: Board,
  bars: readonly TimelineBar[],
  unplanned: readonly BoardVisit[],
  colours: ReadonlyMap<string, string>,
) {
  const visits = new Map(board.visits.map((visit) => [visit.visitNo, visit]))
  const stops: MapStop[] = []
  const routes: MapRoute[] = []
  const byRow = Map.groupBy(
    bars.filter((bar) => bar.ghost !== 'removed'),
    (bar) => bar.rowId,
  )
  for (const technician of board.technicians) {
    const colour = colours.get(technician.resourceNo)!
    const points: [number, number][] = technician.start
      ? [[technician.start.longitude, technician.start.latitude]]
      : []
    const mine = (byRow.get(technician.resourceNo) ?? []).toSorted((a, b) => a.start - b.start)
    mine.forEach((bar, at) => {
      const visit = visits.get(visitOfBar(bar.id))
      if (!visit?.position) return
      points.push([visit.position.longitude, visit.position.latitude])
      // A crew is one stop on the map, on the road of each of its members.
      if (bar.id !== visit.visitNo) return
      stops.push({
        id: bar.id,
        ...visit.position,
        number: at + 1,
        colour: bar.colour,
        title: bar.title,
        urgent: bar.warning !== null,
      })
    })
    if (technician.start && mine.length > 0)
      points.push([technician.start.longitude, technician.start.latitude])
    if (points.length > 1) routes.push({ id: technician.resourceNo, colour, points })
  }
  for (const visit of unplanned)
    if (visit.position)
      stops.push({
        id: visit.visitNo,
        ...visit.position,
        number: null,
        colour: '#868e96',
        title: visit.customerName,
        urgent: visit.priority === 'high',
      })
  const starts = board.technicians.flatMap((one) =>
    one.start
      ? [{ id: one.resourceNo, ...one.start, colour: colours.get(one.resourceNo)!, title: one.name }]
      : [],
  )
  return { stops, routes, starts, labels: labelsOf(board.visits) }
}

/** Names of the towns that have most visits, each at the middle of its visits. */
function labelsOf(visits: readonly BoardVisit[]): MapLabel[] {
  const towns = Map.groupBy(
    visits.filter((visit) => visit.position),
    (visit) => visit.city,
  )
  return [...towns]
    .map(([name, there]) => ({
      name,
      weight: there.length,
      latitude: there.reduce((sum, visit) => sum + visit.position!.latitude, 0) / there.length,
      longitude: there.reduce((sum, visit) => sum + visit.position!.longitude, 0) / there.length,
    }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, mostLabels)
}
