import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Words } from '../ground/kernel/index.ts'

const isWords = (value: unknown): value is Words =>
  typeof value === 'object' && value !== null && 'en' in value && 'zh' in value

const dictionariesOf = async (pattern: string) =>
  Object.fromEntries(
    await Promise.all(
      globSync(pattern)
        .sort()
        .map(async (file) => {
          const module: Record<string, unknown> = await import(resolve(file))
          return [file, Object.values(module).find(isWords) ?? { en: {}, zh: {} }] as const
        }),
    ),
  )

/** The dictionaries of pages, by file. */
const pages: Record<string, Words> = {
  ...(await dictionariesOf('src/web/**/words.ts')),
  ...(await dictionariesOf('src/steps/*/web/**/words.ts')),
}
const all: Words[] = Object.values(await dictionariesOf('src/{ground,steps,web}/**/words.ts'))

/** A plural has a form for one in English and none in Chinese. */
const plain = (key: string) => key.replace(/_(one|other)$/, '')
const placeholders = (text: string | undefined) =>
  [...(text ?? '').matchAll(/\{\{(\w+)\}\}/g)].map(([all]) => all)

describe.each(Object.entries(pages))('words of %s', (_, { en, zh }) => {
  test('say the same things in both languages', () => {
    expect([...new Set(Object.keys(zh).map(plain))].sort()).toEqual(
      [...new Set(Object.keys(en).map(plain))].sort(),
    )
    expect(Object.keys(zh).filter((key) => key.endsWith('_one'))).toEqual([])
  })

  test('fill in the same placeholders', () => {
    for (const [key, text] of Object.entries(zh)) {
      expect({ key, used: new Set(placeholders(text)) }).toEqual({
        key,
        used: new Set(placeholders(en[key])),
      })
    }
  })
})

test('no two dictionaries say the same key', () => {
  const said = all.flatMap(({ en }) => Object.keys(en))
  expect(said.filter((key, i) => said.indexOf(key) !== i)).toEqual([])
})

test('Chinese is written with the marks of Chinese', () => {
  const said = all.flatMap(({ zh }) => Object.entries(zh))
  expect(said.length).toBeGreaterThan(500)
  expect(
    said.filter(([, text]) =>
      /[\p{Script=Han}”）] ?[,:;?!(]|[,:;?!)] ?\p{Script=Han}|\}\}[,;?!] ?\{\{/u.test(text),
    ),
  ).toEqual([])
})

test('every key that a page names has words', () => {
  const keys = new Set(all.flatMap(({ en }) => Object.keys(en).flatMap((key) => [key, plain(key)])))
  const sources = globSync(['src/web/**/*.{ts,tsx}', 'src/steps/*/web/**/*.{ts,tsx}']).filter(
    (file) => !/test|words/.test(file),
  )
  expect(sources.length).toBeGreaterThan(50)
  const named = sources.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/'((?:web|collect|match|identify|signals)\.[\w.]*\w)'/g)].map(
      ([, key]) => ({ file, key }),
    ),
  )
  expect(named.length).toBeGreaterThan(200)
  expect(named.filter(({ key = '' }) => !keys.has(key) && !keys.has(`${key}.title`))).toEqual([])
})

test('no words are left that nothing says', () => {
  const sources = globSync(['src/web/**/*.{ts,tsx}', 'src/steps/*/web/**/*.{ts,tsx}']).filter(
    (file) => !/words\.ts|test/.test(file),
  )
  const code = sources.map((file) => readFileSync(file, 'utf8')).join('\n')
  // A key put together, such as `web.role.${role}`, stands for all that begin like it.
  const beginnings = [...code.matchAll(/[`']((?:web|collect|match|identify)\.[\w.]*?)\$\{/g)].map(
    ([, start = '']) => start,
  )
  const said = (key: string) =>
    code.includes(`'${plain(key)}'`) ||
    beginnings.some((start) => key.startsWith(start)) ||
    /\.(title|detail)$/.test(key)
  expect(Object.values(pages).flatMap(({ en }) => Object.keys(en).filter((key) => !said(key)))).toEqual([])
})
