import type { Act, Reading } from '../engine/act.ts'
import { anyOf } from '../engine/any-of.ts'
import type { Happened } from '../engine/module.ts'
import type { Day } from '../foundation/day.ts'
import type { Phase, PlannedHours } from './project.ts'

/** Phases, in their order, and planned hours of the projects. */
export async function loadPlans(tx: Reading['tx'], projectNos: readonly string[]) {
  const phases = await tx
    .selectFrom('projectPhase')
    .selectAll()
    .where(anyOf('projectNo', projectNos))
    .orderBy('position')
    .execute()
  const hours = await tx
    .selectFrom('projectHours')
    .selectAll()
    .where(anyOf('projectNo', projectNos))
    .orderBy('day')
    .orderBy('phaseNo')
    .execute()
  return new Map(
    projectNos.map((no) => [
      no,
      {
        phases: phases
          .filter((one) => one.projectNo === no)
          .map(({ projectNo: _, position: __, ...phase }): Phase => phase),
        plannedHours: hours
          .filter((one) => one.projectNo === no)
          .map(({ projectNo: _, ...one }): PlannedHours => one),
      },
    ]),
  )
}

/**
 * Writes phases and hours over what was there. A phase that orders belong to stays under its number; one that is taken
 * away is let go only when nothing belongs to it (a foreign key refuses).
 */
export async function savePlan(
  act: Act,
  projectNo: string,
  plan: { phases?: readonly Phase[]; plannedHours?: readonly PlannedHours[] },
): Promise<void> {
  const { tx } = act
  const hours = plan.plannedHours ?? (await loadPlans(tx, [projectNo])).get(projectNo)!.plannedHours
  await tx.deleteFrom('projectHours').where('projectNo', '=', projectNo).execute()
  if (plan.phases) {
    const numbers = plan.phases.map((phase) => phase.phaseNo)
    let gone = tx.deleteFrom('projectPhase').where('projectNo', '=', projectNo)
    if (numbers.length > 0) gone = gone.where('phaseNo', 'not in', numbers)
    await gone.execute()
    for (const [position, phase] of plan.phases.entries())
      await tx
        .insertInto('projectPhase')
        .values({ ...phase, projectNo, position })
        .onConflict((conflict) =>
          conflict.columns(['projectNo', 'phaseNo']).doUpdateSet({ ...phase, position }),
        )
        .execute()
  }
  if (hours.length > 0)
    await tx
      .insertInto('projectHours')
      .values(hours.map((one) => ({ ...one, projectNo })))
      .execute()
}

/** Project and phases that an order names; undefined where there is no such project. */
export async function loadProject(tx: Reading['tx'], projectNo: string) {
  const project = await tx
    .selectFrom('project')
    .select(['projectNo', 'status', 'customerNo', 'description'])
    .where('projectNo', '=', projectNo)
    .executeTakeFirst()
  if (!project) return undefined
  return { ...project, phases: (await loadPlans(tx, [projectNo])).get(projectNo)!.phases }
}

/**
 * Hours planned for people and groups: those that open projects take from `fromDay` to `toDay`, both included, or all of
 * one project.
 */
export function loadProjectHours(
  tx: Reading['tx'],
  of: { readonly fromDay: Day; readonly toDay: Day } | { readonly projectNo: string },
) {
  const hours = tx
    .selectFrom('projectHours')
    .innerJoin('project', 'project.projectNo', 'projectHours.projectNo')
    .select(['projectHours.projectNo', 'phaseNo', 'day', 'resourceNo', 'groupNo', 'hours'])
  return 'projectNo' in of
    ? hours.where('projectHours.projectNo', '=', of.projectNo).execute()
    : hours.where('status', '=', 'open').where('day', '>=', of.fromDay).where('day', '<=', of.toDay).execute()
}

/** Projects of a customer who was merged into another become that one's. */
async function customerMerged({ subject: from, data }: Happened, act: Act) {
  await act.tx
    .updateTable('project')
    .set({ customerNo: String(data.to) })
    .where('customerNo', '=', from)
    .execute()
}

export const reactions = { 'customers.customer-merged': customerMerged } as const
