import { describe, expect, test } from 'vitest'
import { deepest, inTreeOrder, type Location, pathOf, reasonsNotToPlace } from './location.ts'

const at = (locationNo: number, name: string, parentNo: number | null = null, more: Partial<Location> = {}) =>
  ({ locationNo, customerNo: 'C1', shipToCode: '', parentNo, kind: 'room', name, ...more }) as Location
const house = at(1, 'Edificio A')
const floor = at(2, 'Piano 1', 1)
const room = at(3, 'Sala server', 2)
const hall = at(4, 'Capannone', null, { shipToCode: 'NORD' })
const all = [room, hall, floor, at(5, 'Piano 10', 1), at(6, 'Piano 2', 1), house]
const codes = (location: Location) => reasonsNotToPlace(location, all).map((one) => one.code)

test('a path names everything from the outside in', () => {
  expect(pathOf(room, all)).toBe('Edificio A › Piano 1 › Sala server')
})

test('a tree lists parts below their whole, floors by number', () => {
  expect(inTreeOrder(all).map((one) => `${one.depth} ${one.name}`)).toEqual([
    '0 Capannone',
    '0 Edificio A',
    '1 Piano 1',
    '2 Sala server',
    '1 Piano 2',
    '1 Piano 10',
  ])
})

describe('a location is not written', () => {
  test.each([
    ['within itself', at(1, 'Edificio A', 3), 'customers.location-in-itself'],
    ['as its own part', at(1, 'Edificio A', 1), 'customers.no-such-location'],
    ['within what is not there', at(0, 'Cantina', 99), 'customers.no-such-location'],
    ['within a place at another address', at(0, 'Cantina', 4), 'customers.no-such-location'],
    ['twice under one roof', at(0, 'piano 2', 1), 'customers.location-exists'],
  ])('%s', (_, location, code) => expect(codes(location)).toEqual([code]))

  test('deeper than can be read', () => {
    const chain = Array.from({ length: deepest }, (_, n) => at(n + 1, `L${n}`, n === 0 ? null : n))
    expect(reasonsNotToPlace(at(0, 'tief', deepest), chain).map((one) => one.code)).toEqual([
      'customers.location-too-deep',
    ])
    // A whole branch counts with what hangs on it.
    const branch = [...chain.slice(0, deepest - 1), at(50, 'Ala'), at(51, 'Stanza', 50)]
    expect(reasonsNotToPlace(at(50, 'Ala', deepest - 1), branch).map((one) => one.code)).toEqual([
      'customers.location-too-deep',
    ])
  })
})

test('a new one, and one that is moved or renamed, is written', () => {
  expect(codes(at(0, 'Piano 3', 1))).toEqual([])
  expect(codes(at(3, 'Sala CED', 5))).toEqual([])
  expect(codes(at(0, 'Piano 1', null))).toEqual([])
})
