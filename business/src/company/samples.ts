import type { CompanySetup } from './company-setup.ts'

/** A company in Trento. */
export function aCompanySetup(varied: Partial<CompanySetup> = {}): CompanySetup {
  return {
    name: 'Clima Trentino S.r.l.',
    address: 'Via Brennero 120',
    postCode: '38121',
    city: 'Trento',
    phone: '+39 0461 000000',
    email: 'assistenza@climatrentino.example',
    vatNo: 'IT01234567897',
    countryCode: 'IT',
    timeZone: 'Europe/Rome',
    currencyCode: 'EUR',
    language: 'it',
    baseCalendarCode: 'ITALIA',
    version: 1,
    ...varied,
  }
}
