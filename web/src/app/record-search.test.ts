import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { paths } from './record-search.ts'

test('every kind of record that is found has a page', () => {
  const router = readFileSync(new URL('./router.tsx', import.meta.url), 'utf8')
  expect(Object.values(paths).filter((path) => !router.includes(`page('${path}$`))).toEqual([])
})
