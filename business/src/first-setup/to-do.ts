/** What a company needs before its day can be planned, in the order in which it is best entered. */
export const steps = [
  'address',
  'people',
  'groups',
  'technicians',
  'hours',
  'customers',
  'positions',
  'service-items',
  'warranty',
  'fees',
] as const
export type Step = (typeof steps)[number]

/** Figures of the company that tell what is there. */
export interface Present {
  readonly hasAddress: boolean
  readonly people: number
  readonly groups: number
  readonly technicians: number
  readonly techniciansWithoutHours: number
  readonly customers: number
  readonly customersWithoutPosition: number
  readonly serviceItems: number
  readonly hasWarrantyDuration: boolean
  readonly hasStartingFee: boolean
}

export interface ToDo {
  readonly step: Step
  readonly done: boolean
  /** How many still lack it, where that can be counted. */
  readonly open: number
}

/** Each step with whether it is done. The first person is the founder: a company wants a second one. */
export function toDoOf(present: Present): ToDo[] {
  const of = (step: Step, done: boolean, open = 0): ToDo => ({ step, done, open })
  return [
    of('address', present.hasAddress),
    of('people', present.people > 1),
    of('groups', present.groups > 0),
    of('technicians', present.technicians > 0),
    of(
      'hours',
      present.technicians > 0 && present.techniciansWithoutHours === 0,
      present.techniciansWithoutHours,
    ),
    of('customers', present.customers > 0),
    of(
      'positions',
      present.customers > 0 && present.customersWithoutPosition === 0,
      present.customersWithoutPosition,
    ),
    of('service-items', present.serviceItems > 0),
    of('warranty', present.hasWarrantyDuration),
    of('fees', present.hasStartingFee),
  ]
}
