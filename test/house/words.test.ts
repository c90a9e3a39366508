import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { commands } from '../../src/app/cli/main.ts'
import { views } from '../../src/app/query.ts'
import { rooms } from '../../src/app/words.ts'
import type { Words } from '../../src/ground/kernel/index.ts'
import { leftOutRows, mendedRows, rowFaults } from '../../src/steps/collect/formats/grid.ts'
import { kinds } from '../../src/steps/collect/model.ts'
import { wordsOf } from '../../src/steps/collect/rejects/list.ts'
import { refusedCodes } from '../../src/steps/collect/standardise/standard.ts'
import { identifyColumns } from '../../src/steps/identify/index.ts'
import { baseColumns } from '../../src/steps/match/index.ts'

const root = join(import.meta.dirname, '../..')
const files = (pattern: string) =>
  globSync(pattern, { cwd: root, exclude: ['**/*.test.ts', '**/*.test.tsx'] }).sort()
const isWords = (value: unknown): value is Words =>
  typeof value === 'object' && value !== null && 'en' in value && 'zh' in value

/** Every dictionary of the house, by the file it stands in. */
const dictionaries = await Promise.all(
  files('src/**/*words.ts').map(async (file) => {
    const module: Record<string, unknown> = await import(join(root, file))
    return Object.entries(module)
      .filter(([, value]) => isWords(value))
      .map(([name, value]) => [`${file} ${name}`, value as Words] as const)
  }),
)

/** Chinese has one form for every number, English two. */
const withoutPlural = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '')
const keysOf = (texts: Record<string, string>) => [...new Set(Object.keys(texts).map(withoutPlural))].sort()
const placeholders = (text = '') => [...new Set(text.match(/\{\{[^}]+\}\}|\$t\([^)]*\)/g))].sort().join(' ')

describe.each(dictionaries.flat())('%s', (_, { en, zh }) => {
  test('says the same in both languages', () => {
    expect(keysOf(zh)).toEqual(keysOf(en))
    expect(Object.keys(en).length).toBeGreaterThan(0)
  })

  test('fills in the same', () => {
    const different = Object.entries({ ...en, ...zh }).flatMap(([key]) => {
      const base = withoutPlural(key)
      const [english, chinese] = [en[key] ?? en[`${base}_other`], zh[key] ?? zh[`${base}_other`]]
      // “one file” need not write its number.
      if (key.endsWith('_one') || placeholders(english) === placeholders(chinese)) return []
      return [`${key}: ${placeholders(english)} | ${placeholders(chinese)}`]
    })
    expect(different).toEqual([])
  })

  test('leaves nothing empty, and no plural alone', () => {
    const texts = [...Object.entries(en), ...Object.entries(zh)]
    expect(texts.filter(([, text]) => text.trim() === '')).toEqual([])
    // What an editor made of bytes that it took for another encoding: `ï¼` with a control character for a mark.
    expect(texts.filter(([, text]) => /[\u0080-\u009f\ufffd]/.test(text))).toEqual([])
    const alone = Object.keys(en).filter(
      (key) => key.endsWith('_one') && !(`${withoutPlural(key)}_other` in en),
    )
    expect([...alone, ...Object.keys(zh).filter((key) => key.endsWith('_one'))]).toEqual([])
  })
})

test('all dictionaries were found, and no two rooms say the same key', () => {
  expect(dictionaries.flat().length).toBeGreaterThan(12)
  const said = rooms.flatMap(({ en }) => Object.keys(en))
  expect(said.filter((key, i) => said.indexOf(key) !== i)).toEqual([])
})

test('every reason for a reject says first what is wrong, then what to do', () => {
  const rejects = rooms.flatMap((room) =>
    Object.values(room).flatMap((texts) =>
      Object.entries(texts).filter(([key]) => key.startsWith('collect.reject.')),
    ),
  )
  expect(rejects.length).toBeGreaterThan(60)
  const halves = rejects.map(([key, text]) => ({ key, ...wordsOf('', () => text) }))
  expect(halves.filter(({ reason, advice }) => reason === '' || advice === '')).toEqual([])
})

/** What the words of the values of a column begin with. */
const beginnings = () => found(/words: '([a-z]+\.[a-z_.]+)'/g).map(({ key }) => key)

const spoken = new Set(rooms.flatMap(({ en }) => Object.keys(en).flatMap((key) => [key, withoutPlural(key)])))

/** What runs on the server: every module but pages, tests and the dictionaries themselves. */
const sources = files('src/{ground,steps,connectors,app}/**/*.ts')
  .filter((file) => !/\/web\/|words\.ts$|\.fixture\.ts$/.test(file))
  .map((file) => ({
    file,
    text: readFileSync(join(root, file), 'utf8').replace(/^\s*(\*|\/\/|\/\*\*).*$/gm, ''),
  }))

const found = (pattern: RegExp) =>
  sources.flatMap(({ file, text }) =>
    [...text.matchAll(pattern)].map(([all, key = '']) => ({ file, all, key })),
  )

test('every fault has words', () => {
  const faults = found(/new Fault\(\s*'\w+',\s*(?:[^',]*\? '[^']+' : )?'([^']+)'/g)
  expect(faults.length).toBeGreaterThan(80)
  expect(faults.filter(({ key }) => !spoken.has(key))).toEqual([])
  // Nothing is thrown whose code stands elsewhere, where this test would not see it.
  expect(found(/new Fault\(/g).length).toBe(faults.length)
})

test('words of faults that pages show name no verb; the verbs that help say so themselves', () => {
  const faults = found(/new Fault\(\s*'\w+',\s*(?:[^',]*\? '[^']+' : )?'([^']+)'/g)
  const shown = new Set(
    faults.filter(({ file }) => !/^src\/app\/|commands\.ts$/.test(file)).map(({ key }) => key),
  )
  const named = rooms.flatMap((room) =>
    Object.values(room).flatMap((texts) =>
      Object.entries(texts).filter(
        ([key, text]) => shown.has(withoutPlural(key)) && /\btalweg [a-z]/.test(text),
      ),
    ),
  )
  expect(named).toEqual([])
  const helped = commands.flatMap(({ helps = [] }) => helps)
  expect(helped.length).toBeGreaterThan(8)
  expect(helped.filter((code) => !faults.some(({ key }) => key === code))).toEqual([])
})

test('every key that is written out has words', () => {
  const roomNames = [...new Set([...spoken].map((key) => key.split('.')[0]))].join('|')
  const tables = tableNames()
  const begun = beginnings()
  const named = found(new RegExp(`'((?:${roomNames})\\.[a-z0-9_. ]*[a-z0-9_])'`, 'g')).filter(
    ({ key }) =>
      !tables.has(
        key
          .replace(/ as \w+$/, '')
          .split('.')
          .slice(0, 2)
          .join('.'),
      ) &&
      !begun.includes(key) &&
      !/\.(html|sql|json|csv|duckdb)$/.test(key),
  )
  expect(named.length).toBeGreaterThan(150)
  expect(named.filter(({ key }) => !spoken.has(key))).toEqual([])
})

test('every column whose values are codes has words for them', () => {
  expect(beginnings().length).toBeGreaterThan(5)
  expect(beginnings().filter((begin) => ![...spoken].some((key) => key.startsWith(`${begin}.`)))).toEqual([])
})

test('every key that is put together can become one that has words', () => {
  const roomNames = [...new Set([...spoken].map((key) => key.split('.')[0]))].join('|')
  const templates = found(new RegExp(`\`((?:${roomNames})\\.[^\`\\s]*\\$\\{[^\`]*)\``, 'g'))
  const unknown = templates.filter(({ key }) => {
    const parts = key.split(/\$\{[^}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    const pattern = new RegExp(`^${parts.join('.+')}$`)
    return ![...spoken].some((key) => pattern.test(key))
  })
  expect(templates.length).toBeGreaterThan(15)
  expect(unknown).toEqual([])
})

test('every reason for a reject, field, column and kind has words', () => {
  const wanted = [
    ...[
      ...rowFaults,
      ...leftOutRows,
      ...mendedRows,
      ...refusedCodes,
      'duplicate_id',
      ...kinds.map((kind) => `needs_${kind}`),
    ].map((code) => `collect.reject.${code}`),
    ...kinds.map((kind) => `collect.kind.${kind}`),
    ...[...baseColumns, ...identifyColumns].map(({ label }) => String(label)),
  ]
  expect(wanted.filter((key) => !spoken.has(key))).toEqual([])
  const reasons = [...spoken].filter((key) => key.startsWith('collect.reject.'))
  expect(reasons.filter((key) => !wanted.includes(key))).toEqual([])
})

/** Names of tables and views, which look like keys. */
function tableNames(): Set<string> {
  const statements = files('src/**/*.{sql,ts}').map((file) => readFileSync(join(root, file), 'utf8'))
  const made = statements.flatMap((text) =>
    [...text.matchAll(/create (?:or replace )?(?:table|view)(?: if not exists)? (\w+\.[\w{}]+)/g)].map(
      ([, name = '']) => name,
    ),
  )
  return new Set([
    ...made,
    ...kinds.map((kind) => `collect.${kind}`),
    ...views.map(({ view }) => `main.${view}`),
  ])
}
