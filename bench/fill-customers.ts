import type { TestBusiness } from '@giro/business/engine/testing.ts'
import { sql } from 'kysely'

/** So many customers `K000001` …, written past the operations. */
export async function fillCustomers(business: TestBusiness, customers: number): Promise<void> {
  const { raw } = business.database
  await sql`
    insert into test.customer (customer_no, name, address, post_code, city, phone)
    select 'K' || lpad(n::text, 6, '0'),
      (array['Rossi','Bianchi','Ferrari','Nardelli','Zanella','Moser','Pedrotti','Conci'])[1 + n % 8] || ' '
        || (array['Impianti','Hotel','Cooperativa','Panificio','Condominio','Albergo'])[1 + n % 6] || ' ' || n,
      'Via ' || (array['Brennero','Roma','Verdi','Garibaldi','Mazzini'])[1 + n % 5] || ' ' || (n % 200),
      '38100', (array['Trento','Rovereto','Bolzano','Merano','Riva'])[1 + n % 5],
      '0461 ' || lpad((100000 + n)::text, 6, '0')
    from generate_series(1, ${sql.lit(customers)}) n`.execute(raw)
}
