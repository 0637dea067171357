import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Builds the pages when they are missing or older than their sources; a second start does not build. */
export async function buildWeb(): Promise<void> {
  // The page that is written last.
  const page = join(root, 'web/dist/my-day.html')
  const sources = [
    'web/src',
    'web/public',
    'web/index.html',
    'web/my-day.html',
    'web/vite.config.ts',
    'business/src',
    'package-lock.json',
  ]
  const newest = Math.max(...sources.map((source) => newestIn(join(root, source))))
  if (existsSync(page) && statSync(page).mtimeMs >= newest) return
  console.log('Building the pages … / Preparo le pagine …')
  const { build } = await import('vite')
  // Tests run what people get, not the development build of the libraries.
  const before = process.env.NODE_ENV
  process.env.NODE_ENV = 'production'
  for (const mode of ['production', 'field']) await build({ root: join(root, 'web'), mode, logLevel: 'warn' })
  if (before === undefined) delete process.env.NODE_ENV
  else process.env.NODE_ENV = before
}

function newestIn(path: string): number {
  if (!existsSync(path)) return 0
  const about = statSync(path)
  if (!about.isDirectory()) return about.mtimeMs
  return Math.max(0, ...readdirSync(path).map((name) => newestIn(join(path, name))))
}
