import { openBusiness, type TestBusiness } from '@giro/business/engine/testing.ts'
import { find } from '@giro/business/search/api.ts'
import { serviceItems } from '@giro/business/service-items/api.ts'
import { sql } from 'kysely'
import { type Figure, percentile } from './figure.ts'
import { fillCustomers } from './fill-customers.ts'

const items = 200_000
const customers = 40_000
const rounds = 36

/** A company with 40,000 customers and 200,000 service items, written past the operations. */
async function fill(business: TestBusiness): Promise<void> {
  const { raw } = business.database
  await fillCustomers(business, customers)
  await sql`
    insert into test.service_item (service_item_no, description, customer_no, ship_to_code, manufacturer, model,
      serial_no, status, priority, response_time_hours, location_of_item, blocked, note, search_description)
    select 'M' || lpad(n::text, 7, '0'),
      (array['Caldaia a condensazione','Climatizzatore','Pompa di calore','Cella frigorifera'])[1 + n % 4],
      'K' || lpad((1 + n % ${sql.lit(customers)})::text, 6, '0'), '',
      (array['Termika','Alpenair','Geoterm','Polaris'])[1 + n % 4], 'M' || (n % 90),
      'SN' || lpad((n * 7919 % 9999991)::text, 7, '0'), 'installed', 'low', 24, '', 'no', '', ''
    from generate_series(1, ${sql.lit(items)}) n`.execute(raw)
  await sql`
    insert into test.search_entry (kind, subject, part, title, hint, words)
    select 'customer', customer_no, '', name, address, lower(concat_ws(' ', customer_no, name, address, city, phone))
    from test.customer
    union all
    select 'service-item', service_item_no, '', description, serial_no,
      lower(concat_ws(' ', service_item_no, description, serial_no, manufacturer, model, customer.name, customer.city))
    from test.service_item join test.customer on customer.customer_no = service_item.customer_no`.execute(raw)
  for (const table of ['customer', 'service_item', 'search_entry'])
    await sql`analyze ${sql.table(`test.${table}`)}`.execute(raw)
}

/** First page, filtered page and search of 200,000 service items, on whichever database TEST_DATABASE_URL names. */
export async function largeLists(): Promise<Figure[]> {
  const business = await openBusiness('2026-03-10T08:00:00Z')
  await fill(business)
  const anna = business.person('Anna', 'dispatcher')
  const words = [
    'rossi',
    'brennero 17',
    'SN0',
    '0461 1',
    'caldaia',
    'Nardeli',
    'impinati',
    'condensazzione',
    'M00',
  ]
  const cases: readonly (readonly [string, (round: number) => Promise<unknown>])[] = [
    ['first page', () => anna.does(serviceItems.list, { limit: 200 })],
    [
      'filtered page',
      (round) =>
        anna.does(serviceItems.list, {
          limit: 200,
          filters: [{ field: 'manufacturer', is: 'equals', value: ['Termika', 'Polaris'][round % 2]! }],
          sort: [{ field: 'serialNo', descending: false }],
        }),
    ],
    [
      'list search',
      (round) => anna.does(serviceItems.list, { limit: 200, search: words[round % words.length]! }),
    ],
    ['search everywhere', (round) => anna.does(find, { words: words[round % words.length]! })],
  ]
  const figures: Figure[] = []
  const where = business.database.kind
  for (const [name, once] of cases) {
    const times: number[] = []
    for (let round = -2; round < rounds; round++) {
      const started = performance.now()
      await once(Math.abs(round))
      if (round >= 0) times.push(performance.now() - started)
    }
    const target = name === 'search everywhere' ? { target: 200 } : {}
    figures.push(
      { name: `200,000 service items, ${where}: ${name}, p50`, value: percentile(times, 0.5), unit: 'ms' },
      {
        name: `200,000 service items, ${where}: ${name}, p99`,
        value: percentile(times, 0.99),
        unit: 'ms',
        ...target,
      },
    )
  }
  await business.close()
  return figures
}
