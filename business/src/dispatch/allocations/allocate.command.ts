import type { Act } from '../../engine/act.ts'
import { handle } from '../../engine/module.ts'
import { type Day, momentOf, type TimeOfDay } from '../../foundation/day.ts'
import { decimal, decimalText } from '../../foundation/decimal.ts'
import { confirmation, orRefuse, Refused, refuse, verdict } from '../../foundation/verdict.ts'
import { say } from '../words.ts'
import { addHelper, allocate, allocateToAll, changeAllocation } from './api.ts'
import {
  type Allocated,
  addEntry,
  type Chosen,
  changeEntry,
  chooseDoer,
  closeEntry,
  type EntryRow,
  loadAllocated,
  loadAllocatedBy,
  logAllocated,
  nameOf,
  newEntry,
  openLine,
} from './entries.store.ts'
import { type Doer, hoursOfEach, isWaiting, reasonsAgainstDoer } from './entries.ts'
import { separateLines, visitFor } from './visits-of-entries.store.ts'

interface Wish extends Chosen {
  readonly hours?: string | undefined
  readonly startTime: TimeOfDay | null
  readonly endTime: TimeOfDay | null
  readonly description: string
}

/** The columns of an active entry: the line's estimate where no hours are named. */
function activeColumns(
  act: Act,
  line: { readonly estimatedMinutes: number },
  { resourceNo, groupNo }: Doer,
  day: Day,
  wish: Wish,
) {
  const hours = wish.hours ?? decimalText(decimal(line.estimatedMinutes).div(60), 5)
  if (decimal(hours).lte(0)) refuse('dispatch.hours-missing', {}, 'hours')
  if (wish.startTime === null ? wish.endTime !== null : (wish.endTime ?? '') < wish.startTime)
    refuse('dispatch.allocation-time-order', {}, 'endTime')
  const at = (time: TimeOfDay | null) => (time === null ? null : momentOf(day, time, act.timeZone))
  const { description } = wish
  const times = { startAt: at(wish.startTime), endAt: at(wish.endTime) }
  return { status: 'active' as const, resourceNo, groupNo, day, hours, ...times, description }
}

const warningsOf = (act: Act, day: Day) =>
  day < act.workDate ? [say('dispatch.allocation-day-past', { day }, act.user.language)] : []

async function activate(act: Act, all: Allocated, lineNo: number, day: Day, wish: Wish, entry?: EntryRow) {
  const { orderNo } = all.order
  const line = openLine(all, lineNo)
  const doer = await chooseDoer(act, all, [line], wish, day)
  if (entry?.status === 'active' && isAnother(entry, doer))
    // Who had it and why they have it no more must stay on record.
    refuse('dispatch.allocation-reallocate', { name: await nameOf(act, entry) }, 'resourceNo')
  const against = reasonsAgainstDoer(all.entries, lineNo, doer, entry?.entryNo ?? null)
  if (against.length > 0) throw new Refused(against)
  const columns = activeColumns(act, line, doer, day, wish)
  const used =
    entry ??
    all.entries.find((one) => one.lineNo === lineNo && one.status === 'nonactive' && one.role === 'lead')
  const { entryNo } = used ?? {
    entryNo: await addEntry(act, {
      ...newEntry(orderNo, lineNo),
      ...columns,
      // A further day beside an entry that has the line's visit has none of its own.
      visitNo: all.entries.some((one) => one.lineNo === lineNo && one.status === 'active')
        ? null
        : await visitFor(act, orderNo, line),
    }),
  }
  if (used) await changeEntry(act, used, columns)
  await logAllocated(act, orderNo, lineNo, doer.name, day)
  await separateLines(act, orderNo)
  await act.publish('dispatch.visits-changed', orderNo)
  return { entryNo, warnings: warningsOf(act, day) }
}

/** A group's entry may name one of the group. */
const isAnother = (entry: EntryRow, doer: Doer) =>
  entry.resourceNo === null ? entry.groupNo !== doer.groupNo : entry.resourceNo !== doer.resourceNo

export const allocateCommand = handle(allocate, async ({ orderNo, lineNo, day, ...wish }, act) =>
  activate(act, await loadAllocated(act, orderNo), lineNo, day, wish as Wish),
)

export const changeAllocationCommand = handle(changeAllocation, async ({ entryNo, day, ...wish }, act) => {
  const { entry, ...all } = await loadAllocatedBy(act, entryNo)
  if (entry.status !== 'active' && entry.status !== 'nonactive')
    refuse('dispatch.allocation-closed', { entryNo })
  await refuseOnBoard(act, entry)
  if (day !== null) return activate(act, all, entry.lineNo, day, wish as Wish, entry)
  await changeEntry(act, entry, {
    status: 'nonactive',
    resourceNo: null,
    groupNo: null,
    day: null,
    startAt: null,
    endAt: null,
  })
  await act.publish('dispatch.visits-changed', entry.orderNo)
  return { entryNo, warnings: [] }
})

/** An entry with a time of its own on the board is moved there, where its day is seen. */
async function refuseOnBoard(act: Act, { visitNo, status }: EntryRow) {
  if (visitNo === null || status !== 'active') return
  const visit = await act.tx
    .selectFrom('visit')
    .select('resourceNo')
    .where('visitNo', '=', visitNo)
    .executeTakeFirst()
  if (visit?.resourceNo != null) refuse('dispatch.allocation-on-board', { visitNo })
}

export const allocateToAllCommand = handle(allocateToAll, async ({ entryNo }, act) => {
  const { entry, ...all } = await loadAllocatedBy(act, entryNo)
  if (entry.status !== 'active' || entry.day === null) refuse('dispatch.allocation-not-active', { entryNo })
  const open = all.lines.filter((line) => all.roles.get(line.repairStatusCode) !== 'finished')
  const others = all.entries.filter(
    (one) => isWaiting(one) && one.entryNo !== entryNo && open.some((line) => line.lineNo === one.lineNo),
  )
  if (others.length === 0) refuse('dispatch.nothing-to-allocate', { orderNo: entry.orderNo })
  const hours = hoursOfEach(entry.hours, others.length)
  const name = await nameOf(act, entry)
  const facts = { count: others.length + 1, hours, name, day: entry.day! }
  orRefuse(verdict([], () => null, [confirmation('dispatch.allocate-to-all', facts)], act.answers))
  const chosen = entry.resourceNo ? { resourceNo: entry.resourceNo } : { groupNo: entry.groupNo! }
  const lines = open.filter((line) => others.some((one) => one.lineNo === line.lineNo))
  const doer = await chooseDoer(act, all, lines, chosen, entry.day)
  await changeEntry(act, entry, { hours })
  const entryNos = [entryNo]
  for (const other of others) {
    const columns = {
      status: 'active' as const,
      resourceNo: doer.resourceNo,
      groupNo: doer.groupNo,
      day: entry.day,
      hours,
      startAt: null,
      endAt: null,
    }
    if (other.status === 'nonactive') {
      await changeEntry(act, other, columns)
      entryNos.push(other.entryNo)
    } else {
      await closeEntry(act, other, other.reasonCode ?? 'PLAN')
      const line = lines.find((one) => one.lineNo === other.lineNo)!
      entryNos.push(
        await addEntry(act, {
          ...newEntry(entry.orderNo, other.lineNo),
          ...columns,
          description: other.description,
          visitNo: await visitFor(act, entry.orderNo, line),
        }),
      )
    }
    await logAllocated(act, entry.orderNo, other.lineNo, name, entry.day)
  }
  await separateLines(act, entry.orderNo)
  await act.publish('dispatch.visits-changed', entry.orderNo)
  return { entryNos, hoursOfEach: hours }
})

export const addHelperCommand = handle(
  addHelper,
  async ({ orderNo, lineNo, resourceNo, day, hours }, act) => {
    const all = await loadAllocated(act, orderNo)
    const line = openLine(all, lineNo)
    const ofLine = all.entries.filter(
      (one) => one.lineNo === lineNo && one.status === 'active' && one.day === day,
    )
    const lead = ofLine.find((one) => one.role === 'lead')
    if (!lead) refuse('dispatch.helper-without-lead', { line: lineNo, day }, 'day')
    await refuseOnBoard(act, lead!)
    const helpers = ofLine.filter((one) => one.role === 'helper')
    if (helpers.length >= line.crewSize - 1)
      refuse('dispatch.helpers-enough', { line: lineNo, count: line.crewSize }, 'resourceNo')
    if (ofLine.some((one) => one.resourceNo === resourceNo))
      refuse(
        'dispatch.helper-twice',
        { name: await nameOf(act, { resourceNo, groupNo: null }) },
        'resourceNo',
      )
    // A helper needs the helpers' skills, not those of the lead.
    const asHelped = {
      ...line,
      serviceItemNo: null,
      itemNo: null,
      groupCode: null,
      extraSkills: line.helperSkills,
    }
    const doer = await chooseDoer(act, all, [asHelped], { resourceNo }, day)
    const wish = { hours: hours ?? lead!.hours, startTime: null, endTime: null, description: '' }
    const entryNo = await addEntry(act, {
      ...newEntry(orderNo, lineNo),
      ...activeColumns(act, line, doer, day, wish),
      role: 'helper',
      visitNo: lead!.visitNo,
    })
    await logAllocated(act, orderNo, lineNo, doer.name, day)
    await act.publish('dispatch.visits-changed', orderNo)
    return { entryNo, warnings: warningsOf(act, day) }
  },
)
