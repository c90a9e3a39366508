import { runCommandLine } from './cli/main.ts'

// What Talweg writes is for the one who runs it: customer data lie in plain files.
process.umask(0o077)
// Whoever reads may stop reading, as `head` does; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})
process.exitCode = await runCommandLine(process.argv.slice(2))
