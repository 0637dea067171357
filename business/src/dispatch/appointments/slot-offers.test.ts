import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asDay, asInstant, type Instant } from '../../foundation/day.ts'
import type { Visit } from '../day.ts'
import { visitsOf } from '../day.ts'
import { at, clock, factsOf, needs, placed, planned, tuesday, v9, visit, zone } from '../sample-day.ts'
import { dropOf } from './ranked-words.ts'
import { rankedSlots, slotAgain, slotOffers } from './slot-offers.ts'
import { windowsOn, workingDays } from './windows.ts'

const usual = [
  { from: '08:00', to: '10:00' },
  { from: '10:00', to: '12:00' },
  { from: '14:00', to: '16:00' },
  { from: '16:00', to: '18:00' },
]
const windows = windowsOn([tuesday], usual, at('07:00'), zone)

describe('offers', () => {
  test('AC-27: cheapest first, at most two a technician and day, with what shifts', () => {
    const found = slotOffers(factsOf([...planned, v9]), 'V9', windows, { limit: 5, perTechnicianDay: 2 })
    expect(
      found.map((offer) => [offer.resourceNo, clock(offer.window.from), clock(offer.start), offer.addedCost]),
    ).toEqual([
      ['BIANCHI', '08:00', '08:10', 0],
      ['BIANCHI', '10:00', '10:30', 19.2],
      ['ROSSI', '14:00', '15:30', 19.2],
      ['ROSSI', '16:00', '16:00', 29.7],
    ])
    expect(found[0]!.shifted.map((one) => [one.visitNo, clock(one.from), clock(one.to)])).toEqual([
      ['V5', '08:20', '09:05'],
      ['V6', '10:40', '11:25'],
    ])
    expect(found[0]).toMatchObject({ after: null, before: 'V5', overtimeSeconds: 0 })
    expect(found[3]!.overtimeSeconds).toBe(15 * 60)
    const third = slotOffers(factsOf([...planned, v9]), 'V9', windows, { limit: 5, perTechnicianDay: 3 })
    expect(third.map((offer) => offer.addedCost)).toEqual([0, 19.2, 19.2, 29.7, 35.2])
  })

  test('a visit that stands later than it must is not pulled earlier', () => {
    const late = planned.map((one) =>
      one.visitNo === 'V6' ? { ...one, placement: placed('BIANCHI', '13:00', 60) } : one,
    )
    const found = slotOffers(factsOf([...late, v9]), 'V9', windows, { limit: 20, perTechnicianDay: 12 })
    expect(found.length).toBeGreaterThan(4)
    for (const { shifted } of found) for (const one of shifted) expect(one.to > one.from).toBe(true)
    const facts = factsOf([...late, v9])
    for (const offer of found.filter((one) => one.resourceNo === 'BIANCHI')) {
      const v6 = slotAgain(facts, 'V9', offer, 'estimated')!.placements.get('V6')
      expect(v6 === undefined || v6.start > at('13:00')).toBe(true)
    }
  })

  test('an old promise of the visit itself does not bind the new one, and the past is not offered', () => {
    const again = { ...v9, promised: { from: at('14:00'), to: at('16:00') } }
    const found = slotOffers(factsOf([...planned, again], at('10:20')), 'V9', windows, {
      limit: 20,
      perTechnicianDay: 12,
    })
    expect(new Set(found.map((offer) => clock(offer.window.from)))).toEqual(
      new Set(['10:00', '14:00', '16:00']),
    )
    expect(found.every((offer) => offer.start >= at('10:20'))).toBe(true)
  })

  test('nothing where nobody knows the work, and nothing where it can only be done later', () => {
    const nobody = { ...v9, skills: needs('NETZ') }
    expect(
      slotOffers(factsOf([...planned, nobody]), 'V9', windows, { limit: 5, perTechnicianDay: 2 }),
    ).toEqual([])
    const later = { ...v9, earliestStart: asInstant('2026-10-20T06:00:00Z') }
    expect(
      slotOffers(factsOf([...planned, later]), 'V9', windows, { limit: 5, perTechnicianDay: 2 }),
    ).toEqual([])
    expect(rankedSlots(factsOf([...planned, later]), 'V9', 5)).toEqual([])
  })
})

test('the best place with each technician, and the drop that puts the visit exactly there', () => {
  const facts = factsOf([...planned, v9])
  const [first, second] = rankedSlots(facts, 'V9', 5)
  expect([first!.resourceNo, clock(first!.start), first!.addedCost]).toEqual(['BIANCHI', '08:10', 0])
  expect(second!.resourceNo).toBe('ROSSI')
  // The visit goes in front of V5, which stands at 08:20 and is pushed.
  expect(dropOf(first!, facts.days)).toEqual({ resourceNo: 'BIANCHI', day: tuesday, start: at('08:10') })
  const promised = { ...v9, promised: { from: at('15:00'), to: at('16:00') } }
  const bound = rankedSlots(factsOf([...planned, promised]), 'V9', 5)
  expect(bound.map((slot) => clock(slot.start))).toEqual(['15:30', '15:00'])
  const pushing = { ...first!, start: at('08:25') }
  expect(dropOf(pushing, facts.days).start).toBe(at('08:20'))
})

/** Keeps a slot as the store would lay it over its visit. */
function kept(
  one: Visit,
  slot: NonNullable<ReturnType<typeof slotAgain>>,
  window: { from: Instant; to: Instant },
): Visit {
  return {
    ...one,
    pin: 'locked',
    promised: window,
    placement: slot.placements.get(one.visitNo)!,
    held: { holdNo: one.visitNo, byUserId: 'anna', by: 'Anna', until: at('23:00'), behind: slot.behind },
  }
}

describe('a slot that is kept', () => {
  test('is looked for again at the start that was offered, and says what stands behind it', () => {
    const facts = factsOf([...planned, v9])
    const wanted = { resourceNo: 'BIANCHI', day: tuesday, window: windows[0]!, start: at('08:10') }
    const slot = slotAgain(facts, 'V9', wanted, 'estimated')!
    expect([...slot.placements].map(([no, place]) => [no, clock(place.start)])).toEqual([
      ['V9', '08:10'],
      ['V5', '09:05'],
      ['V6', '11:25'],
    ])
    expect(slot.behind).toEqual(['V5', 'V6'])
    const all = [...planned, kept(v9, slot, windows[0]!)]
    expect(visitsOf(all, 'BIANCHI', tuesday).map((one) => one.visitNo)).toEqual(['V9', 'V5', 'V6'])
    const full = { ...wanted, window: { from: at('08:00'), to: at('08:05') }, start: at('08:00') }
    expect(slotAgain(facts, 'V9', full, 'estimated')).toBeNull()
  })

  test('stands before what it pushes, though that still has the earlier time', () => {
    const front = { ...v9, placement: placed('BIANCHI', '08:40', 45) }
    const held = {
      ...front,
      held: { holdNo: 'H', byUserId: 'a', by: 'A', until: at('23:00'), behind: ['V5', 'V6'] },
    }
    expect(visitsOf([...planned, front], 'BIANCHI', tuesday).map((one) => one.visitNo)).toEqual([
      'V5',
      'V9',
      'V6',
    ])
    expect(visitsOf([...planned, held], 'BIANCHI', tuesday).map((one) => one.visitNo)).toEqual([
      'V9',
      'V5',
      'V6',
    ])
  })

  test('law: however many are kept one after the other, no time is given twice and no promise is broken', () => {
    const asked = fc.record({
      x: fc.integer({ min: 0, max: 40 }),
      y: fc.integer({ min: 0, max: 20 }),
      minutes: fc.integer({ min: 10, max: 120 }),
      choice: fc.nat(),
    })
    fc.assert(
      fc.property(fc.array(asked, { minLength: 2, maxLength: 7 }), (customers) => {
        let visits: Visit[] = [...planned]
        const promises = new Map<string, { from: Instant; to: Instant }>()
        for (const [index, { x, y, minutes, choice }] of customers.entries()) {
          const one = visit(`N${index}`, [x, y], minutes)
          const facts = factsOf([...visits, one])
          const offers = slotOffers(facts, one.visitNo, windows, { limit: 8, perTechnicianDay: 4 })
          if (offers.length === 0) continue
          const offer = offers[choice % offers.length]!
          const slot = slotAgain(facts, one.visitNo, offer, 'estimated')
          // What is offered can be kept, at the start that was said.
          expect(slot?.start).toBe(offer.start)
          visits = [...visits, kept(one, slot!, offer.window)]
          promises.set(one.visitNo, offer.window)
        }
        const held = visits.filter((one) => one.held)
        for (const one of held)
          for (const other of held)
            if (one !== other && one.placement!.resourceNo === other.placement!.resourceNo)
              expect(
                one.placement!.end <= other.placement!.start || other.placement!.end <= one.placement!.start,
              ).toBe(true)
        // Confirmed one after the other, each still finds its time, and the others keep theirs.
        for (const one of held) {
          const own = {
            resourceNo: one.placement!.resourceNo,
            day: tuesday,
            window: promises.get(one.visitNo)!,
            start: one.placement!.start,
          }
          const free = visits.map((each) =>
            each.visitNo === one.visitNo
              ? visit(one.visitNo, [one.position!.latitude, one.position!.longitude], one.minutes)
              : each,
          )
          const slot = slotAgain(factsOf(free), one.visitNo, own, 'estimated')
          expect(slot?.start).toBe(one.placement!.start)
          visits = visits.map((each) => {
            const place = slot!.placements.get(each.visitNo)
            if (!place || each.held?.holdNo !== each.visitNo)
              return place ? { ...each, placement: place } : each
            if (each.visitNo !== one.visitNo) return each
            const { held: _, ...confirmed } = each
            return { ...confirmed, state: 'planned' as const, pin: 'none' as const, placement: place }
          })
        }
        for (const [visitNo, window] of promises) {
          const start = visits.find((one) => one.visitNo === visitNo)!.placement!.start
          expect(start >= window.from && start < window.to).toBe(true)
        }
        const v2 = visits.find((one) => one.visitNo === 'V2')!.placement!.start
        expect(v2 >= at('10:00') && v2 < at('12:00')).toBe(true)
      }),
      { numRuns: 40, seed: 12 },
    )
  })
})

describe('windows', () => {
  test('working days are those on which somebody works; windows that are over are left out', () => {
    const shift = { open: at('08:00'), close: at('17:00'), breaks: [], absences: [], onCall: false }
    const days = ['2026-10-13', '2026-10-14', '2026-10-16', '2026-10-17'].map((day) => ({
      resourceNo: 'ROSSI',
      day: asDay(day),
      shift: day === '2026-10-17' ? ('free-day' as const) : shift,
    }))
    expect(workingDays(days, tuesday, 2)).toEqual(['2026-10-13', '2026-10-14'])
    expect(workingDays(days, asDay('2026-10-14'), 5)).toEqual(['2026-10-14', '2026-10-16'])
    const left = windowsOn([tuesday], usual, at('10:00'), zone)
    expect(left.map((window) => clock(window.from))).toEqual(['10:00', '14:00', '16:00'])
    expect(windowsOn([tuesday], [{ from: '16:00', to: '24:00' }], at('07:00'), zone)[0]!.to).toBe(
      asInstant('2026-10-13T22:00:00Z'),
    )
  })
})
