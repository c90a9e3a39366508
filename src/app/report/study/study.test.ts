import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { languages } from '../../../ground/kernel/index.ts'
import { plantedTable, studied } from '../../../steps/identify/study/study.fixture.ts'
import { anyUnit, sayIn } from '../report.fixture.ts'
import { writeStudyReport } from './index.ts'
import { studyReportWords } from './words.ts'

const signal = studied(plantedTable(1200, 1))
const chance = studied(plantedTable(300, 14, 0))
const at = '2026-07-01T08:30:00.000Z'

const textOf = (report: string): string =>
  report.replace(/<style>[^<]*<\/style>/, '').replaceAll(/<[^>]*>/g, ' ')

const everything = {
  ...signal,
  without_outcome: 7,
  duplicates: 3,
  leaks: [{ column: 'Call time', reason: 'beats_rest', auc: 0.82, rest: 0.8, kept: false }],
  left_out: [{ column: 'Notes', reason: 'free_text', presence: true }],
  back_test: {
    by: null,
    learned: 960,
    judged: 240,
    rate_before: 0.1,
    rate_after: 0.3,
    auc: 0.6,
    auc_interval: [0.5, 0.7],
    drift: ['rate', 'auc'],
  },
} satisfies typeof signal

describe('the report of a study', () => {
  test('says everything in both languages', () => {
    expect(Object.keys(studyReportWords.zh).sort()).toEqual(Object.keys(studyReportWords.en).sort())
    for (const language of languages)
      for (const study of [signal, chance, everything]) {
        const text = textOf(writeStudyReport(study, at, language, sayIn(language)))
        expect(text).not.toMatch(/\b(report|identify)\.[a-z_]/)
        expect(text).not.toMatch(/\{\{|\}\}|undefined|NaN|Infinity|\bnull\b/)
      }
  })

  test('leaks with their reason, columns that are no traits, drift, and no points without a signal', () => {
    const text = textOf(writeStudyReport(everything, at, 'en', sayIn('en')))
    for (const part of [
      'Call time',
      'Alone (AUC 0.820)',
      'Notes',
      'free text',
      'Drift: the share of successes',
      'Steel',
    ])
      expect(text).toContain(part)
    expect(text).toContain('Points')
    expect(textOf(writeStudyReport({ ...chance, signal: false }, at, 'en', sayIn('en')))).toContain(
      'No signal',
    )
    expect(writeStudyReport({ ...chance, signal: false }, at, 'en', sayIn('en'))).not.toContain(
      '>Points</th>',
    )
  })

  test('asks for nothing, runs nothing, and no text of the table becomes markup', () => {
    const hostile = fc
      .array(
        fc.oneof(
          fc.constantFrom(
            '</style><script>alert(1)</script>',
            '"><img src=x onerror=alert(1)>',
            '<b>',
            '{{name}}',
            ' × ',
          ),
          fc.string({ unit: anyUnit, maxLength: 8 }),
        ),
        { minLength: 1, maxLength: 3 },
      )
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(hostile, (text) => {
        const study = {
          ...everything,
          name: text,
          outcome: text,
          positive: text,
          traits: signal.traits.map((line) => ({ ...line, bin: text })),
          leaks: everything.leaks.map((leak) => ({ ...leak, column: text })),
        }
        const report = writeStudyReport(study, at, 'en', sayIn('en'))
        expect(report).not.toMatch(/<(script|link|img|iframe|object|base|form)\b/i)
      }),
      { numRuns: 40 },
    )
  })
})
