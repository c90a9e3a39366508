import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { languages } from '../../ground/kernel/index.ts'
import { writeReport } from './index.ts'
import type { ReportData } from './model.ts'
import { anyUnit, sampleData, sayIn, type Wish } from './report.fixture.ts'
import { words } from './words.ts'

const write = (wish: Wish = {}, language: 'en' | 'zh' = 'en') =>
  writeReport(sampleData(wish), language, sayIn(language))

const variants: readonly Wish[] = [{}, { signal: false }, { asleep: true }, { targets: 1 }, { targets: 140 }]

describe('what a report tells', () => {
  test('in both languages every key has words', () => {
    expect(Object.keys(words.zh).sort()).toEqual(
      Object.keys(words.en)
        .filter((key) => !key.endsWith('_one'))
        .sort(),
    )
    for (const language of languages)
      for (const wish of variants) {
        const text = textOf(write(wish, language))
        expect(text).not.toMatch(/\b(report|identify|match)\.[a-z_]/)
        expect(text).not.toMatch(/\{\{|\}\}|undefined|NaN|Infinity/)
      }
  })

  test('headline figures, files, stages, evidence and target accounts', () => {
    const text = textOf(write())
    for (const part of ['6,530', '2,763', '859 won (25%)', '1,994 lost', '168M', '167,555,620', '30%'])
      expect(text).toContain(part)
    for (const part of ['prices.xlsx', 'This is a workbook.', 'Closed Lost', '0.66', '0.62 to 0.70'])
      expect(text).toContain(part)
    for (const part of ['Healthcare', '1.56', '1.33–1.79', '< 0.1%', '200 to under 2,000', '220M and more'])
      expect(text).toContain(part)
    for (const part of ['Company 12 有限公司', 'Reason 3 of company 12', '1M']) expect(text).toContain(part)
  })

  test('without a signal there is no fit, and the list says that it rests on value', () => {
    const without = write({ signal: false })
    expect(textOf(without)).toContain('There is no fit here')
    expect(textOf(without)).toContain('The largest groups: none makes a difference')
    expect(headsOf(without)).toEqual(['Rank', 'Account', 'Readiness', 'Value', 'Why'])
    expect(headsOf(write())).toEqual(['Rank', 'Account', 'Fit', 'Grade', 'Readiness', 'Value', 'Why'])
  })

  test('the first hundred accounts, and how many more the CSV has', () => {
    const text = textOf(write({ targets: 140 }))
    expect(text).toContain('Company 100 ')
    expect(text).not.toContain('Company 101 ')
    expect(text).toContain('40 accounts more, ranks 101 to 140, are in target-accounts.csv.')
    expect(textOf(write({ targets: 100 }))).not.toContain('target-accounts.csv')
  })

  test('stages that differ in case only are one line', () => {
    const data = sampleData()
    data.base.stages.push({ stage: 'CLOSED WON', status: 'won', opportunities: 141 })
    const text = textOf(writeReport(data, 'en', sayIn('en')))
    expect(text).toContain('Closed Won · CLOSED WON')
    expect(text).toContain('1,000')
  })

  test('of nothing it makes a report as well', () => {
    const { base, profile, list, ...rest } = sampleData({ signal: false })
    const nothing = {
      ...rest,
      files: [],
      skipped: [],
      base: { ...base, accounts: 0, opportunities: 0, won: 0, lost: 0, open: 0, stages: [], as_of: null },
      profile: {
        ...profile,
        finding: 'not_enough_data' as const,
        needed: 40,
        win_rate: null,
        auc: null,
        gate: [],
        traits: [],
      },
      list: { ...list, accounts: 0, kpi: '' },
      targets: [],
    }
    for (const language of languages) {
      const text = textOf(writeReport(nothing, language, sayIn(language)))
      expect(text).toContain('40')
      expect(text).not.toMatch(/undefined|NaN|Infinity|\bnull\b/)
    }
  })

  test('accounts without any value or with the same one are drawn without a fault', () => {
    for (const value of [0, -5, 7]) {
      const data = sampleData({ signal: false })
      const targets = data.targets.map((target) => ({ ...target, value }))
      expect(writeReport({ ...data, targets }, 'en', sayIn('en'))).not.toMatch(/NaN|Infinity/)
    }
  })

  test('is small, and the same data give the same bytes', () => {
    for (const signal of [true, false]) {
      const report = write({ targets: 1000, signal })
      expect(Buffer.byteLength(report)).toBeLessThan(400_000)
      expect(write({ targets: 1000, signal })).toBe(report)
    }
  })
})

describe('a report stands alone', () => {
  test('it asks for nothing and runs nothing', () => {
    for (const wish of variants) {
      const report = write(wish)
      expect(report).not.toMatch(
        /<(script|link|img|iframe|object|base|form)\b|\bsrc=|\burl\(|@import|https?:|style=/i,
      )
      expect(report.match(/href="[^#]/)).toBeNull()
      expect(report).toContain('content="default-src &#39;none&#39;; style-src &#39;sha256-')
    }
  })

  test('no value of the data becomes markup, and none is lost', () => {
    const bits = fc.constantFrom(
      '</style><script>alert(1)</script>',
      '</title>',
      '"><img src=x onerror=alert(1)>',
      "' onload='alert(1)",
      '<!--',
      ']]>',
      '&lt;b&gt;',
      '<b>',
      '{{name}}',
      '$t(report.short)',
      '$&',
      '\u202e\u0000\ud800',
      '[1, 2)',
    )
    const hostile = fc
      .array(fc.oneof(bits, fc.string({ unit: anyUnit, maxLength: 12 })), { minLength: 1, maxLength: 4 })
      .map((parts) => parts.join(''))
    const wishes = fc.record({
      signal: fc.boolean(),
      targets: fc.integer({ min: 1, max: 8 }),
      asleep: fc.boolean(),
    })
    fc.assert(
      fc.property(hostile, wishes, fc.constantFrom(...languages), (text, wish, language) => {
        let count = 0
        const report = write({ ...wish, text: () => `${text}${count++}` }, language)
        expect(tagsOf(report)).toEqual(tagsOf(write(wish, language)))
        expect(textOf(report)).toContain(shown(`${text}0`))
        for (const { name } of sampleTargets({ ...wish, text: () => text }))
          expect(textOf(report)).toContain(shown(name))
      }),
      { numRuns: 60 },
    )
  })
})

const sampleTargets = (wish: Wish): ReportData['targets'] => sampleData(wish).targets

/**
 * The tags of a document, read by a grammar that knows only what the report writes; anything else fails. Names in
 * pictures are left out: whether there is room for one follows from its length.
 */
function tagsOf(report: string): string[] {
  const text = report.replaceAll(/<text class="name (left|right)" x="[\d.]+" y="[\d.]+">[^<]*<\/text>/g, '')
  const token =
    /<!doctype html>|<style>[^<]*<\/style>|<\/?[a-z][a-z0-9]*(?: [a-zA-Z][a-zA-Z0-9-]*="[^"<>]*")*\/?>|[^<>]+/y
  const tags: string[] = []
  while (token.lastIndex < text.length) {
    const start = token.lastIndex
    const [found] = token.exec(text) ?? []
    if (found === undefined) throw new Error(`no markup of ours: ${text.slice(start, start + 80)}`)
    if (found.startsWith('<')) tags.push(found)
  }
  return tags
}

const characters: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

/** The text that a reader sees, tags taken out. */
const textOf = (report: string): string =>
  report
    .replace(/<style>[^<]*<\/style>/, '')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => characters[name] ?? '')

const shown = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that HTML cannot hold
  text.toWellFormed().replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, '\ufffd')

const headsOf = (report: string): string[] =>
  [
    ...(/<table class="targets"><thead>(.*?)<\/thead>/s.exec(report)?.[1] ?? '').matchAll(
      /<th[^>]*>([^<]*)/g,
    ),
  ].map(([, head = '']) => head)
