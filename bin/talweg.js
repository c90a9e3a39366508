#!/usr/bin/env node
// Talweg needs Node 24 and brings it as a dependency: an older Node found first in PATH hands over to it. Compiled code is kept
// beside the dependencies, for threads too, which saves two fifths of the work of a start.
import { spawn } from 'node:child_process'
import module, { createRequire } from 'node:module'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../src/app/main.ts', import.meta.url))
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('../node_modules/.cache/talweg', import.meta.url))
if (Number(process.versions.node.split('.')[0]) >= 24) {
  module.enableCompileCache()
  await import(main)
} else {
  const node = join(dirname(createRequire(import.meta.url).resolve('node/package.json')), 'bin', 'node')
  const child = spawn(node, [main, ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)))
}
