import { describe, expect, test } from 'vitest'
import { type MembershipFacts, reasonsNotToBe } from './person.ts'

const facts: MembershipFacts = { companyIsDemo: false, resourceExists: true, otherAdministrators: 1 }
const anna = { email: 'anna@clima.example', roles: ['dispatcher'] as const, resourceNo: null }

describe('giving a person roles', () => {
  test('takes a dispatcher as she is', () => {
    expect(reasonsNotToBe(anna, facts)).toEqual([])
  })

  test.each([
    ['access.no-role', { ...anna, roles: [] }, facts],
    ['access.technician-without-resource', { ...anna, roles: ['technician'] as const }, facts],
    ['access.no-such-resource', { ...anna, resourceNo: 'ROSSI' }, { ...facts, resourceExists: false }],
    ['access.last-administrator', anna, { ...facts, otherAdministrators: 0 }],
    ['access.demo-address', { ...anna, email: 'anna@demo.giro.example' }, facts],
  ])('refuses %s', (code, wanted, given) => {
    expect(reasonsNotToBe(wanted, given).map((refusal) => refusal.code)).toEqual([code])
  })

  test('lets the demo have its own addresses', () => {
    expect(
      reasonsNotToBe({ ...anna, email: 'anna@demo.giro.example' }, { ...facts, companyIsDemo: true }),
    ).toEqual([])
  })
})
