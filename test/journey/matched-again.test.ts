import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Base, type Sheet, sheet, withBase } from './base.ts'

/** Histories; all together take some seconds. */
const numRuns = Number(process.env.UNDO_RUNS ?? 2)

type Step = Sheet | 'undo' | 'verdict'

const steps = fc.array(
  fc.oneof({ weight: 3, arbitrary: sheet }, fc.constant<Step>('undo'), fc.constant<Step>('verdict')),
  { minLength: 3, maxLength: 6 },
)

/** All derived tables but the note of what they were made of, which names the rules. */
async function tables(base: Base, rules: number) {
  const { 'match.matched': _, ...others } = await base.dump(rules)
  return others
}

/** Says that two rows are one company, or not, and takes back what was said before. */
async function judge(base: Base, seq: number): Promise<void> {
  const rows = await base.lake.readText(
    'select record_id from match.account_records order by record_id limit 2',
  )
  const verdict = seq % 2 === 0 ? 'merge' : 'apart'
  base.decide(
    'verdicts',
    rows.map(({ record_id }, at) => ({
      seq,
      verdict,
      relation: null,
      side: at === 0 ? 'one' : 'other',
      record_id: String(record_id),
    })),
  )
}

test(
  'whatever comes, goes and is said, what was kept is what would be found anew',
  { timeout: 600_000 },
  () =>
    fc.assert(
      fc.asyncProperty(steps, (history) =>
        withBase(async (base) => {
          const imports: string[] = []
          let rules = 2
          await base.refresh(1)
          for (const [seq, step] of history.entries()) {
            if (step === 'verdict') await judge(base, seq + 1)
            else if (step === 'undo') {
              const last = imports.pop()
              if (last !== undefined) await base.undo(last)
            } else imports.push(await base.take(step))
            const kept = await tables(base, 1)
            expect(kept).toEqual(await tables(base, rules++))
            await base.refresh(1)
          }
        }),
      ),
      { numRuns },
    ),
)

test('companies are found anew only when what is compared has changed, or what was said of it, or the rules', () =>
  withBase(async (base) => {
    const rows = (kind: Sheet['kind'], fields: string[], ...said: string[][]): Sheet => ({
      name: `${kind}.csv`,
      kind,
      fields,
      rows: said,
    })
    // A mark that only a new matching wipes out.
    const mark = () => base.lake.transaction((tx) => tx.runText('update match.training set verdicts = 77'))
    const isMarked = async (rules?: number) => {
      await base.refresh(rules)
      const [training] = await base.lake.readText('select verdicts from match.training')
      return Number(training?.verdicts) === 77
    }
    const accounts = rows('accounts', ['name', 'domain'], ['Acme Ltd', 'acme.com'], ['Globex', 'globex.com'])
    await base.take(accounts)
    await base.refresh()
    await mark()
    expect(await isMarked(), 'nothing new').toBe(true)
    await base.take(
      rows('contacts', ['full_name', 'email', 'account_name'], ['Ann Lee', 'ann@acme.com', 'Acme Ltd']),
    )
    expect(await isMarked(), 'a person of a known company').toBe(true)
    expect(await isMarked(2), 'other rules').toBe(false)
    await mark()
    const more = await base.take(rows('accounts', ['name', 'domain'], ['Initech', 'initech.com']))
    expect(await isMarked(2), 'one row more').toBe(false)
    await mark()
    await base.undo(more)
    expect(await isMarked(2), 'one row less').toBe(false)
    await mark()
    await base.take({
      ...accounts,
      rows: [
        ['Acme Ltd', 'acme.org'],
        ['Globex', 'globex.com'],
      ],
    })
    expect(await isMarked(2), 'another value').toBe(false)
    await mark()
    await judge(base, 2)
    expect(await isMarked(2), 'a verdict').toBe(false)
    await mark()
    expect(await isMarked(2), 'the same verdict').toBe(true)
  }))
