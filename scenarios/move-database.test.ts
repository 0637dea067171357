import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { customers } from '@giro/business/customers/api.ts'
import { type Database, openEmbedded, openPostgres } from '@giro/business/engine/database.ts'
import { openBusiness } from '@giro/business/engine/testing.ts'
import { moveDatabase } from '@giro/business/move-database.ts'
import { createOrder, listOrders } from '@giro/business/service-orders/api.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'

async function contents(database: Database) {
  const company = database.company('test')
  return {
    customers: await company.selectFrom('customer').selectAll().orderBy('customerNo').execute(),
    lines: await company
      .selectFrom('serviceItemLine')
      .selectAll()
      .orderBy('orderNo')
      .orderBy('lineNo')
      .execute(),
    visits: await company.selectFrom('visit').selectAll().orderBy('visitNo').execute(),
    activity: await company.selectFrom('activity').selectAll().orderBy('activityNo').execute(),
    companies: await database.shared.selectFrom('company').selectAll().execute(),
  }
}

/** To PostgreSQL and back where a server is there (npm run test:postgres); else from one embedded database to another. */
test('a company moves with every row, its numbers go on, and moves back the same', async () => {
  const business = await openBusiness()
  const anna = business.person('Anna', 'dispatcher')
  const { customerNo } = await anna.does(customers.create, {
    name: 'Rossi – Società è “qui”',
    latitude: 46.06787,
    longitude: 11.12108,
  })
  await anna.does(createOrder, {
    customerNo: customerNo!,
    lines: [{ description: 'Lavoro', responseHours: '4.12345', extraSkills: [] }],
  })

  const server = process.env.TEST_DATABASE_URL
  const open = async (name: string): Promise<Database> => {
    if (!server) return openEmbedded({ folder: null })
    const admin = await openPostgres(server, 1)
    await sql`create database ${sql.id(name)}`.execute(admin.raw)
    await admin.close()
    const url = new URL(server)
    url.pathname = `/${name}`
    return openPostgres(url.toString(), 3)
  }
  const there = await open(`giro_move_${process.pid}`)
  const folder = mkdtempSync(`${tmpdir()}/giro-move-`)
  const back = await openEmbedded({ folder })
  try {
    await moveDatabase(business.database, there, () => {})
    expect(await contents(there)).toEqual(await contents(business.database))
    await moveDatabase(there, back, () => {})
    expect(await contents(back)).toEqual(await contents(business.database))
    // Constraints came along, and running numbers go on after the highest.
    await expect(
      sql`insert into test.ship_to_address (customer_no, ship_to_code, name) values ('C99999', 'A', 'x')`.execute(
        there.raw,
      ),
    ).rejects.toThrow(/foreign key/)
    const { rows } = await sql<{
      no: number
    }>`insert into test.document_log (order_no, event, at, by_user) values ('X', 1, now(), 'x') returning entry_no as no`.execute(
      back.raw,
    )
    expect(Number(rows[0]?.no)).toBeGreaterThan(1)
    // A target that holds companies is refused.
    await expect(moveDatabase(business.database, there, () => {})).rejects.toThrow(/already|già/)
    expect((await anna.does(listOrders, {})).total).toBe(1)
  } finally {
    await there.close()
    await back.close()
    await business.close()
    rmSync(folder, { recursive: true, force: true })
  }
})
