import { type Selectable, sql } from 'kysely'
import type { Act, Reading } from '../engine/act.ts'
import { absent, changedMeanwhile } from '../foundation/verdict.ts'
import {
  type Known,
  type KnownItem,
  matchRequest,
  phoneKey,
  possibleNumbers,
  type Sender,
} from './matching.ts'
import type { RequestTables } from './tables.ts'

export type RequestRow = Selectable<RequestTables['customerRequest']>

/** What requests are kept under in notes and history. */
export const requestEntity = 'requests.request'

/** States in which somebody still has to do something. */
export const openStates = ['new', 'in-work'] as const

/** The request, locked, as the caller saw it. */
export async function loadRequestAsSeen(act: Act, requestNo: number, version: number): Promise<RequestRow> {
  const request = await act.tx
    .selectFrom('customerRequest')
    .selectAll()
    .where('requestNo', '=', requestNo)
    .forUpdate()
    .executeTakeFirst()
  if (!request) return absent('requests.request-absent', { requestNo })
  if (request.version !== version) changedMeanwhile('requests.changed-meanwhile', { requestNo })
  return request
}

/** The machine behind a code. */
export function loadItemByCode(tx: Reading['tx'], publicCode: string) {
  return tx
    .selectFrom('serviceItem')
    .select(['serviceItemNo', 'serialNo', 'customerNo', 'shipToCode', 'description'])
    .where('publicCode', '=', publicCode)
    .executeTakeFirst()
}

/** Whom and what the request is about, by what is known. */
export async function matchOf(act: Act, sender: Sender, publicCode: string) {
  const byCode = publicCode === '' ? null : ((await loadItemByCode(act.tx, publicCode)) ?? null)
  const numbers = possibleNumbers(sender.text)
  const items: KnownItem[] = numbers.length
    ? await act.tx
        .selectFrom('serviceItem')
        .select(['serviceItemNo', 'serialNo', 'customerNo', 'shipToCode'])
        .where((builder) =>
          builder.or([
            builder(builder.fn<string>('upper', ['serialNo']), 'in', numbers),
            builder('serviceItemNo', 'in', numbers),
          ]),
        )
        .limit(20)
        .execute()
    : []
  return matchRequest(sender, byCode, items, await knownCustomers(act, sender))
}

/** Customers and addresses with the sender's e-mail, number or name. */
async function knownCustomers(act: Act, sender: Sender): Promise<Known[]> {
  const given = (text: string) => text.toLowerCase() || null
  const isTheirs = sql<boolean>`(lower(email) = ${given(sender.email)} or lower(name) = ${given(sender.name)}
    or right(regexp_replace(phone, '\\D', '', 'g'), 9) = ${given(phoneKey(sender.phone))})`
  const customers = await act.tx
    .selectFrom('customer')
    .select(['customerNo', 'name', 'email', 'phone'])
    .where(isTheirs)
    .limit(20)
    .execute()
  const addresses = await act.tx
    .selectFrom('shipToAddress')
    .select(['customerNo', 'shipToCode', 'name', 'email', 'phone'])
    .where(isTheirs)
    .limit(20)
    .execute()
  return [...customers.map((one) => ({ ...one, shipToCode: '' })), ...addresses].map(
    ({ customerNo, shipToCode, name, email, phone }) => ({
      customerNo,
      shipToCode,
      name,
      emails: [email],
      phones: [phone],
    }),
  )
}
