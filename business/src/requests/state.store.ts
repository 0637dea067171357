import type { Reading } from '../engine/act.ts'
import { hashOfSecret } from '../engine/secret.ts'

/** What whoever asked may see: where the request stands, never what the house wrote for itself. */
export interface PublicState {
  readonly requestNo: number
  readonly subject: string
  readonly receivedAt: string
  readonly language: 'it' | 'en'
  readonly step:
    | 'received'
    | 'in-work'
    | 'planned'
    | 'on-the-way'
    | 'on-site'
    | 'done'
    | 'answered'
    | 'closed'
  /** The visit that was published to the customer; start of the window, and its end. */
  readonly visit: { readonly from: string; readonly to: string } | null
  readonly answer: string
}

/** The state behind a link; null for a wrong or revoked one: both look the same. */
export async function readStateByToken(tx: Reading['tx'], token: string): Promise<PublicState | null> {
  if (!/^[\w-]{43}$/.test(token)) return null
  const request = await tx
    .selectFrom('customerRequest')
    .selectAll()
    .where('linkHash', '=', hashOfSecret(token))
    .executeTakeFirst()
  if (!request) return null
  const { requestNo, subject, receivedAt, language, state, answer } = request
  const visit = request.documentNo === '' ? undefined : await shownVisit(tx, request.documentNo)
  const order =
    request.documentNo === ''
      ? undefined
      : await tx
          .selectFrom('serviceOrder')
          .select('status')
          .where('orderNo', '=', request.documentNo)
          .executeTakeFirst()
  const step =
    state === 'answered'
      ? 'answered'
      : state === 'declined' || state === 'duplicate'
        ? 'closed'
        : order?.status === 'finished'
          ? 'done'
          : visit?.state === 'en-route'
            ? 'on-the-way'
            : visit?.state === 'on-site' || visit?.state === 'paused'
              ? 'on-site'
              : visit
                ? 'planned'
                : state === 'new'
                  ? 'received'
                  : 'in-work'
  return {
    requestNo,
    subject,
    receivedAt,
    language,
    step,
    visit: step === 'planned' && visit ? { from: visit.from, to: visit.to } : null,
    answer: state === 'answered' ? answer : '',
  }
}

/** The next visit, once it is published or under way: the promised window, else the planned one. */
async function shownVisit(tx: Reading['tx'], orderNo: string) {
  const visit = await tx
    .selectFrom('visit')
    .select(['state', 'plannedStart', 'plannedEnd'])
    .where('orderNo', '=', orderNo)
    .where('state', 'in', ['published', 'en-route', 'on-site', 'paused'])
    .orderBy('plannedStart')
    .executeTakeFirst()
  if (!visit?.plannedStart || !visit.plannedEnd) return undefined
  const promised = await tx
    .selectFrom('serviceItemLine')
    .select(['promisedFrom', 'promisedTo'])
    .where('orderNo', '=', orderNo)
    .where('promisedFrom', 'is not', null)
    .orderBy('promisedFrom')
    .executeTakeFirst()
  return {
    state: visit.state,
    from: promised?.promisedFrom ?? visit.plannedStart,
    to: promised?.promisedTo ?? visit.plannedEnd,
  }
}
