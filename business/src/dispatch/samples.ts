import type { Day, Instant } from '../foundation/day.ts'
import type { Placement, PlanDays, Technician, TechnicianDay, Visit } from './day.ts'

/** Valid examples to vary in tests: a Tuesday in October on which people work from 08:00 to 17:00 in Rome. */
export const day = '2026-10-13' as Day
export const next = '2026-10-14' as Day

export const person = (resourceNo: string, longitude = 11.1): Technician => ({
  resourceNo,
  name: resourceNo,
  groupNo: null,
  skills: [],
  zones: [],
  start: { latitude: 46, longitude },
  maxOvertimeMinutes: 60,
  maxVisitsPerDay: null,
  blocked: false,
})
export const shift = (resourceNo: string, on = day): TechnicianDay => ({
  resourceNo,
  day: on,
  shift: {
    open: `${on}T06:00:00Z` as Instant,
    close: `${on}T15:00:00Z` as Instant,
    breaks: [],
    absences: [],
  },
})
/** An hour of work from a moment in UTC on. */
export const placed = (resourceNo: string, start = '07:00', end = '08:00'): Placement => ({
  resourceNo,
  day,
  arrival: `${day}T${start}:00Z` as Instant,
  start: `${day}T${start}:00Z` as Instant,
  end: `${day}T${end}:00Z` as Instant,
  travelSeconds: 0,
  travelMetres: 0,
  travelQuality: 'estimated',
})
export const visit = (visitNo: string, more: Partial<Visit> = {}): Visit => ({
  visitNo,
  orderNo: visitNo,
  version: 1,
  state: more.placement ? 'planned' : 'unplanned',
  pin: 'none',
  description: '',
  customerNo: 'C1',
  customerName: 'Cliente',
  address: '',
  city: '',
  phone: '',
  zoneCode: null,
  position: { latitude: 46, longitude: 11.1 },
  orderStatus: 'pending',
  priority: 'low',
  minutes: 60,
  lineNos: [10000],
  due: null,
  ordered: '2026-10-12T08:00:00Z' as Instant,
  earliestStart: null,
  promised: null,
  windows: [],
  receivingHours: [],
  skills: [],
  preferredResourceNo: null,
  requiredResourceNo: null,
  excludedResourceNos: [],
  placement: null,
  published: null,
  ...more,
})
export const days = (visits: Visit[], technicians = [person('ROSSI'), person('BIANCHI')]): PlanDays => ({
  timeZone: 'Europe/Rome',
  now: '2026-10-13T05:00:00Z' as Instant,
  fromDay: day,
  toDay: day,
  technicians,
  days: technicians.map((one) => shift(one.resourceNo)),
  visits,
  skillsOption: 'code-shown',
  zonesOption: 'code-shown',
  freezeMinutes: 60,
  promiseToleranceMinutes: 30,
})
