import { setFlagsFromString } from 'node:v8'
import { runCommandLine } from './cli/main.ts'

// The garbage of an import is to be collected when it is half as much as what is in use, not several times as much.
setFlagsFromString('--heap-growing-percent=50')
// Between two pieces of work what is young is collected at a tenth of its room, not at four fifths: what the engine gets back with it is
// little then, and nobody waits long for it. Work at one go is not interrupted by it, and an import takes no more of the processors.
setFlagsFromString('--minor-gc-task-trigger=10')

// What Talweg writes is for the one who runs it: customer data lie in plain files.
process.umask(0o077)
// Whoever reads may stop reading, as `head` does; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})
process.exitCode = await runCommandLine(process.argv.slice(2))
