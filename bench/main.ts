import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { measureClusters } from './clusters.ts'
import { measureDedupe } from './dedupe.ts'
import { print } from './figures.ts'
import { measureIcp } from './icp.ts'
import { measureImport } from './import.ts'
import { measureJoin } from './join.ts'
import { measureManyRecords, measureMatch } from './match.ts'
import { measureNames } from './match-names.ts'
import { measurePeople } from './people.ts'
import { measurePreview } from './preview.ts'
import { measureProfile } from './profile.ts'
import { measureStart } from './start.ts'
import { measureWay } from './way.ts'
import { measureWorkbook } from './workbook.ts'

// As `bin/talweg.js` has it for all that it starts.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, '..', 'node_modules', '.cache', 'talweg')

/** Parts of the measurement by name; without names all but those that take minutes. */
const parts: Record<string, (folder: string) => Promise<void>> = {
  start: measureStart,
  way: measureWay,
  preview: measurePreview,
  workbook: measureWorkbook,
  clusters: measureClusters,
  icp: measureIcp,
  profile: measureProfile,
  import: (folder) => measureImport(folder, 1_000_000, '30 s and 1000 MB'),
  join: (folder) => measureJoin(folder, 1_000_000),
  join100k: (folder) => measureJoin(folder, 100_000),
  match: (folder) => measureMatch(folder, 1_000_000),
  dedupe: (folder) => measureDedupe(folder, 1_000_000),
  dedupe200k: (folder) => measureDedupe(folder, 200_000),
  'match-names': measureNames,
  people: () => measurePeople(1_000_000),
  people100k: () => measurePeople(100_000),
  match200k: (folder) => measureMatch(folder, 200_000),
  match5m: (folder) => measureManyRecords(folder, 5_000_000),
  import5m: (folder) => measureImport(folder, 5_000_000, '1000 MB'),
}

const named = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const unknown = named.find((name) => parts[name] === undefined)
if (unknown !== undefined) throw new Error(`${unknown}: the parts are ${Object.keys(parts).join(', ')}`)

const folder = mkdtempSync(join(tmpdir(), 'talweg-bench-'))
try {
  for (const [name, measure] of Object.entries(parts))
    if (
      named.length === 0
        ? ![
            'import5m',
            'match5m',
            'join100k',
            'match200k',
            'dedupe',
            'dedupe200k',
            'people100k',
            'icp',
          ].includes(name)
        : named.includes(name)
    )
      await measure(folder)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
print(process.argv.includes('--json'))
