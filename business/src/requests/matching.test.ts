import { describe, expect, test } from 'vitest'
import { type Known, matchRequest, phoneKey, possibleNumbers } from './matching.ts'

const hotel: Known = {
  customerNo: 'C1',
  shipToCode: '',
  name: 'Hotel Adler S.r.l.',
  emails: ['info@adler.example'],
  phones: ['+39 0471 775 000'],
}
const annex: Known = { ...hotel, shipToCode: 'DEP', emails: ['info@adler.example', 'dep@adler.example'] }
const bakery: Known = {
  customerNo: 'C2',
  shipToCode: '',
  name: 'Panificio Moser',
  emails: ['moser@panificio.example'],
  phones: ['0461 123456'],
}
const boiler = { serviceItemNo: 'SI7', serialNo: 'VX-40012', customerNo: 'C2', shipToCode: '' }
const sender = (more: object) => ({ name: '', email: '', phone: '', text: '', ...more })
const all = [hotel, annex, bakery]

describe('a request is matched', () => {
  test('by the code that was scanned, whoever wrote', () => {
    expect(matchRequest(sender({ email: 'info@adler.example' }), boiler, [], all)).toEqual({
      customerNo: 'C2',
      shipToCode: '',
      serviceItemNo: 'SI7',
      matchedBy: 'code',
    })
  })

  test.each([
    [{ email: 'INFO@adler.example' }, 'C1', 'email'],
    [{ phone: '0471 775000' }, 'C1', 'phone'],
    [{ name: 'hotel adler srl' }, 'C1', 'name'],
  ])('by what the sender gave: %j', (given, customerNo, matchedBy) => {
    expect(matchRequest(sender(given), null, [], all)).toMatchObject({
      customerNo,
      matchedBy,
      shipToCode: '',
    })
  })

  test('to the one address that has the e-mail', () => {
    expect(matchRequest(sender({ email: 'dep@adler.example' }), null, [], all)).toMatchObject({
      shipToCode: 'DEP',
    })
  })

  test('by a serial number in the text, unless the sender is somebody else', () => {
    const text = 'La caldaia matr. vx-40012 perde acqua'
    expect(matchRequest(sender({ text }), null, [boiler], all)).toMatchObject({
      serviceItemNo: 'SI7',
      customerNo: 'C2',
      matchedBy: 'serial',
    })
    expect(matchRequest(sender({ text, email: 'info@adler.example' }), null, [boiler], all)).toMatchObject({
      serviceItemNo: null,
      customerNo: 'C1',
    })
  })

  test('to nobody where two customers fit', () => {
    const twin = { ...bakery, customerNo: 'C3' }
    expect(
      matchRequest(sender({ email: 'moser@panificio.example' }), null, [], [bakery, twin]),
    ).toMatchObject({
      customerNo: null,
      matchedBy: '',
    })
  })
})

test('a phone number is the same however it is written, and too short ones are none', () => {
  expect(phoneKey('+39 0461-123.456')).toBe(phoneKey('0461 123456'))
  expect(phoneKey('112')).toBe('')
})

test('words with a digit may be serial numbers', () => {
  expect(possibleNumbers('Mod. GX/200-7, n. 12: non parte dal 3.5.')).toEqual(['GX/200-7'])
})
