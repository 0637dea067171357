import { spawnSync } from 'node:child_process'
import { startPostgres } from './postgres.ts'

// Runs the tests that touch a database on a real PostgreSQL server, which it starts and stops itself.
const server = await startPostgres()
if (!server) {
  console.log('No PostgreSQL server is installed; nothing was run.')
  process.exit(process.env.CI ? 0 : 1)
}
// The pages are the same on either database; they are tried on the embedded one.
const args = [
  'run',
  'business',
  'scenarios',
  ...['board', 'dispatcher-day', 'without-a-mouse'].flatMap((name) => [
    '--exclude',
    `scenarios/${name}-in-browser.test.ts`,
  ]),
  ...process.argv.slice(2),
]
const { status } = spawnSync('vitest', args, {
  stdio: 'inherit',
  env: { ...process.env, TEST_DATABASE_URL: server.url },
})
await server.stop()
process.exit(status ?? 1)
