import { spawnSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'

const root = join(import.meta.dirname, '../..')

interface Cruise {
  modules: { source: string }[]
  summary: { violations: { from: string; to: string; rule: { name: string } }[]; totalCruised: number }
}

/** What the checker says about the folders of a tree; the same configuration and parser as `npm run check:imports`. */
function cruise(tree: string, ...folders: string[]): Cruise {
  const checker = join(root, 'node_modules/.bin/depcruise')
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [checker, '--config', join(root, 'architecture.mjs'), '-T', 'json', ...folders],
    { cwd: tree, encoding: 'utf8', maxBuffer: 1e9 },
  )
  if (!stdout.startsWith('{')) throw new Error(stderr)
  return JSON.parse(stdout)
}

/** A tree of modules in a temporary folder. Whatever a module imports is there as well, and empty. */
async function plant(modules: Record<string, string>): Promise<string> {
  const tree = await mkdtemp(join(tmpdir(), 'talweg-imports-'))
  onTestFinished(() => rm(tree, { recursive: true, force: true }))
  const put = async (path: string, text: string) => {
    await mkdir(dirname(join(tree, path)), { recursive: true })
    await writeFile(join(tree, path), text)
  }
  const wanted = Object.entries(modules).flatMap(([path, text]) =>
    [...text.matchAll(/'(\.[^']*)'/g)].map(([, to = '']) => join(dirname(path), to)),
  )
  for (const path of wanted) if (!path.includes('nowhere')) await put(path, 'export const x = 1\n')
  for (const [path, text] of Object.entries(modules)) await put(path, `${text}\n`)
  await put('package.json', '{"type": "module", "dependencies": {}, "devDependencies": {"left-pad": "1"}}')
  await put('node_modules/left-pad/package.json', '{"name": "left-pad", "version": "1.0.0", "main": "x.js"}')
  await put('node_modules/left-pad/x.js', '')
  return tree
}

/** One wrong import for each way to go wrong: where it stands, what it imports, and the rule that refuses it. */
const wrong: readonly [from: string, statement: string, rule: string][] = [
  ['src/ground/kernel/money.ts', "import '../state/index.ts'", 'imports-point-left-and-down'],
  ['src/ground/lake/lake.ts', "import '../edge/index.ts'", 'imports-point-left-and-down'],
  [
    'src/ground/edge/a.ts',
    "import type { x } from '../../steps/consent/index.ts'",
    'imports-point-left-and-down',
  ],
  ['src/steps/collect/a.ts', "import { x } from '../match/index.ts'", 'imports-point-left-and-down'],
  ['src/steps/match/a.ts', "export { x } from '../measure/index.ts'", 'imports-point-left-and-down'],
  [
    'src/steps/match/b.ts',
    "export const y = () => import('../identify/index.ts')",
    'imports-point-left-and-down',
  ],
  [
    'src/steps/match/web/a.tsx',
    "import type { x } from '../../identify/model.ts'",
    'imports-point-left-and-down',
  ],
  ['src/steps/match/c.ts', "import { x } from '../collect/facts.ts'", 'rooms-have-front-doors'],
  ['src/steps/match/d.ts', "import { x } from '../collect/deep/index.ts'", 'rooms-have-front-doors'],
  ['src/steps/match/e.ts', "import { x } from '../../ground/lake/lake.ts'", 'rooms-have-front-doors'],
  ['src/app/a.ts', "import { x } from '../steps/match/store.ts'", 'rooms-have-front-doors'],
  ['src/connectors/smtp/a.ts', "import { x } from '../../steps/engage/store.ts'", 'rooms-have-front-doors'],
  ['src/steps/match/f.ts', "import { x } from '../../app/config.ts'", 'nobody-imports-app'],
  ['src/web/a.ts', "import type { x } from '../app/config.ts'", 'nobody-imports-app'],
  ['src/connectors/smtp/b.ts', "import { x } from '../../app/config.ts'", 'nobody-imports-app'],
  [
    'src/steps/engage/a.ts',
    "import { x } from '../../connectors/smtp/index.ts'",
    'only-app-imports-connectors',
  ],
  ['src/connectors/smtp/c.ts', "import { x } from '../wechat/index.ts'", 'connectors-stand-alone'],
  ['demo/a.ts', "import { x } from '../src/ground/kernel/index.ts'", 'demo-stands-alone'],
  ['src/steps/match/web/b.tsx', "import { x } from '../store.ts'", 'the-browser-takes-plain-things'],
  [
    'src/steps/match/web/c.tsx',
    "import { x } from '../../collect/index.ts'",
    'the-browser-takes-plain-things',
  ],
  ['src/web/b.ts', "import { x } from '../ground/lake/index.ts'", 'the-browser-takes-plain-things'],
  ['src/app/web.tsx', "import { x } from './query.ts'", 'the-browser-takes-plain-things'],
  ['src/web/c.ts', "import { readFileSync } from 'node:fs'", 'the-browser-has-no-node'],
  ['src/steps/match/model.ts', "import { readFileSync } from 'node:fs'", 'the-browser-has-no-node'],
  ['src/steps/match/g.ts', "import { x } from './web/index.tsx'", 'the-server-draws-no-pages'],
  ['src/app/b.ts', "import { x } from '../web/index.ts'", 'the-server-draws-no-pages'],
  ['src/web/d.ts', "import { x } from '../steps/match/words.ts'", 'the-shell-knows-no-step'],
  ['src/steps/match/web/d.tsx', "import { x } from '../../../web/kit/table.tsx'", 'pages-have-front-doors'],
  ['src/app/web-more.tsx', "import { x } from '../steps/match/web/parts.tsx'", 'pages-have-front-doors'],
  ['src/steps/identify/web/a.tsx', "import { x } from '../../match/web/index.tsx'", 'pages-meet-in-app'],
  ['src/steps/match/h.ts', "import 'left-pad'", 'what-runs-is-installed'],
  ['src/steps/match/i.ts', "import { x } from './i.test.ts'", 'nothing-imports-tests'],
  ['src/steps/match/j.ts', "import { x } from '../../../test/support/log.ts'", 'nothing-imports-tests'],
  ['src/steps/match/k.ts', "import { x } from './nowhere.ts'", 'everything-is-there'],
]

test('each kind of wrong import is refused by its rule', async () => {
  const tree = await plant({
    ...Object.fromEntries(wrong.map(([from, statement]) => [from, statement])),
    'src/steps/match/one.ts': "import { two } from './two.ts'\nexport const one = two",
    'src/steps/match/two.ts': "import type { one } from './one.ts'\nexport const two = 2",
  })
  const { violations } = cruise(tree, 'src', 'demo').summary
  const refused = violations.map(({ from, rule }) => `${from} ${rule.name}`)
  const expected = wrong.map(([from, , rule]) => `${from} ${rule}`)
  expect(refused.sort()).toEqual([...expected, 'src/steps/match/one.ts no-cycles'].sort())
})

test('what the house is built of is let through', async () => {
  const tree = await plant({
    'src/ground/edge/a.ts':
      "import { x } from '../kernel/index.ts'\nimport { x as y } from '../state/index.ts'",
    'src/steps/identify/a.ts':
      "import { x } from '../match/index.ts'\nimport { x as y } from '../collect/known.ts'\nimport { x as z } from './model.ts'",
    'src/steps/identify/study/a.ts': "import { x } from '../model.ts'",
    'src/steps/identify/web/a.tsx': [
      "import type { x } from '../../match/web/index.tsx'",
      "import { x as y } from '../../match/model.ts'",
      "import { x as z } from '../words.ts'",
      "import type { x as w } from '../../match/store.ts'",
      "import { x as v } from '../../../web/index.ts'",
      "import { x as u } from '../../../ground/kernel/index.ts'",
    ].join('\n'),
    'src/steps/identify/a.test.ts': "import { x } from '../../app/talweg.ts'\nimport 'left-pad'",
    'src/connectors/smtp/index.ts': "import { x } from '../../steps/engage/index.ts'",
    'src/web/build.ts': "import { readFileSync } from 'node:fs'",
    'src/web/api/model.ts': "export { x } from '../../ground/edge/model.ts'",
    'src/app/web.tsx':
      "import { x } from '../steps/match/web/index.tsx'\nimport { x as y } from '../web/index.ts'",
    'src/app/a.ts':
      "import { x } from '../connectors/smtp/index.ts'\nimport { x as y } from '../../demo/index.ts'",
    'src/app/words.ts': "import { x } from '../ground/lake/words.ts'",
    'bench/main.ts': "import { x } from '../src/app/talweg.ts'",
  })
  expect(cruise(tree, 'src', 'demo', 'bench').summary.violations).toEqual([])
})

test('every module of the house is read, and keeps the rules', () => {
  const { modules, summary } = cruise(root, 'src', 'demo', 'bench', 'test')
  const read = modules.map(({ source }) => source).filter((source) => /^src\/.*\.tsx?$/.test(source))
  expect(read.sort()).toEqual(globSync('src/**/*.{ts,tsx}', { cwd: root }).sort())
  expect(read.length).toBeGreaterThan(200)
  expect(summary.violations.map(({ from, to, rule }) => `${rule.name}: ${from} → ${to}`)).toEqual([])
})

test('no type is imported in the one way that the checker does not see', () => {
  const unseen = globSync('{src,demo,bench}/**/*.{ts,tsx}', { cwd: root }).filter((file) =>
    /import\('\.[^']*'\)\)?\s*(?:\[|\.(?!then\b))/.test(readFileSync(join(root, file), 'utf8')),
  )
  expect(unseen).toEqual([])
})
