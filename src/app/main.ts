import { setFlagsFromString } from 'node:v8'
import { runCommandLine } from './cli/main.ts'

// The garbage of an import is to be collected when it is half as much as what is in use, not several times as much.
setFlagsFromString('--heap-growing-percent=50')

// What Talweg writes is for the one who runs it: customer data lie in plain files.
process.umask(0o077)
// Whoever reads may stop reading, as `head` does; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})
process.exitCode = await runCommandLine(process.argv.slice(2))
