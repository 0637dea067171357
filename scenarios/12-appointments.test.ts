import { customers } from '@giro/business/customers/api.ts'
import {
  applyPlan,
  discardPlan,
  explainVisit,
  moveVisits,
  previewMove,
  readBoard,
  readDispatchSetup,
  readPlan,
  redoStep,
  undoStep,
  updateDispatchSetup,
} from '@giro/business/dispatch/api.ts'
import {
  confirmSlot,
  holdSlot,
  type OfferedSlot,
  rankSlots,
  readAppointments,
  recommendSlots,
  releaseSlot,
} from '@giro/business/dispatch/appointments/api.ts'
import { readMyVisits } from '@giro/business/dispatch/reports/api.ts'
import type { Performed } from '@giro/business/engine/perform.ts'
import { openBusiness, type TestBusiness, type TestPerson } from '@giro/business/engine/testing.ts'
import { asDay, dayOf, timeOf } from '@giro/business/foundation/day.ts'
import { addAbsence, resources, skills } from '@giro/business/resources/api.ts'
import { createOrder, readOrder } from '@giro/business/service-orders/api.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { proposalOf, usualWorkDay } from './business.ts'

let business: TestBusiness
const zone = 'Europe/Rome'
const tuesday = asDay('2026-10-13')
const towns = {
  trento: [46.0679, 11.1211],
  lavis: [46.139, 11.1119],
  rovereto: [45.8904, 11.0405],
  pergine: [46.0645, 11.2393],
  mezzolombardo: [46.2117, 11.0936],
} as const

beforeAll(async () => {
  business = await openBusiness('2026-10-12T14:00:00Z')
  await business.work()
  for (const skillCode of ['ELE', 'GAS'])
    await anna().does(skills.create, { skillCode, description: skillCode })
  await usualWorkDay(anna())
  for (const [resourceNo, name, skillCodes, home] of [
    ['ROSSI', 'Marco Rossi', ['ELE'], towns.trento],
    ['BIANCHI', 'Luca Bianchi', ['ELE', 'GAS'], towns.rovereto],
  ] as const)
    await anna().does(resources.create, {
      resourceNo,
      name,
      templateCode: 'GIORNO',
      homeLatitude: home[0],
      homeLongitude: home[1],
      skills: skillCodes.map((skillCode) => ({ skillCode, level: 2 })),
    })
})
afterAll(() => business.close())

const anna = () => business.person('Anna', 'dispatcher')
const giulia = () => business.person('Giulia', 'dispatcher')

/** A clean board at a moment: nothing planned, nothing kept. */
beforeEach(async () => {
  business.at('2026-10-12T14:00:00Z')
  const { visits } = await anna().does(readBoard, { fromDay: tuesday, toDay: asDay('2026-10-30') })
  for (const visit of visits.filter((one) => one.held))
    await anna().does(releaseSlot, { holdNo: visit.held!.holdNo })
  const planned = visits.filter((visit) => visit.state === 'planned')
  if (planned.length > 0)
    await anna().does(moveVisits, {
      moves: planned.map((visit) => ({ visitNo: visit.visitNo, to: null })),
      seen: {},
    })
})

async function anOrder(
  town: keyof typeof towns,
  line: object = {},
): Promise<{ orderNo: string; visitNo: string }> {
  const [latitude, longitude] = towns[town]
  const { customerNo } = await anna().does(customers.create, {
    name: `Cliente ${town}`,
    city: town,
    latitude,
    longitude,
  })
  const { orderNo } = await anna().does(createOrder, {
    customerNo: customerNo!,
    orderDate: asDay('2026-10-12'),
    orderTime: '09:00' as never,
    lines: [
      {
        description: 'Caldaia ferma',
        estimatedMinutes: 60,
        responseDate: '2026-10-16',
        responseTime: '17:00',
        ...line,
      } as never,
    ],
  })
  return { orderNo, visitNo: `${orderNo}-1` }
}

const offersFor = async (visitNo: string, more: object = {}, person: TestPerson = anna()) =>
  (await person.does(recommendSlots, { visitNo, ...more })).offers
const slotOf = ({ resourceNo, day, window, start }: OfferedSlot) => ({
  resourceNo,
  day: day as never,
  from: window.from as never,
  to: window.to as never,
  start: start as never,
})
const keep = async (visitNo: string, offer: OfferedSlot, person: TestPerson = anna()) =>
  (await person.does(holdSlot, { visitNo, slot: slotOf(offer) })).hold
const codeOf = (answer: Performed) =>
  answer.is === 'done' || answer.is === 'asks' ? answer.is : answer.refusals[0]!.code
const boardVisit = async (visitNo: string) =>
  (await anna().does(readBoard, { fromDay: tuesday, toDay: asDay('2026-10-30') })).visits.find(
    (visit) => visit.visitNo === visitNo,
  )!

describe('appointments that are offered', () => {
  test('at most five, cheapest first, at most two for a technician and day, each inside its window and the hours', async () => {
    const { visitNo } = await anOrder('lavis')
    const answer = await anna().does(recommendSlots, { visitNo })
    expect(answer.days).toEqual(['2026-10-12', '2026-10-13', '2026-10-14', '2026-10-15', '2026-10-16'])
    expect(answer.offers).toHaveLength(5)
    const costs = answer.offers.map((offer) => offer.addedCost)
    expect(costs).toEqual([...costs].sort((a, b) => a - b))
    const perDay = Map.groupBy(answer.offers, (offer) => `${offer.resourceNo} ${offer.day}`)
    expect(Math.max(...[...perDay.values()].map((same) => same.length))).toBeLessThanOrEqual(2)
    for (const offer of answer.offers) {
      expect(offer.start >= offer.window.from && offer.start < offer.window.to).toBe(true)
      expect(offer.start >= '2026-10-12T14:00:00Z').toBe(true)
      expect(['08:00', '10:00', '14:00', '16:00']).toContain(timeOf(offer.window.from, zone))
      expect(dayOf(offer.start, zone)).toBe(offer.day)
      expect(offer.slackSeconds).toBeGreaterThanOrEqual(0)
    }
    const many = await offersFor(visitNo, { limit: 50, perTechnicianDay: 4 })
    expect(many.length).toBeGreaterThan(20)
    expect(many.slice(0, 1)).toEqual(answer.offers.slice(0, 1))
  })

  test('only by those who know the work, and only when the customer receives', async () => {
    const { visitNo } = await anOrder('trento', {
      extraSkills: [{ skillCode: 'GAS', level: 1 }],
      windows: [{ from: '2026-10-14T08:00:00Z', to: '2026-10-14T10:00:00Z' }],
    })
    const found = await offersFor(visitNo, { limit: 50, perTechnicianDay: 12 })
    expect(found.map(({ resourceNo, day, window }) => [resourceNo, day, timeOf(window.from, zone)])).toEqual([
      ['BIANCHI', '2026-10-14', '10:00'],
    ])
    const { visitNo: nobody } = await anOrder('trento', { extraSkills: [{ skillCode: 'GAS', level: 5 }] })
    expect(await offersFor(nobody)).toEqual([])
  })

  test('tell which visits would start later, and those keep their promise', async () => {
    const first = await anOrder('trento', { estimatedMinutes: 60 })
    await anna().does(moveVisits, {
      moves: [
        {
          visitNo: first.visitNo,
          to: { resourceNo: 'ROSSI', day: tuesday, start: '2026-10-13T06:30:00Z' as never },
        },
      ],
      seen: {},
    })
    const { visitNo } = await anOrder('trento', { estimatedMinutes: 45, requiredResourceNo: 'ROSSI' })
    const early = {
      windows: [{ from: '2026-10-13T06:00:00Z' as never, to: '2026-10-13T06:30:00Z' as never }],
    }
    const [pushing] = await offersFor(visitNo, early)
    expect(pushing).toMatchObject({ resourceNo: 'ROSSI', after: null, before: 'Cliente trento' })
    expect(pushing!.shifted).toMatchObject([
      { visitNo: first.visitNo, customerName: 'Cliente trento', from: '2026-10-13T06:30:00Z' },
    ])
    expect(pushing!.shifted[0]!.to > '2026-10-13T06:40:00Z').toBe(true)

    // The other customer was promised to be served before a quarter to nine: nothing fits before it any more.
    const promised = await anOrder('trento', {
      promised: { from: '2026-10-13T06:30:00Z', to: '2026-10-13T06:45:00Z' },
    })
    await anna().does(moveVisits, {
      moves: [
        { visitNo: first.visitNo, to: null },
        {
          visitNo: promised.visitNo,
          to: { resourceNo: 'ROSSI', day: tuesday, start: '2026-10-13T06:30:00Z' as never },
        },
      ],
      seen: {},
    })
    expect(await offersFor(visitNo, early)).toEqual([])
  })

  test('later days and other windows on request; the set-up names the usual ones', async () => {
    const { visitNo } = await anOrder('pergine')
    const later = await anna().does(recommendSlots, { visitNo, fromDay: asDay('2026-10-17'), days: 2 })
    expect(later.days).toEqual(['2026-10-19', '2026-10-20'])
    const marta = business.person('Marta', 'manager')
    const before = await marta.does(readDispatchSetup, {})
    expect(before.offerWindows).toHaveLength(4)
    expect(
      await marta.tries(updateDispatchSetup, {
        version: before.version,
        offerWindows: [{ from: '12:00', to: '11:00' }],
      }),
    ).toMatchObject({
      is: 'wrong-shape',
      refusals: [{ facts: { problem: expect.stringContaining('fine') } }],
    })
    await marta.does(updateDispatchSetup, {
      version: before.version,
      offerWindows: [{ from: '09:00' as never, to: '11:00' as never }],
      offerDays: 1,
      holdMinutes: 15,
    })
    const answer = await anna().does(recommendSlots, { visitNo, fromDay: tuesday })
    expect(answer).toMatchObject({ days: [tuesday], holdMinutes: 15 })
    expect(new Set(answer.offers.map(({ window }) => timeOf(window.from, zone)))).toEqual(new Set(['09:00']))
    await marta.does(updateDispatchSetup, {
      version: before.version + 1,
      offerWindows: before.offerWindows as never,
      offerDays: before.offerDays,
      holdMinutes: before.holdMinutes,
    })
  })

  test('a planned visit, one without a position and one nobody knows are refused in words', async () => {
    const { visitNo } = await anOrder('lavis')
    await anna().does(moveVisits, {
      moves: [{ visitNo, to: { resourceNo: 'ROSSI', day: tuesday, start: '2026-10-13T07:00:00Z' as never } }],
      seen: {},
    })
    expect(codeOf(await anna().tries(recommendSlots, { visitNo }))).toBe('dispatch.visit-planned')
    expect(codeOf(await anna().tries(recommendSlots, { visitNo: 'OS9-1' }))).toBe('dispatch.visit-absent')
  })
})

describe('a slot that is kept', () => {
  test('stands on the board with its holder, is offered to nobody else, and cannot be moved by hand', async () => {
    const one = await anOrder('lavis', { requiredResourceNo: 'ROSSI', estimatedMinutes: 110 })
    const two = await anOrder('lavis', { requiredResourceNo: 'ROSSI', estimatedMinutes: 110 })
    const morning = { fromDay: tuesday, days: 1, limit: 50 }
    const before = await offersFor(two.visitNo, morning)
    expect(before.some(({ window }) => timeOf(window.from, zone) === '08:00')).toBe(true)

    const [offer] = (await offersFor(one.visitNo, morning)).filter(
      ({ window }) => timeOf(window.from, zone) === '08:00',
    )
    const hold = await keep(one.visitNo, offer!)
    expect(hold).toMatchObject({ by: 'Anna', mine: true, name: 'Marco Rossi', until: '2026-10-12T14:10:00Z' })
    expect(await boardVisit(one.visitNo)).toMatchObject({
      state: 'unplanned',
      held: { holdNo: hold.holdNo, by: 'Anna', until: hold.until },
      placement: { resourceNo: 'ROSSI', day: tuesday, start: hold.start },
      promised: { from: hold.from, to: hold.to },
    })

    for (const other of await offersFor(two.visitNo, morning, giulia()))
      expect(
        other.end <= hold.start || other.start >= (offer!.end as string),
        `${other.start}–${other.end} beside ${hold.start}–${offer!.end}`,
      ).toBe(true)
    expect(codeOf(await giulia().tries(holdSlot, { visitNo: two.visitNo, slot: slotOf(offer!) }))).toBe(
      'dispatch.slot-gone',
    )
    const at = { resourceNo: 'ROSSI', day: tuesday, start: offer!.start as never }
    expect(
      codeOf(await giulia().tries(moveVisits, { moves: [{ visitNo: one.visitNo, to: at }], seen: {} })),
    ).toBe('dispatch.visit-held')
    // By hand another visit may be put there: the price tells that the kept one is pushed out of its window.
    const preview = await giulia().does(previewMove, { moves: [{ visitNo: two.visitNo, to: at }] })
    expect(preview.placements.map((each) => each.visitNo)).toEqual([two.visitNo])
    expect(preview.placements[0]!.placement.start >= offer!.end || preview.faults.length > 0).toBe(true)
    // It is nobody's work yet.
    const rossi = business.person('Marco', 'technician', 'it', 'ROSSI')
    expect((await rossi.does(readMyVisits, { day: tuesday })).visits).toEqual([])
  })

  test('planning leaves it alone, and a proposal made before it does not take its place', async () => {
    const one = await anOrder('trento', { requiredResourceNo: 'ROSSI', responseDate: '2026-10-13' })
    const plan = await proposalOf(business, anna(), { fromDay: tuesday, toDay: tuesday, iterations: 500 })
    const there = plan.changes.find((change) => change.visitNo === one.visitNo)!.to!
    const two = await anOrder('trento', { requiredResourceNo: 'ROSSI' })
    const offers = await offersFor(two.visitNo, {
      windows: [{ from: there.start as never, to: there.end as never }],
    })
    const hold = await keep(two.visitNo, offers.find((offer) => offer.start < there.end)!, giulia())
    const answer = await anna().does(applyPlan, { planNo: plan.planNo, version: plan.version })
    expect(answer.leftOut.map((left) => left.visitNo)).toContain(one.visitNo)

    const again = await proposalOf(business, anna(), { fromDay: tuesday, toDay: tuesday, iterations: 500 })
    expect(again.changes.some((change) => change.visitNo === two.visitNo)).toBe(false)
    const placed = again.changes.find((change) => change.visitNo === one.visitNo)!.to!
    const kept = await boardVisit(two.visitNo)
    expect(kept.held?.holdNo).toBe(hold.holdNo)
    expect(placed.end <= kept.placement!.start || placed.start >= kept.placement!.end).toBe(true)
    await anna().does(discardPlan, { planNo: again.planNo })
    expect((await anna().does(readPlan, { planNo: again.planNo })).state).toBe('discarded')
  })

  test('ends by the clock alone: it cannot be confirmed any more, and its time is offered again', async () => {
    const one = await anOrder('lavis', { requiredResourceNo: 'ROSSI', estimatedMinutes: 110 })
    const two = await anOrder('lavis', { requiredResourceNo: 'ROSSI', estimatedMinutes: 110 })
    const [offer] = await offersFor(one.visitNo, { fromDay: tuesday, days: 1 })
    const hold = await keep(one.visitNo, offer!)
    expect(codeOf(await giulia().tries(holdSlot, { visitNo: two.visitNo, slot: slotOf(offer!) }))).toBe(
      'dispatch.slot-gone',
    )
    expect((await boardVisit(one.visitNo)).held).not.toBeNull()

    business.at('2026-10-12T14:10:00Z')
    const late = await anna().tries(confirmSlot, { holdNo: hold.holdNo })
    expect(late).toMatchObject({
      is: 'refused',
      refusals: [{ code: 'dispatch.hold-expired', facts: { time: '16:10' } }],
    })
    expect(await boardVisit(one.visitNo)).toMatchObject({ held: null, placement: null, promised: null })
    const other = await keep(two.visitNo, offer!, giulia())
    expect(other.start).toBe(hold.start)
    expect((await anna().does(readAppointments, { orderNo: one.orderNo })).visits[0]!.hold).toBeNull()
  })

  test('is replaced by whoever keeps it, not by others; anybody may give it back', async () => {
    const { orderNo, visitNo } = await anOrder('pergine')
    const [first, second] = await offersFor(visitNo, { fromDay: tuesday })
    const one = await keep(visitNo, first!)
    expect(codeOf(await giulia().tries(holdSlot, { visitNo, slot: slotOf(second!) }))).toBe(
      'dispatch.slot-held-by-other',
    )
    const two = await keep(visitNo, second!)
    expect(codeOf(await anna().tries(confirmSlot, { holdNo: one.holdNo }))).toBe('dispatch.hold-released')
    expect((await giulia().does(readAppointments, { orderNo })).visits[0]!.hold).toMatchObject({
      holdNo: two.holdNo,
      by: 'Anna',
      mine: false,
    })
    await giulia().does(releaseSlot, { holdNo: two.holdNo })
    expect((await boardVisit(visitNo)).held).toBeNull()
    expect(codeOf(await anna().tries(releaseSlot, { holdNo: two.holdNo }))).toBe('dispatch.hold-released')
    expect(codeOf(await anna().tries(releaseSlot, { holdNo: 'niente' }))).toBe('dispatch.hold-absent')
  })

  test('many people keep slots at once, and no time of a technician is given twice', async () => {
    const visitNos: string[] = []
    for (let at = 0; at < 12; at++)
      visitNos.push((await anOrder((['trento', 'lavis', 'pergine', 'rovereto'] as const)[at % 4]!)).visitNo)
    const lists = await Promise.all(
      visitNos.map((visitNo) =>
        offersFor(visitNo, { fromDay: tuesday, days: 1, limit: 50, perTechnicianDay: 4 }),
      ),
    )
    // Everybody wants the same: the first slot of their own list, which nobody else's list knows of yet.
    const answers = await Promise.all(
      visitNos.map((visitNo, at) =>
        business
          .person(`Persona ${at}`, 'dispatcher')
          .tries(holdSlot, { visitNo, slot: slotOf(lists[at]![at % 3]!) }),
      ),
    )
    const kept = answers.filter((answer) => answer.is === 'done').length
    expect(kept).toBeGreaterThanOrEqual(2)
    expect(kept).toBeLessThan(12)
    for (const answer of answers) if (answer.is !== 'done') expect(codeOf(answer)).toBe('dispatch.slot-gone')
    const { visits } = await anna().does(readBoard, { fromDay: tuesday, toDay: tuesday })
    const byTechnician = Map.groupBy(
      visits.filter((visit) => visit.held),
      (visit) => visit.placement!.resourceNo,
    )
    for (const same of byTechnician.values()) {
      const inOrder = same.sort((a, b) => (a.placement!.start < b.placement!.start ? -1 : 1))
      for (let at = 1; at < inOrder.length; at++)
        expect(inOrder[at]!.placement!.start >= inOrder[at - 1]!.placement!.end).toBe(true)
    }
    // Each of them can be confirmed, and none of them pushes another out of its window.
    for (const visit of visits.filter((one) => one.held))
      await anna().does(confirmSlot, { holdNo: visit.held!.holdNo })
    const after = (await anna().does(readBoard, { fromDay: tuesday, toDay: tuesday })).visits
    for (const visit of after.filter((one) => one.state === 'planned' && visitNos.includes(one.visitNo)))
      expect(
        visit.placement!.start >= visit.promised!.from && visit.placement!.start < visit.promised!.to,
      ).toBe(true)
    expect(after.filter((one) => one.state === 'planned' && visitNos.includes(one.visitNo))).toHaveLength(
      kept,
    )
  })
})

describe('an appointment that is confirmed', () => {
  test('becomes the promise of the lines and the place of the visit; undo takes back both, redo brings them again', async () => {
    const { orderNo, visitNo } = await anOrder('lavis')
    const [offer] = await offersFor(visitNo, { fromDay: tuesday })
    const hold = await keep(visitNo, offer!)
    const done = await anna().does(confirmSlot, { holdNo: hold.holdNo })
    expect(done).toMatchObject({ visitNo, resourceNo: offer!.resourceNo, start: offer!.start, shifted: [] })
    const promised = { from: offer!.window.from, to: offer!.window.to }
    expect(await boardVisit(visitNo)).toMatchObject({
      state: 'planned',
      held: null,
      promised,
      placement: { resourceNo: offer!.resourceNo, day: offer!.day, start: offer!.start },
    })
    const order = await anna().does(readOrder, { orderNo })
    expect(order.lines[0]!.promised).toEqual(promised)
    expect(order.log.map((entry) => entry.event)).toEqual(expect.arrayContaining([4, 107]))
    expect(codeOf(await anna().tries(confirmSlot, { holdNo: hold.holdNo }))).toBe('dispatch.hold-confirmed')

    const { label } = await anna().does(undoStep, {})
    expect(label).toBe('Confermare l’appuntamento di Cliente lavis')
    expect(await boardVisit(visitNo)).toMatchObject({ state: 'unplanned', promised: null, placement: null })
    await anna().does(redoStep, {})
    expect(await boardVisit(visitNo)).toMatchObject({
      state: 'planned',
      promised,
      placement: { start: offer!.start },
    })
  })

  test('pushes what the offer said, and undo puts that back too', async () => {
    const first = await anOrder('trento')
    await anna().does(moveVisits, {
      moves: [
        {
          visitNo: first.visitNo,
          to: { resourceNo: 'ROSSI', day: tuesday, start: '2026-10-13T06:30:00Z' as never },
        },
      ],
      seen: {},
    })
    const { visitNo } = await anOrder('lavis', { requiredResourceNo: 'ROSSI', estimatedMinutes: 45 })
    const [offer] = await offersFor(visitNo, {
      windows: [{ from: '2026-10-13T06:00:00Z' as never, to: '2026-10-13T06:30:00Z' as never }],
    })
    const hold = await keep(visitNo, offer!)
    // While it is only kept nothing has moved.
    expect((await boardVisit(first.visitNo)).placement!.start).toBe('2026-10-13T06:30:00Z')
    const done = await anna().does(confirmSlot, { holdNo: hold.holdNo })
    expect(done.shifted).toEqual(offer!.shifted)
    expect((await boardVisit(first.visitNo)).placement!.start).toBe(offer!.shifted[0]!.to)
    await anna().does(undoStep, {})
    expect((await boardVisit(first.visitNo)).placement!.start).toBe('2026-10-13T06:30:00Z')
  })

  test('is refused when the day has changed, and nothing is written', async () => {
    const { orderNo, visitNo } = await anOrder('rovereto', { requiredResourceNo: 'BIANCHI' })
    const [offer] = await offersFor(visitNo, { fromDay: asDay('2026-10-20'), days: 1 })
    const hold = await keep(visitNo, offer!)
    await anna().does(addAbsence, {
      resourceNo: 'BIANCHI',
      from: '2026-10-19T22:00:00Z' as never,
      to: '2026-10-20T22:00:00Z' as never,
      kind: 'sick',
    })
    const answer = await anna().tries(confirmSlot, { holdNo: hold.holdNo })
    expect(answer).toMatchObject({
      is: 'refused',
      refusals: [{ code: 'dispatch.slot-no-longer-fits', facts: { name: 'Luca Bianchi' } }],
    })
    expect((await anna().does(readOrder, { orderNo })).lines[0]!.promised).toBeNull()
    // It is still kept: the day may be mended before the time is up.
    expect((await boardVisit(visitNo)).held?.holdNo).toBe(hold.holdNo)
  })

  test('sent again with the same key is done once', async () => {
    const { orderNo, visitNo } = await anOrder('trento')
    const [offer] = await offersFor(visitNo, { fromDay: tuesday })
    const asked = { visitNo, slot: slotOf(offer!) }
    const first = await anna().tries(holdSlot, asked, { key: 'tenere-1' })
    const again = await anna().tries(holdSlot, asked, { key: 'tenere-1' })
    expect(again).toEqual(first)
    const rows = await business.company
      .selectFrom('slotHold')
      .selectAll()
      .where('visitNo', '=', visitNo)
      .execute()
    expect(rows).toHaveLength(1)
    const input = { holdNo: rows[0]!.holdNo }
    const confirmed = await anna().tries(confirmSlot, input, { key: 'confermare-1' })
    expect(confirmed.is).toBe('done')
    business.at('2026-10-12T16:00:00Z')
    expect(await anna().tries(confirmSlot, input, { key: 'confermare-1' })).toEqual(confirmed)
    const { log } = await anna().does(readOrder, { orderNo })
    expect(log.filter((entry) => entry.event === 107)).toHaveLength(1)
  })
})

describe('one visit to be planned now', () => {
  test('the places are ranked by cost, say why, and one move puts the visit exactly there', async () => {
    const first = await anOrder('trento', { estimatedMinutes: 30 })
    const second = await anOrder('lavis', { estimatedMinutes: 30 })
    await anna().does(moveVisits, {
      moves: [
        {
          visitNo: first.visitNo,
          to: { resourceNo: 'ROSSI', day: tuesday, start: '2026-10-13T06:10:00Z' as never },
        },
        {
          visitNo: second.visitNo,
          to: { resourceNo: 'ROSSI', day: tuesday, start: '2026-10-13T07:00:00Z' as never },
        },
      ],
      seen: {},
    })
    const { visitNo } = await anOrder('mezzolombardo', { extraSkills: [{ skillCode: 'ELE', level: 1 }] })
    const { slots } = await anna().does(rankSlots, { visitNo, fromDay: tuesday, toDay: tuesday })
    expect(slots.map((slot) => slot.resourceNo)).toEqual(['ROSSI', 'BIANCHI'])
    expect(slots[0]!.addedCost).toBeLessThanOrEqual(slots[1]!.addedCost)
    expect(slots[0]!.reasons).toEqual(expect.arrayContaining(['ha ELE', 'prima della scadenza']))
    for (const slot of slots) {
      const { moved } = await anna().does(moveVisits, {
        moves: [{ visitNo, to: slot.drop as never }],
        seen: {},
      })
      expect(moved).toBe(1 + slot.shifted.length)
      expect((await boardVisit(visitNo)).placement).toMatchObject({
        resourceNo: slot.resourceNo,
        start: slot.start,
      })
      await anna().does(undoStep, {})
    }
    const why = await anna().does(explainVisit, { visitNo, fromDay: tuesday, toDay: tuesday })
    expect(why.candidates[0]!.resourceNo).toBe(slots[0]!.resourceNo)
  })
})
