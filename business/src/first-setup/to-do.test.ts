import { expect, test } from 'vitest'
import { type Present, toDoOf } from './to-do.ts'

const nothing: Present = {
  hasAddress: false,
  people: 1,
  groups: 0,
  technicians: 0,
  techniciansWithoutHours: 0,
  customers: 0,
  customersWithoutPosition: 0,
  serviceItems: 0,
  hasWarrantyDuration: false,
  hasStartingFee: false,
}

test('a new company has all to do; each step is done by what is there', () => {
  expect(toDoOf(nothing).every((step) => !step.done)).toBe(true)
  const some = toDoOf({ ...nothing, technicians: 3, techniciansWithoutHours: 1, customers: 9 })
  expect(some.filter((step) => step.done).map((step) => step.step)).toEqual([
    'technicians',
    'customers',
    'positions',
  ])
  expect(some.find((step) => step.step === 'hours')).toMatchObject({ done: false, open: 1 })
})
