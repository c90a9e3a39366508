import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { createClient } from '../../src/app/cli/client.ts'
import { readConfig } from '../../src/app/config.ts'
import { openTalweg, type Talweg } from '../../src/app/talweg.ts'
import type { Api } from '../../src/ground/edge/index.ts'
import { recogniseFile } from '../../src/steps/collect/index.ts'
import { origin } from '../support/edge.ts'
import { collectLog } from '../support/log.ts'
import { testState } from '../support/state.ts'

export type House = Talweg &
  Readonly<{
    /** The operator's client. */
    api: Api
    log: ReturnType<typeof collectLog>
    /** Stands still until it is moved. */
    clock: { now: Date }
  }>

/** The whole application as it is when it runs; closed after the tests of the file. */
export async function openHouse(query = { milliseconds: 20_000, rows: 1000 }): Promise<House> {
  const home = await mkdtemp(join(tmpdir(), 'talweg-house-'))
  const { url: databaseUrl } = await testState()
  const log = collectLog()
  const clock = { now: new Date('2025-06-01T08:00:00Z') }
  const config = { ...readConfig({}), home, databaseUrl, lake: { memory: '256MB', threads: 2 }, query }
  const talweg = await openTalweg(config, { log, now: () => clock.now, command: 'test' })
  afterAll(async () => {
    await talweg.close()
    await rm(home, { recursive: true, force: true })
  })
  const api = createClient({
    fetch: talweg.fetch,
    url: origin,
    token: talweg.token,
    language: 'en',
    onProgress: () => {},
  })
  return { ...talweg, api, log, clock }
}

/** The column “Canary” and its cells are kept as they came, and are in no public view. */
const files: Record<string, string> = {
  'accounts.csv': `Account ID,Account Name,Website,Industry,Employees,Country,City,Canary
a1,Northwind Telecom,northwind.example,Telecom,1200,US,Boston,canary
a2,Contoso Retail,contoso.example,Retail,300,US,Denver,canary
a3,Fabrikam Works,fabrikam.example,Manufacturing,5000,DE,Berlin,canary
a4,Northwind Telecom Inc,www.northwind.example,Telecom,1200,US,Boston,canary
`,
  'contacts.csv': `Contact ID,First Name,Last Name,Email,Title,Account ID
c1,Ada,Reed,ada.reed@northwind.example,CTO,a1
c2,Ben,Cole,ben.cole@contoso.example,Buyer,a2
`,
  'opportunities.csv': `Opportunity ID,Account ID,Product,Stage,Amount,Created,Close Date
o1,a1,Router X,Won,1200,2025-01-03,2025-02-01
o2,a2,Router X,Lost,800,2025-01-09,2025-02-11
o3,a3,Switch Y,Won,950.50,2025-02-03,2025-03-01
o4,a1,Switch Y,Prospecting,no idea,2025-04-03,
`,
  'activities.csv': `Activity ID,Type,Subject,Date,Account Name,Contact Email
v1,Call,First call,2025-05-03,Northwind Telecom,ada.reed@northwind.example
v2,Meeting,Demo,2025-05-20,Contoso Retail,ben.cole@contoso.example
`,
}

/** A few companies taken through the whole job, so that every public view has rows. */
export async function fillHouse(api: Api): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'talweg-house-files-'))
  const plans = []
  for (const [name, text] of Object.entries(files)) {
    await writeFile(join(folder, name), text)
    {
      const { tables } = await recogniseFile(api, join(folder, name), (key) => key)
      plans.push(...tables.map(({ plan }) => plan))
    }
  }
  await rm(folder, { recursive: true })
  await api.job('/imports', { files: plans })
  await api.job('/profiles/learn', { name: 'Best customers' })
  await api.job('/targets', { name: 'Pilot', owner: 'Olga' })
}
