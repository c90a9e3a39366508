import { join } from 'node:path'
import { bareRead } from './bare.ts'
import { writeAccounts, writeOpportunities } from './data.ts'
import { add } from './figures.ts'
import { command } from './talweg.ts'

/** The way from files to a target account list, with 100,000 accounts. */
export async function measureWay(folder: string): Promise<void> {
  const accounts = join(folder, 'accounts.csv')
  const opportunities = join(folder, 'opportunities.csv')
  await writeAccounts(accounts, 100_000)
  await writeOpportunities(opportunities, 300_000, 100_000)
  const home = join(folder, 'middle')
  const imported = await command(home, ['import', accounts, opportunities, '--json'])
  add(
    'import and refresh, 100,000 accounts + 300,000 opportunities',
    imported.seconds,
    's',
    `peak ${Math.round(imported.peak)} MB; whole command`,
  )
  add(
    'the same files read by DuckDB alone',
    (await bareRead(accounts)) + (await bareRead(opportunities)),
    's',
    'reference',
  )
  const learned = await command(home, ['icp', 'learn', '--json'])
  add('learn a profile, 100,000 accounts', learned.seconds, 's', 'whole command')
  const built = await command(home, ['targets', 'build', '--json'])
  add('build a target list, 100,000 accounts', built.seconds, 's', 'whole command')
}
