import { describe, expect, test } from 'vitest'
import { changeSetup } from './company-setup.ts'
import { aCompanySetup } from './samples.ts'

describe('changing the company set-up', () => {
  test('keeps what is not named and counts the version up', () => {
    const setup = aCompanySetup({ version: 3 })
    expect(changeSetup(setup, { city: 'Verona' })).toEqual({
      is: 'made',
      value: { ...setup, city: 'Verona', version: 4 },
    })
  })

  test('refuses a time zone that nobody knows', () => {
    expect(changeSetup(aCompanySetup(), { timeZone: 'Europe/Atlantis' })).toEqual({
      is: 'refused',
      refusals: [
        { code: 'company.no-such-time-zone', facts: { timeZone: 'Europe/Atlantis' }, at: 'timeZone' },
      ],
    })
  })
})
