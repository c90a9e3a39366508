// A Talweg that opens a home and waits to be killed, or told how to end. It says the process number of its PostgreSQL.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openState } from '../index.ts'

const [home = ''] = process.argv.slice(2)
const log = { info: () => {}, warn: () => {}, error: () => {} }
await openState({ home, log, migrations: [] })
const [pid] = (await readFile(join(home, 'postgres/data/postmaster.pid'), 'utf8')).split('\n')
process.stdin.once('data', (order) => {
  if (String(order) === 'exit') process.exit(3)
  throw new Error('nobody catches this')
})
process.stdout.write(`${pid}\n`)
