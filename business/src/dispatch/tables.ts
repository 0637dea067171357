import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { Json } from '../engine/tables.ts'
import type { Day, Instant } from '../foundation/day.ts'
import type { Facts } from '../foundation/verdict.ts'
import type { StepFact } from './step-facts.store.ts'

export type VisitState =
  | 'unplanned'
  | 'planned'
  | 'published'
  | 'en-route'
  | 'on-site'
  | 'paused'
  | 'done'
  | 'not-done'
  | 'canceled'
export type Pin = 'none' | 'resource' | 'day' | 'time' | 'locked'
export type AllocationStatus = 'nonactive' | 'active' | 'finished' | 'canceled' | 'reallocation-needed'
export type PlanState =
  | 'waiting'
  | 'computing'
  | 'proposed'
  | 'accepted'
  | 'discarded'
  | 'outdated'
  | 'failed'
  | 'canceled'

export type PlanMode = 'build' | 'replan' | 'what-if'

export interface DispatchTables {
  dispatchSetup: {
    onlyRow: Generated<boolean>
    planHorizonDays: Generated<number>
    freezeMinutes: Generated<number>
    planningSeconds: Generated<number>
    threads: Generated<number>
    longestVisitMinutes: Generated<number>
    longestDayMinutes: Generated<number>
    minimumRestMinutes: Generated<number>
    weights: Json<Record<string, number>>
    offerWindows: ColumnType<{ from: string; to: string }[], string | undefined, string>
    offerDays: Generated<number>
    holdMinutes: Generated<number>
    mapTileUrl: Generated<string>
    mapAttribution: Generated<string>
    replanSeconds: Generated<number>
    promiseToleranceMinutes: Generated<number>
    positionSharing: Generated<boolean>
    positionRetentionMinutes: Generated<number>
    version: Generated<number>
  }
  visit: {
    visitNo: string
    orderNo: string
    shipToCode: string
    state: VisitState
    resourceNo: string | null
    day: Day | null
    sequence: number | null
    plannedArrival: Instant | null
    plannedStart: Instant | null
    plannedEnd: Instant | null
    travelSeconds: Generated<number>
    travelMetres: Generated<number>
    travelQuality: Generated<'estimated' | 'routed'>
    pin: Generated<Pin>
    publishedResourceNo: Generated<string | null>
    publishedDay: Generated<Day | null>
    publishedStart: Generated<Instant | null>
    publishedAt: Generated<Instant | null>
    extraMinutes: Generated<number>
    stage: Generated<number>
    part: Generated<number>
    partDay: Generated<number>
    partMinutes: number | null
    enRouteAt: Generated<Instant | null>
    arrivedAt: Generated<Instant | null>
    endedAt: Generated<Instant | null>
    pausedMinutes: Generated<number>
    drivenKm: Generated<string | null>
    version: Generated<number>
  }
  slotHold: {
    holdNo: string
    visitNo: string
    state: Generated<'held' | 'confirmed' | 'released' | 'expired'>
    resourceNo: string
    day: Day
    windowFrom: Instant
    windowTo: Instant
    arrival: Instant
    startAt: Instant
    endAt: Instant
    travelSeconds: number
    travelMetres: number
    travelQuality: 'estimated' | 'routed'
    visitsBehind: string[]
    heldBy: string
    heldByName: string
    heldAt: Instant
    expiresAt: Instant
  }
  visitHelper: {
    visitNo: string
    resourceNo: string
    plannedArrival: Instant
    travelSeconds: number
    travelMetres: number
  }
  technicianDay: { resourceNo: string; day: Day; version: Generated<number> }
  allocation: {
    entryNo: GeneratedAlways<number>
    orderNo: string
    lineNo: number
    status: AllocationStatus
    role: Generated<'lead' | 'helper'>
    resourceNo: string | null
    groupNo: string | null
    day: Day | null
    hours: Generated<string>
    startAt: Instant | null
    endAt: Instant | null
    reasonCode: string | null
    serviceStarted: Generated<boolean>
    posted: Generated<boolean>
    visitNo: string | null
    description: Generated<string>
  }
  plan: {
    planNo: string
    state: PlanState
    fromDay: Day
    toDay: Day
    resourceNos: string[]
    visitNos: string[]
    options: Json<Record<string, unknown>>
    askedAt: Instant
    askedBy: string
    startedAt: Instant | null
    endedAt: Instant | null
    progress: Json<Record<string, unknown>>
    proposal: Json<unknown> | null
    failure: string | null
    mode: Generated<PlanMode>
    name: Generated<string>
    event: Json<unknown> | null
    alternativeOf: Generated<string | null>
    consents: Generated<string[]>
    version: Generated<number>
  }
  traffic: { day: Day; factor: string; reportedAt: Instant; reportedBy: string }
  /** A link by which a customer signs for a visit; only the hash of its secret is kept. */
  signatureLink: {
    tokenHash: string
    visitNo: string
    orderNo: string
    sentTo: string
    madeAt: Instant
    madeBy: string
    expiresAt: Instant
    signedAt: Instant | null
  }
  /** Where a technician was seen last on the way to a visit; the place before is written over. */
  technicianPosition: {
    resourceNo: string
    visitNo: string
    latitude: number
    longitude: number
    accuracyMetres: number
    at: Instant
  }
  positionSharing: { resourceNo: string; since: Instant }
  calendarFeed: { resourceNo: string; tokenHash: string; openedAt: Instant; openedBy: string }
  visitReport: {
    reportId: string
    visitNo: string
    orderNo: string
    lineNo: number | null
    kind: string
    at: Instant
    receivedAt: Instant
    byUser: string
    byName: string
    resourceNo: string | null
    data: Json<Record<string, unknown>>
    outcome: 'applied' | 'kept'
    words: Json<{ code: string; facts: Facts }[]>
  }
  visitMove: {
    moveNo: GeneratedAlways<number>
    at: Instant
    byUser: string
    byName: string
    visitNo: string
    orderNo: string
    fromResourceNo: string | null
    fromStart: Instant | null
    toResourceNo: string | null
    toStart: Instant | null
    reasonCode: string
  }
  shiftNote: {
    noteNo: GeneratedAlways<number>
    at: Instant
    byUser: string
    byName: string
    text: string
    doneAt: Generated<Instant | null>
    doneByName: Generated<string | null>
  }
  boardStep: {
    stepNo: GeneratedAlways<number>
    userId: string
    at: Instant
    label: Json<unknown>
    undo: Json<unknown>
    redo: Json<unknown>
    fact: Json<StepFact> | null
    planNo: string | null
    state: Generated<'done' | 'undone' | 'gone'>
  }
}
