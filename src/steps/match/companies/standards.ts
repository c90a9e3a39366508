import { type LakeTransaction, loadStatements, type Row } from '../../../ground/lake/index.ts'
import { type KnownWord, type PlainVocabulary, type Standard, vocabularyOf } from '../engine/index.ts'

const sql = loadStatements(new URL('./standards.sql', import.meta.url), [
  'create_standard_words',
  'create_standard_facts',
  'keep_words',
  'keep_facts',
  'standard_words',
  'standard_facts',
  'forget_standard_words',
  'forget_standard_facts',
])

/** Raised when keys are made otherwise: which of them are common is then learned anew. */
const keysVersion = 2

/** The standard of a version of weights; none where the version was not used yet, or only with other keys. */
export async function readStandard(tx: LakeTransaction, version: number): Promise<Standard | undefined> {
  await tx.run(sql.create_standard_words)
  await tx.run(sql.create_standard_facts)
  const facts = await tx.read(sql.standard_facts, { version })
  if (!facts.some(({ what, one }) => what === 'keys' && Number(one) === keysVersion)) return undefined
  const words: Row[] = []
  for await (const rows of tx.parts(sql.standard_words, { version })) words.push(...rows)
  return standardFrom(facts, words)
}

/** Keeps what the last matching rests on as the standard of a version. */
export async function keepStandard(tx: LakeTransaction, version: number): Promise<void> {
  await tx.run(sql.forget_standard_words, { version })
  await tx.run(sql.forget_standard_facts, { version })
  await tx.run(sql.keep_words, { version })
  await tx.run(sql.keep_facts, { version })
}

/** A standard from rows of `match.learned` and of `match.vocabulary`. */
export function standardFrom(facts: readonly Row[], words: readonly Row[]): Standard {
  const of = (what: string) => facts.filter((row) => row.what === what)
  const numbers = (rows: readonly Row[], field: 'one' | 'other') =>
    Int32Array.from(rows, (row) => Number(row[field]))
  const common = of('common')
  return {
    vocabularies: vocabulariesFrom(facts, words),
    behind: of('behind').map(({ one, other }) => [Number(one), Number(other)]),
    common: { of: numbers(common, 'one'), hash: numbers(common, 'other') },
    most: Number(of('most')[0]?.one),
  }
}

const valuesOf = 'values:'

function vocabulariesFrom(facts: readonly Row[], words: readonly Row[]): Map<string, PlainVocabulary> {
  const isSorted = facts.some(({ what, one }) => what === 'sorted' && Number(one) === 1)
  const byField = Map.groupBy(words, ({ field }) => String(field))
  return new Map(
    facts.flatMap(({ what, one }) => {
      const field = String(what).startsWith(valuesOf) ? String(what).slice(valuesOf.length) : null
      if (field === null) return []
      const known = (byField.get(field) ?? []).map((row): [string, KnownWord] => [
        String(row.word),
        {
          values: Number(row.names),
          isTrade: row.is_trade === true,
          isShortName: row.is_short_name === true,
        },
      ])
      return [[field, vocabularyOf(Number(one), known, isSorted && field === 'name')]]
    }),
  )
}

/** The facts of a standard as rows of `match.learned`. */
export const factsOf = ({ vocabularies, behind, most }: Standard): [string, number, number][] => [
  ...[...vocabularies].map(([field, { values }]): [string, number, number] => [valuesOf + field, values, 0]),
  ['sorted', Number(vocabularies.get('name')?.isSorted ?? false), 0],
  ...behind.map(([one, other]): [string, number, number] => ['behind', one, other]),
  ['most', most, 0],
  ['keys', keysVersion, 0],
]
