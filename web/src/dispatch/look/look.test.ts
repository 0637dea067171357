import { describe, expect, test } from 'vitest'
import { addressOf, boardOf, lookOf, usualLook, zonesOf } from './look.ts'

const technician = (resourceNo: string, groupNo: string | null) => ({ resourceNo, groupNo })
const visit = (visitNo: string, zoneCode: string | null, resourceNo?: string, helpers: string[] = []) => ({
  visitNo,
  zoneCode,
  placement: resourceNo ? { resourceNo, helpers: helpers.map((helper) => ({ resourceNo: helper })) } : null,
})
const board = {
  technicians: [technician('ROSSI', 'CLIMA'), technician('BIANCHI', 'GAS'), technician('VERDI', null)],
  visits: [
    visit('1', 'NORD', 'ROSSI'),
    visit('2', 'SUD', 'BIANCHI', ['ROSSI']),
    visit('3', 'SUD', 'BIANCHI'),
    visit('4', 'NORD'),
    visit('5', 'SUD'),
    visit('6', null),
  ],
} as never
const shown = (look: Partial<typeof usualLook>) => {
  const made = boardOf(board, { ...usualLook, ...look })
  return [
    made.technicians.map((one) => one.resourceNo).join(' '),
    made.visits.map((one) => one.visitNo).join(' '),
  ]
}

describe('the look of the board', () => {
  test('an address says it, what it does not say is as usual, nonsense is not taken', () => {
    expect(lookOf({})).toEqual(usualLook)
    expect(lookOf({ days: 7, teams: ['GAS'], colours: 'risk', map: false, wall: true })).toEqual({
      ...usualLook,
      days: 7,
      teams: ['GAS'],
      colours: 'risk',
      map: false,
      wall: true,
    })
    expect(lookOf({ days: 5, teams: 'GAS', colours: 'pink', map: 'no', wall: 1 })).toEqual(usualLook)
    for (const look of [
      usualLook,
      { ...usualLook, days: 14, teams: ['A', 'B'], zones: ['N'], map: false, wall: true } as const,
    ])
      expect(lookOf(addressOf(look), { ...usualLook, colours: 'risk', map: false })).toEqual(look)
    expect(lookOf({}, { ...usualLook, colours: 'risk' }).colours).toBe('risk')
  })

  test('teams show their technicians and all work they take part in; zones narrow what is to be planned', () => {
    expect(shown({})).toEqual(['ROSSI BIANCHI VERDI', '1 2 3 4 5 6'])
    expect(shown({ teams: ['CLIMA'] })).toEqual(['ROSSI', '1 2 4 5 6'])
    expect(shown({ teams: ['CLIMA'], zones: ['SUD'] })).toEqual(['ROSSI', '1 2 5'])
    expect(zonesOf(board)).toEqual(['NORD', 'SUD'])
  })
})
