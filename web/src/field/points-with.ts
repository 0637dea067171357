import { verdictOf } from '@giro/business/checklists/checklist.ts'
import type { MyVisit } from './my-visits.ts'
import type { QueuedReport } from './queue.ts'

type Point = MyVisit['lines'][number]['points'][number]

/** The points as they will be when what waits on the phone has arrived. */
export function pointsWith(
  visit: Pick<MyVisit, 'visitNo'>,
  line: Pick<MyVisit['lines'][number], 'lineNo' | 'points'>,
  waiting: readonly QueuedReport[],
): Point[] {
  const points = new Map((line.points ?? []).map((point) => [point.pointNo, point]))
  for (const { visitNo, content, at } of waiting) {
    if (visitNo !== visit.visitNo || !('pointNo' in content) || content.lineNo !== line.lineNo) continue
    const point = points.get(content.pointNo ?? 0)
    if (!point) continue
    const { pointNo } = point
    if (content.kind === 'photo') points.set(pointNo, { ...point, photos: point.photos + 1 })
    else {
      const { value, note } = content
      points.set(pointNo, { ...point, verdict: verdictOf(point, content), value, note, answeredAt: at })
    }
  }
  return [...points.values()]
}
