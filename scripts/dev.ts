import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

// The server and the pages, both reloading: open the address that Vite prints.
const root = fileURLToPath(new URL('../', import.meta.url))
const options = { stdio: 'inherit', cwd: root } as const
const children = [
  spawn(
    process.execPath,
    [
      '--watch-path=server/src',
      '--watch-path=business/src',
      '--watch-path=optimiser/src',
      'server/bin/giro.js',
      'start',
    ],
    options,
  ),
  spawn(process.execPath, ['node_modules/vite/bin/vite.js', 'web'], options),
  spawn(
    process.execPath,
    ['node_modules/vite/bin/vite.js', 'web', '--mode', 'field', '--base', '/field-dev/'],
    options,
  ),
]
process.on('SIGINT', () => {
  for (const child of children) child.kill('SIGINT')
  process.exit(0)
})
