import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { contentOf, fileStoreOf } from './files.store.ts'

const bytes = new TextEncoder().encode('manuale')
const content = contentOf(bytes)

test('a folder keeps content by its digest', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'giro-files-'))
  const store = fileStoreOf(folder, 'test', {})
  expect(await store.get(content)).toBe(null)
  await store.put(content, bytes)
  expect(new TextDecoder().decode((await store.get(content))!)).toBe('manuale')
  rmSync(folder, { recursive: true })
})

test('an S3-compatible store gets signed requests below the company’s prefix', async () => {
  const kept = new Map<string, Buffer>()
  const seen: string[] = []
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url} ${request.headers.authorization?.split(' ')[0]}`)
    if (request.method === 'PUT') {
      const parts: Buffer[] = []
      request.on('data', (part: Buffer) => parts.push(part))
      request.on('end', () => {
        kept.set(request.url!, Buffer.concat(parts))
        response.end()
      })
      return
    }
    const found = kept.get(request.url!)
    response.statusCode = found ? 200 : 404
    response.end(found)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const environment = {
    GIRO_S3_URL: `http://127.0.0.1:${port}/secchio`,
    GIRO_S3_KEY: 'k',
    GIRO_S3_SECRET: 's',
  }
  const store = fileStoreOf('/nowhere', 'demo', environment)
  expect(await store.get(content)).toBe(null)
  await store.put(content, bytes)
  expect(new TextDecoder().decode((await store.get(content))!)).toBe('manuale')
  expect(seen[1]).toBe(`PUT /secchio/demo/${content} AWS4-HMAC-SHA256`)
  server.close()
})
