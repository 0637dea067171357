import { expect, test } from 'vitest'
import { pointsWith } from './points-with.ts'
import type { QueuedReport } from './queue.ts'

const point = (pointNo: number, more: object = {}) => ({
  pointNo,
  kind: 'measure',
  minimum: null,
  maximum: '100',
  choices: [],
  mandatory: true,
  photo: false,
  verdict: null,
  value: '',
  note: '',
  photos: 0,
  answeredAt: null,
  ...more,
})
const line = { lineNo: 10000, points: [point(1), point(2, { verdict: 'ok', value: '80' })] }
const waits = (content: object, visitNo = 'V1'): QueuedReport =>
  ({ reportId: 'r', visitNo, at: '2026-11-30T08:00:00Z', content: { lineNo: 10000, ...content } }) as never
const shown = (...waiting: QueuedReport[]) =>
  pointsWith({ visitNo: 'V1' }, line as never, waiting).map((one) => [one.verdict, one.value, one.photos])

test('what waits on the phone is shown as it will be; the last answer counts, the limits judge', () => {
  expect(shown()).toEqual([
    [null, '', 0],
    ['ok', '80', 0],
  ])
  expect(
    shown(
      waits({ kind: 'check', pointNo: 1, verdict: 'ok', value: '90', note: '' }),
      waits({ kind: 'check', pointNo: 1, verdict: 'ok', value: '190', note: '' }),
      waits({ kind: 'photo', pointNo: 2 }),
    ),
  ).toEqual([
    ['failed', '190', 0],
    ['ok', '80', 1],
  ])
})

test('reports of other visits and lines, and photos of the line as a whole, are nothing of it', () => {
  expect(
    shown(
      waits({ kind: 'check', pointNo: 1, verdict: 'ok', value: '90', note: '' }, 'V2'),
      waits({ kind: 'check', pointNo: 1, verdict: 'ok', value: '90', note: '', lineNo: 20000 }),
      waits({ kind: 'photo' }),
    ),
  ).toEqual(shown())
})
