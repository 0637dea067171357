import { expect, test } from 'vitest'
import { afterFailure, isFinal, mostAttempts } from './queue.ts'

test('a mail that does not go out waits longer each time, and then for a person', () => {
  expect([1, 2, 3].map((attempts) => afterFailure(attempts).waitSeconds)).toEqual([60, 240, 540])
  expect(afterFailure(mostAttempts)).toMatchObject({ status: 'error' })
})

test('what the server refuses for good is not tried again', () => {
  expect([550, 450, undefined].map(isFinal)).toEqual([true, false, false])
})
