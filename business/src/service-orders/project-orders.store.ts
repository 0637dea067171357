import type { Act } from '../engine/act.ts'
import type { Happened } from '../engine/module.ts'
import { type Day, type Instant, startOfDay } from '../foundation/day.ts'
import { Refused } from '../foundation/verdict.ts'
import { loadProject } from '../projects/public.store.ts'
import { type Phase, reasonsAgainstOrder } from '../projects/public.ts'
import type { LineInput } from './insert-lines.store.ts'
import { loadLines, type OrderRow } from './orders.store.ts'
import { rollUpOrder } from './roll-up.store.ts'

type OfProject = Pick<OrderRow, 'projectNo' | 'phaseNo'>

/** The phase that the order belongs to, or null; a project or phase that takes no order is refused. */
export async function phaseOfOrder(act: Act, { projectNo, phaseNo }: OfProject): Promise<Phase | null> {
  if (projectNo === null) return null
  const project = await loadProject(act.tx, projectNo)
  const refusals = reasonsAgainstOrder(project, project?.phases ?? [], phaseNo)
  if (refusals.length > 0) throw new Refused(refusals)
  return project?.phases.find((phase) => phase.phaseNo === phaseNo) ?? null
}

const beginOf = (day: Day | null, timeZone: string): Instant | null =>
  day === null ? null : startOfDay(day, timeZone)

/** A new line in a phase: it starts not before the phase and is due at its end, unless something else is asked for. */
export function lineInPhase(
  line: LineInput,
  phase: Phase | null,
  ordered: { readonly day: Day; readonly timeZone: string },
): LineInput {
  if (phase === null) return line
  const { startingDate, endingDate } = phase
  const dueGiven = line.responseDate !== undefined || line.responseHours !== undefined
  return {
    ...line,
    earliestStart: line.earliestStart ?? beginOf(startingDate, ordered.timeZone),
    ...(!dueGiven && endingDate !== null && endingDate >= ordered.day && { responseDate: endingDate }),
  }
}

/** Lines that have not begun follow their phase where they still have its days; what was set otherwise stays. */
async function projectChanged({ subject: projectNo, data }: Happened, act: Act) {
  const { phases, before } = data as unknown as { phases: Phase[] | null; before: Phase[] | null }
  if (phases === null || before === null) return
  for (const old of before) {
    const now = phases.find((phase) => phase.phaseNo === old.phaseNo)
    if (!now || (now.startingDate === old.startingDate && now.endingDate === old.endingDate)) continue
    const orders = await act.tx
      .selectFrom('serviceOrder')
      .select('orderNo')
      .where('projectNo', '=', projectNo)
      .where('phaseNo', '=', old.phaseNo)
      .where('status', 'in', ['pending', 'on-hold'])
      .orderBy('orderNo')
      .execute()
    for (const { orderNo } of orders) await moveLines(act, orderNo, old, now)
  }
}

async function moveLines(act: Act, orderNo: string, old: Phase, now: Phase): Promise<void> {
  const [oldBegin, newBegin] = [old, now].map((phase) => beginOf(phase.startingDate, act.timeZone))
  let moved = false
  for (const line of await loadLines(act.tx, orderNo)) {
    if (line.startingDate !== null || line.finishingDate !== null) continue
    const changes = {
      ...(line.earliestStart === oldBegin && newBegin !== oldBegin && { earliestStart: newBegin! }),
      ...(line.dueTyped &&
        line.responseDate === old.endingDate &&
        now.endingDate !== null && { responseDate: now.endingDate }),
    }
    if (Object.keys(changes).length === 0) continue
    await act.tx
      .updateTable('serviceItemLine')
      .set(changes)
      .where('orderNo', '=', orderNo)
      .where('lineNo', '=', line.lineNo)
      .execute()
    await act.remember('service-orders.line', `${orderNo} ${line.lineNo}`, line, { ...line, ...changes })
    await act.publish('service-orders.line-changed', orderNo, { orderNo, lineNo: line.lineNo })
    moved = true
  }
  if (!moved) return
  await rollUpOrder(act, orderNo, null)
  await act.publish('service-orders.changed', orderNo)
}

export const projectReactions = { 'projects.project-changed': projectChanged } as const
