import { ensureNumberSeries } from '../company/public.store.ts'
import type { Module } from '../engine/module.ts'
import { movePhaseCommand, projectHandlers } from './projects.handlers.ts'
import { reactions } from './projects.store.ts'
import { en } from './texts.en.ts'
import { it } from './texts.it.ts'

export const projects: Module = {
  name: 'projects',
  about: 'Work of many visits, in phases',
  uses: ['company', 'customers', 'resources'],
  operations: [...projectHandlers, movePhaseCommand],
  reactions,
  texts: { en, it },
  constraints: {
    project_pkey: { code: 'projects.exists', at: 'projectNo' },
    project_customer_no_fkey: { code: 'projects.no-such-customer', at: 'customerNo' },
    'delete project_customer_no_fkey': { code: 'projects.customer-has-projects' },
    project_hours_resource_no_fkey: { code: 'projects.no-such-resource', at: 'plannedHours' },
    project_hours_group_no_fkey: { code: 'projects.no-such-group', at: 'plannedHours' },
    'delete service_order_phase': { code: 'projects.phase-has-orders', at: 'phases' },
    'delete service_order_project': { code: 'projects.project-has-orders' },
  },
  prepare: (act) =>
    ensureNumberSeries(act.tx, { code: 'PROJ', description: 'Progetti / Projects', prefix: 'P', digits: 5 }),
}
