import { openBusiness, type TestBusiness } from '@giro/business/engine/testing.ts'
import { asDay } from '@giro/business/foundation/day.ts'
import { dueMoment } from '@giro/business/response-times/public.ts'
import {
  addLine,
  changeOrder,
  createOrder,
  listOrders,
  readOrder,
} from '@giro/business/service-orders/api.ts'
import { sql } from 'kysely'
import { type Figure, percentile } from './figure.ts'
import { fillCustomers } from './fill-customers.ts'

const orders = 200_000
const customers = 20_000
const rounds = 40

/** 20,000 customers and 200,000 orders with a line each, nine of ten finished, written past the operations. */
async function fill(business: TestBusiness): Promise<void> {
  const { raw } = business.database
  await fillCustomers(business, customers)
  await sql`
    insert into test.service_order (order_no, description, customer_no, status, priority, order_date, order_time,
      response_date, response_time)
    select 'B' || lpad(n::text, 7, '0'),
      (array['Non scalda','Perde acqua','Manutenzione annuale','Rumore anomalo'])[1 + n % 4],
      'K' || lpad((1 + n * 7 % ${sql.lit(customers)})::text, 6, '0'),
      case when n % 10 > 0 then 'finished' else (array['pending','in-process','on-hold'])[1 + n / 10 % 3] end,
      (array['low','medium','high'])[1 + n % 3],
      date '2026-03-10' - (n % 1500), '09:00', date '2026-03-12' - (n % 1500), '13:00'
    from generate_series(1, ${sql.lit(orders)}) n`.execute(raw)
  await sql`
    insert into test.service_item_line (order_no, line_no, description, serial_no, ship_to_code, repair_status_code,
      priority, response_hours, response_date, response_time, estimated_minutes)
    select order_no, 10000, 'Caldaia', '', '', case status when 'finished' then 'FINISHED' when 'in-process' then 'IN PROCESS'
        when 'on-hold' then 'WAITCUST' else 'INITIAL' end,
      priority, 4, response_date, response_time, 60
    from test.service_order`.execute(raw)
  for (const table of ['customer', 'service_order', 'service_item_line'])
    await sql`analyze ${sql.table(`test.${table}`)}`.execute(raw)
}

/** How many due moments a second: four hours from anywhere in the week, over a weekend with a holiday. */
function dueMoments(): Figure {
  const hours = [1, 2, 3, 4, 5].flatMap((weekday) =>
    [
      ['08:00', '12:00'],
      ['13:00', '17:00'],
    ].map(([startTime, endTime]) => ({
      weekday,
      startingDate: null,
      startTime: startTime!,
      endTime: endTime!,
      validOnHolidays: false,
    })),
  )
  const calendar = [{ recurring: 'once' as const, day: asDay('2026-12-08'), weekday: null, nonworking: true }]
  const day = asDay('2026-12-04')
  const once = (at: number) =>
    dueMoment({ day, time: `${10 + (at % 10)}:30` }, 1 + (at % 24), hours, calendar)
  for (let at = 0; at < 20_000; at++) once(at)
  const count = 200_000
  const started = performance.now()
  for (let at = 0; at < count; at++) once(at)
  return { name: 'due moments computed', value: (count / (performance.now() - started)) * 1000, unit: '/s' }
}

/** List, filter, open and save among 200,000 orders, on whichever database TEST_DATABASE_URL names. */
export async function largeOrders(): Promise<Figure[]> {
  const business = await openBusiness('2026-03-10T08:00:00Z')
  await fill(business)
  const anna = business.person('Anna', 'dispatcher')
  const number = (round: number) => `B${String(1 + ((round * 4999) % orders)).padStart(7, '0')}`
  const { orderNo: own } = await anna.does(createOrder, {
    customerNo: 'K000001',
    lines: [{ description: 'Caldaia' }],
  })
  const saved = async (round: number) => {
    const { version } = await anna.does(readOrder, { orderNo: own })
    const started = performance.now()
    await anna.does(changeOrder, { orderNo: own, version, description: `Perde acqua ${round}` })
    return performance.now() - started
  }
  const cases: readonly (readonly [string, (round: number) => Promise<unknown>])[] = [
    ['first page by due moment', () => anna.does(listOrders, { limit: 200, sort: [{ field: 'dueAt' }] })],
    [
      'filtered page',
      (round) =>
        anna.does(listOrders, {
          limit: 200,
          filters: [
            { field: 'status', is: 'equals', value: ['pending', 'in-process', 'on-hold'][round % 3]! },
            { field: 'priority', is: 'equals', value: 'high' },
          ],
          sort: [{ field: 'dueAt' }],
        }),
    ],
    ['open', (round) => anna.does(readOrder, { orderNo: number(round) })],
    ['save', saved],
    [
      'new order',
      () => anna.does(createOrder, { customerNo: 'K000002', lines: [{ description: 'Caldaia' }] }),
    ],
    [
      'add a line',
      async () => {
        const { orderNo } = await anna.does(createOrder, { customerNo: 'K000003' })
        const started = performance.now()
        await anna.does(addLine, { orderNo, version: 1, line: { description: 'Caldaia' } })
        return performance.now() - started
      },
    ],
  ]
  const figures: Figure[] = [dueMoments()]
  const where = business.database.kind
  for (const [name, once] of cases) {
    const times: number[] = []
    for (let round = -2; round < rounds; round++) {
      const started = performance.now()
      const own = await once(Math.abs(round))
      // What only prepares a round is left out by those who measure themselves.
      if (round >= 0) times.push(typeof own === 'number' ? own : performance.now() - started)
    }
    for (const part of [0.5, 0.99])
      figures.push({
        name: `200,000 orders, ${where}: ${name}, p${part * 100}`,
        value: percentile(times, part),
        unit: 'ms',
      })
  }
  await business.close()
  return figures
}
