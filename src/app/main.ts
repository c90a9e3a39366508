import { runCommandLine } from './cli/main.ts'

// What Talweg writes is for the one who runs it: customer data lie in plain files.
process.umask(0o077)
process.exitCode = await runCommandLine(process.argv.slice(2))
