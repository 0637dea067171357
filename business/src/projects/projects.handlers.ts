import { sql } from 'kysely'
import { chosenSeries, nextNo } from '../company/public.store.ts'
import { handleMaster } from '../engine/masters.ts'
import { handle } from '../engine/module.ts'
import type { MasterApi } from '../foundation/master.ts'
import { absent } from '../foundation/verdict.ts'
import { movePhase, projects } from './api.ts'
import { movedBy, reasonsAgainstPlan } from './project.ts'
import { loadPlans, savePlan } from './projects.store.ts'

export const projectHandlers = handleMaster(projects as unknown as MasterApi, {
  table: 'project',
  children: {
    fields: ['phases', 'plannedHours'],
    load: async (reading, numbers) => loadPlans(reading.tx, numbers),
    save: (act, no, parts) => savePlan(act, no, parts as Parameters<typeof savePlan>[2]),
  },
  view: (query, { user }) => {
    const phase = sql.table(`${user.company}.project_phase`)
    const of = sql`from ${phase} phase where phase.project_no = project.project_no`
    return query
      .leftJoin('customer', 'customer.customerNo', 'project.customerNo')
      .select([
        'customer.name as customerName',
        sql`(select min(starting_date)::text ${of})`.as('startingDate'),
        sql`(select max(ending_date)::text ${of})`.as('endingDate'),
        sql`(select coalesce(sum(budget_hours), 0)::text ${of})`.as('budgetHours'),
      ])
  },
  listFields: {
    projectNo: { column: 'project.projectNo', kind: 'text', searched: true },
    description: { column: 'project.description', kind: 'text', searched: true },
    customerName: { column: 'customer.name', kind: 'text', searched: true },
    status: { column: 'project.status', kind: 'text' },
    responsible: { column: 'project.responsible', kind: 'text', searched: true },
  },
  finding: {
    columns: ['project.projectNo', 'project.description'],
    label: (row) => String(row.description),
    hint: (row) => String(row.projectNo),
  },
  derived: ['customerName', 'startingDate', 'endingDate', 'budgetHours'],
  nextNo: async (act, chosen) => nextNo(act.tx, await chosenSeries(act.tx, 'PROJ', chosen)),
  reasonsNotTo: (after) => reasonsAgainstPlan(after as unknown as Parameters<typeof reasonsAgainstPlan>[0]),
  happened: (after, before) => ({ phases: after?.phases ?? null, before: before?.phases ?? null }),
})

export const movePhaseCommand = handle(
  movePhase,
  async ({ projectNo, phaseNo, days, following, version }, act) => {
    const plan = (await loadPlans(act.tx, [projectNo])).get(projectNo)!
    if (!plan.phases.some((phase) => phase.phaseNo === phaseNo))
      absent('projects.phase-absent', { projectNo, phaseNo })
    const { phases, plannedHours } = movedBy(plan, phaseNo, days, following)
    const changed = await act.does(projects.change, {
      projectNo,
      version,
      phases: [...phases],
      plannedHours: [...plannedHours],
    })
    return { projectNo, version: changed.version }
  },
)
