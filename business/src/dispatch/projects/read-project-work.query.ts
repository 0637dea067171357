import type { Reading } from '../../engine/act.ts'
import { anyOf } from '../../engine/any-of.ts'
import { handle } from '../../engine/module.ts'
import { secondsBetween } from '../../foundation/day.ts'
import { type Decimal, decimal, decimalText, sum } from '../../foundation/decimal.ts'
import { absent } from '../../foundation/verdict.ts'
import { loadProject, loadProjectHours } from '../../projects/public.store.ts'
import { readProjectWork } from './api.ts'
import { lateOf } from './progress.ts'

export const readProjectWorkQuery = handle(readProjectWork, async ({ projectNo }, reading) => {
  const project =
    (await loadProject(reading.tx, projectNo)) ?? absent('projects.project-absent', { projectNo })
  const orders = await ordersOf(reading, projectNo)
  const people = await loadProjectHours(reading.tx, { projectNo })
  const none = {
    phaseNo: null,
    description: '',
    startingDate: null,
    endingDate: null,
    budgetHours: '0',
  }
  const rest = orders.some((order) => order.phaseNo === null) ? [none] : []
  return {
    phases: [...project.phases, ...rest].map((phase) => {
      const own = orders.filter((order) => order.phaseNo === phase.phaseNo)
      const visits = own.flatMap((order) => order.visits)
      const days = visits.flatMap((visit) => visit.day ?? []).sort()
      const hours = (of: (order: (typeof own)[number]) => Decimal) => decimalText(sum(own.map(of)).round(2))
      return {
        ...phase,
        hoursOfPeople: decimalText(
          sum(people.filter((one) => one.phaseNo === phase.phaseNo).map((one) => decimal(one.hours))),
        ),
        estimatedHours: hours((order) => order.estimated),
        plannedHours: hours((order) => order.planned),
        doneHours: hours((order) => order.done),
        firstVisit: days[0] ?? null,
        lastVisit: days.at(-1) ?? null,
        late: lateOf(
          phase.endingDate,
          reading.workDate,
          own.some((order) => order.kind === 'order' && order.status !== 'finished'),
          days.at(-1) ?? null,
        ),
        orders: own.map(({ phaseNo: _, estimated, planned: __, done: ___, ...order }) => ({
          ...order,
          estimatedHours: decimalText(estimated.round(2)),
        })),
      }
    }),
  }
})

const over = new Set(['done', 'not-done', 'canceled'])

async function ordersOf(reading: Reading, projectNo: string) {
  const { tx } = reading
  const orders = await tx
    .selectFrom('serviceOrder')
    .leftJoin('customer', 'customer.customerNo', 'serviceOrder.customerNo')
    .select(['orderNo', 'kind', 'phaseNo', 'description', 'status'])
    .select((builder) => builder.fn.coalesce('customer.name', 'serviceOrder.prospectName').as('customerName'))
    .where('projectNo', '=', projectNo)
    .orderBy('orderNo')
    .execute()
  const numbers = orders.map((order) => order.orderNo)
  const lines = await tx
    .selectFrom('serviceItemLine')
    .select((builder) => ['orderNo', builder.fn.sum<string>('estimatedMinutes').as('minutes')])
    .where(anyOf('orderNo', numbers))
    .groupBy('orderNo')
    .execute()
  const done = await tx
    .selectFrom('serviceLine')
    .select((builder) => ['orderNo', builder.fn.sum<string>('quantity').as('hours')])
    .where(anyOf('orderNo', numbers))
    .where('type', '=', 'resource')
    .groupBy('orderNo')
    .execute()
  const visits = await tx
    .selectFrom('visit')
    .leftJoin('resource', 'resource.resourceNo', 'visit.resourceNo')
    .select([
      'visitNo',
      'orderNo',
      'day',
      'state',
      'plannedStart',
      'plannedEnd',
      'resource.name as resourceName',
    ])
    .where(anyOf('orderNo', numbers))
    .where('state', '!=', 'canceled')
    .orderBy('day')
    .orderBy('plannedStart')
    .execute()
  return orders.map((order) => {
    const own = visits.filter((visit) => visit.orderNo === order.orderNo)
    const seconds = own
      .filter((visit) => !over.has(visit.state))
      .reduce(
        (all, one) =>
          all + (one.plannedStart && one.plannedEnd ? secondsBetween(one.plannedStart, one.plannedEnd) : 0),
        0,
      )
    const of = <R extends { orderNo: string }>(rows: readonly R[]) =>
      rows.find((row) => row.orderNo === order.orderNo)
    return {
      ...order,
      estimated: decimal(of(lines)?.minutes ?? '0').div(60),
      planned: decimal(seconds).div(3600),
      done: decimal(of(done)?.hours ?? '0'),
      visits: own.map(({ visitNo, day, state, resourceName }) => ({ visitNo, day, state, resourceName })),
    }
  })
}
