/** How the public page is kept from being flooded. */
export const limits = {
  /** Requests from one network address within an hour. */
  perAddress: 8,
  /** Requests of one company within an hour, from everywhere. */
  perCompany: 120,
  /** Confirmations to one e-mail address within a day: nobody is flooded with mail in our name. */
  confirmationsPerDay: 5,
  /** A person needs that long to fill in the form, in seconds. */
  fastest: 3,
  /** A form that is older was left open too long; in seconds. */
  oldest: 12 * 3600,
  photos: 4,
  photoBytes: 6 * 1024 * 1024,
} as const

/**
 * Whether mail was written by a machine: nobody answers it, lest two machines write to each other for ever.
 * `headers` have lower-case names. Source: RFC 3834.
 */
export function isAutomatic(headers: ReadonlyMap<string, string>): boolean {
  const auto = headers.get('auto-submitted') ?? 'no'
  const precedence = headers.get('precedence') ?? ''
  return (
    !/^no\b/i.test(auto) ||
    /bulk|junk|list/i.test(precedence) ||
    headers.has('list-id') ||
    headers.has('x-autoreply')
  )
}
