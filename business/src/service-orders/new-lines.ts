import type { CalendarChange } from '../company/public.ts'
import type { Day } from '../foundation/day.ts'
import { type Refusal, type Verdict, verdict } from '../foundation/verdict.ts'
import type { ServiceHours, WallClock } from '../response-times/public.ts'
import { dueOfLine, type LineDue, responseHours, type TypedDue } from './due-of-line.ts'
import type { OfItem, OfServiceItem } from './line-item.ts'
import type { Priority } from './statuses.ts'

/** What the user enters of a line. */
export interface WantedLine extends TypedDue {
  readonly serviceItemNo: string | null
  readonly description: string
  readonly serialNo: string
  readonly groupCode: string | null
  readonly itemNo: string | null
  readonly priority?: Priority | undefined
  readonly estimatedMinutes?: number | undefined
  readonly requiredResourceNo: string | null
  readonly preferredResourceNo?: string | null | undefined
  readonly excludedResourceNos: readonly string[]
  readonly promised: { readonly from: string; readonly to: string } | null
  readonly windows: readonly { readonly from: string; readonly to: string }[]
  readonly crewSize: number
  readonly helperSkills: readonly { readonly skillCode: string }[]
}

/** The service item of a line, as far as it fills the line. */
export interface LineItem extends OfServiceItem {
  readonly serviceItemNo: string
  readonly description: string
  readonly customerNo: string | null
  readonly shipToCode: string
  readonly serialNo: string
  readonly groupCode: string | null
  readonly priority: Priority
  readonly responseTimeHours: string
  readonly groupResponseHours: string | null
  readonly preferredResourceNo: string | null
  readonly blocked: 'no' | 'service-contract' | 'all'
}

export interface LineFacts {
  /** Null on a quote for somebody who is no customer yet. */
  readonly customerNo: string | null
  readonly shipToCode: string
  /** Null where the line names no service item; undefined where the named one does not exist. */
  readonly item: LineItem | null | undefined
  /** The item that a line without service item names; null where it names none, undefined where there is none. */
  readonly plainItem:
    | (OfItem & { readonly blocked: boolean; readonly serviceBlocked: boolean })
    | null
    | undefined
  /** Of the order's type. */
  readonly typeResponseHours: string
  readonly defaultResponseHours: string
  readonly defaultMinutes: number
  readonly serviceHours: readonly ServiceHours[]
  readonly calendar: readonly CalendarChange[]
  readonly ordered: WallClock
  readonly now: WallClock
}

/** What the service item fills in, and the due moment. */
export interface FilledLine extends LineDue {
  readonly serviceItemNo: string | null
  readonly description: string
  readonly serialNo: string
  readonly groupCode: string | null
  readonly shipToCode: string
  readonly priority: Priority
  readonly estimatedMinutes: number
  readonly preferredResourceNo: string | null
}

/** Reasons against times and technicians of a line. `at` is the path of the line in the input. */
export function reasonsAgainstTimes(
  line: Pick<
    WantedLine,
    'promised' | 'windows' | 'requiredResourceNo' | 'excludedResourceNos' | 'crewSize' | 'helperSkills'
  >,
  at: string,
): Refusal[] {
  const refusals: Refusal[] = []
  if (line.promised && line.promised.to <= line.promised.from)
    refusals.push({ code: 'service-orders.promise-order', at: `${at}.promised` })
  line.windows.forEach((window, index) => {
    if (window.to <= window.from)
      refusals.push({ code: 'service-orders.window-order', at: `${at}.windows.${index}` })
  })
  if (line.requiredResourceNo !== null && line.excludedResourceNos.includes(line.requiredResourceNo))
    refusals.push({
      code: 'service-orders.required-and-excluded',
      facts: { resourceNo: line.requiredResourceNo },
      at: `${at}.excludedResourceNos`,
    })
  if (line.crewSize === 1 && line.helperSkills.length > 0)
    refusals.push({ code: 'service-orders.helper-skills-alone', at: `${at}.helperSkills` })
  return refusals
}

/**
 * A line filled from its service item, with priority, minutes and due moment.
 *
 * Refuses a service item of another customer, a blocked one, a line that says nothing, and impossible times.
 * Source: specification orders §4.2, F-1, F-2.
 */
export function fillLine(wanted: WantedLine, facts: LineFacts, at: string): Verdict<FilledLine> {
  const { item } = facts
  const refusals = reasonsAgainstTimes(wanted, at)
  const no = wanted.serviceItemNo
  if (item === undefined)
    refusals.push({
      code: 'service-orders.no-such-service-item',
      facts: { serviceItemNo: no },
      at: `${at}.serviceItemNo`,
    })
  if (item && item.customerNo !== facts.customerNo)
    refusals.push({
      code:
        facts.customerNo === null
          ? 'service-orders.item-of-a-customer'
          : 'service-orders.item-not-of-customer',
      facts: { serviceItemNo: no, customerNo: facts.customerNo ?? item.customerNo },
      at: `${at}.serviceItemNo`,
    })
  if (item?.blocked === 'all')
    refusals.push({
      code: 'service-orders.service-item-blocked',
      facts: { serviceItemNo: no },
      at: `${at}.serviceItemNo`,
    })
  const { plainItem } = facts
  if (plainItem === undefined || plainItem?.blocked || plainItem?.serviceBlocked)
    refusals.push({
      code: 'service-orders.item-not-to-choose',
      facts: { no: wanted.itemNo },
      at: `${at}.itemNo`,
    })
  if (item === null && !plainItem && wanted.description === '')
    refusals.push({ code: 'service-orders.line-empty', at: `${at}.description` })
  const hours = responseHours(
    item?.responseTimeHours,
    item?.groupResponseHours,
    facts.typeResponseHours,
    facts.defaultResponseHours,
  )
  const due = dueOfLine(facts.ordered, hours, wanted, facts, facts.now)
  if (due.is === 'refused')
    refusals.push(
      ...due.refusals.map((refusal) => ({ ...refusal, at: `${at}.${refusal.at ?? 'responseHours'}` })),
    )
  return verdict(refusals, () => ({
    ...(due as { value: LineDue & { responseDate: Day } }).value,
    serviceItemNo: no,
    description: wanted.description || item?.description || plainItem?.description || '',
    serialNo: item?.serialNo ?? wanted.serialNo,
    groupCode: item ? item.groupCode : (wanted.groupCode ?? plainItem?.serviceItemGroupCode ?? null),
    // The line goes to where its service item stands.
    shipToCode: item?.shipToCode || facts.shipToCode,
    priority: wanted.priority ?? item?.priority ?? 'low',
    estimatedMinutes: wanted.estimatedMinutes ?? facts.defaultMinutes,
    preferredResourceNo:
      wanted.preferredResourceNo === undefined
        ? (item?.preferredResourceNo ?? null)
        : wanted.preferredResourceNo,
  }))
}
