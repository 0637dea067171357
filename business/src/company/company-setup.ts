import { isTimeZone } from '../foundation/day.ts'
import { type Refusal, type Verdict, verdict } from '../foundation/verdict.ts'

/** Who the company is, and in which zone, currency and language it works. */
export interface CompanySetup {
  readonly name: string
  readonly address: string
  readonly postCode: string
  readonly city: string
  readonly phone: string
  readonly email: string
  readonly vatNo: string
  readonly countryCode: string
  /** Name in the time zone database, e.g. `Europe/Rome`; calendar days are days of this zone. */
  readonly timeZone: string
  /** ISO 4217. */
  readonly currencyCode: string
  readonly language: 'it' | 'en'
  readonly baseCalendarCode: string | null
  readonly version: number
}

/**
 * The set-up with its changes and the next version.
 *
 * Refuses `company.no-such-time-zone`. The zone may be changed at any time: moments stay, their calendar days
 * are read anew.
 */
export function changeSetup(
  setup: CompanySetup,
  changes: Partial<Omit<CompanySetup, 'version'>>,
): Verdict<CompanySetup> {
  const changed = { ...setup, ...changes, version: setup.version + 1 }
  const refusals: Refusal[] = isTimeZone(changed.timeZone)
    ? []
    : [{ code: 'company.no-such-time-zone', facts: { timeZone: changed.timeZone }, at: 'timeZone' }]
  return verdict(refusals, () => changed)
}
