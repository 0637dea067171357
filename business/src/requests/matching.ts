/**
 * Which customer and service item a request is about. Only what is certain is filled in; everything else is offered to
 * the person who looks at it.
 */
export interface Known {
  readonly customerNo: string
  readonly shipToCode: string
  readonly name: string
  readonly emails: readonly string[]
  readonly phones: readonly string[]
}

export interface KnownItem {
  readonly serviceItemNo: string
  readonly serialNo: string
  readonly customerNo: string | null
  readonly shipToCode: string
}

export interface Sender {
  readonly name: string
  readonly email: string
  readonly phone: string
  /** All that was written. */
  readonly text: string
}

export type MatchedBy = 'code' | 'serial' | 'email' | 'phone' | 'name' | ''

export interface Match {
  readonly customerNo: string | null
  readonly shipToCode: string
  readonly serviceItemNo: string | null
  readonly matchedBy: MatchedBy
}

/** The last nine digits: with and without country code, blanks and signs they are the same number. */
export function phoneKey(phone: string): string {
  const digits = phone.replaceAll(/\D/g, '')
  return digits.length < 6 ? '' : digits.slice(-9)
}

const letters = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')

/** Words of a text that may be a serial or item number: at least four signs, one of them a digit. */
export function possibleNumbers(text: string): string[] {
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{N}\-./]{2,}[\p{L}\p{N}]/gu) ?? []
  return [...new Set(words.filter((word) => /\d/.test(word)).map((word) => word.toUpperCase()))].slice(0, 50)
}

/**
 * `byCode` is the machine whose code was scanned: it decides. Else a serial number in the text, then the sender's
 * address, number and name, each only where it leads to a single customer. A machine found by its serial number counts
 * only if the sender does not belong to somebody else.
 */
export function matchRequest(
  sender: Sender,
  byCode: KnownItem | null,
  items: readonly KnownItem[],
  customers: readonly Known[],
): Match {
  if (byCode) return ofItem(byCode, 'code')
  const who = customerOf(sender, customers)
  const numbers = possibleNumbers(sender.text)
  const named = items.filter((item) =>
    [item.serialNo, item.serviceItemNo].some((no) => no !== '' && numbers.includes(no.toUpperCase())),
  )
  const theirs = named.filter((item) => who === null || item.customerNo === who.known.customerNo)
  if (theirs.length === 1) return ofItem(theirs[0]!, 'serial')
  if (who === null) return { customerNo: null, shipToCode: '', serviceItemNo: null, matchedBy: '' }
  const { customerNo, shipToCode } = who.known
  return { customerNo, shipToCode, serviceItemNo: null, matchedBy: who.by }
}

const ofItem = ({ customerNo, shipToCode, serviceItemNo }: KnownItem, matchedBy: MatchedBy): Match => ({
  customerNo,
  shipToCode,
  serviceItemNo,
  matchedBy,
})

function customerOf(sender: Sender, customers: readonly Known[]): { known: Known; by: MatchedBy } | null {
  const email = sender.email.toLowerCase()
  const phone = phoneKey(sender.phone)
  const name = letters(sender.name)
  const ways: [MatchedBy, (known: Known) => boolean][] = [
    ['email', (known) => email !== '' && known.emails.some((one) => one.toLowerCase() === email)],
    ['phone', (known) => phone !== '' && known.phones.some((one) => phoneKey(one) === phone)],
    ['name', (known) => name.length > 3 && letters(known.name) === name],
  ]
  for (const [by, fits] of ways) {
    const found = customers.filter(fits)
    const numbers = new Set(found.map((known) => known.customerNo))
    if (numbers.size !== 1) continue
    // Several addresses of one customer: the customer, at no address in particular.
    const known = found.length === 1 ? found[0]! : { ...found[0]!, shipToCode: '' }
    return { known, by }
  }
  return null
}
