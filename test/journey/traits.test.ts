import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { withTalweg } from '../support/talweg.ts'

test('whatever a file says of a company can tell winners from losers: a technology, a flag, a number of sites', () =>
  withTalweg(async (talweg) => {
    const folder = await mkdtemp(join(tmpdir(), 'talweg-traits-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const places = Array.from({ length: 120 }, (_, i) => i)
    const technologies = (i: number) =>
      i % 20 >= 18
        ? ''
        : ['Linux', ...(i % 2 === 0 ? ['İSAP'] : []), ...(i % 3 === 0 ? ['Oracle'] : [])].join('; ')
    const write = async (name: string, header: string, lines: readonly string[]) => {
      await writeFile(join(folder, name), `${[header, ...lines].join('\n')}\n`)
      return join(folder, name)
    }
    await talweg.importFiles([
      await write(
        'accounts.csv',
        'Account Name,Website,Technologies used,Number of sites,Listed company',
        places.map(
          (i) =>
            `Werk ${i},werk${i}.com,${technologies(i)},${1 + (i % 7) * 10},${i % 2 === 0 ? 'yes' : 'no'}`,
        ),
      ),
      await write(
        'deals.csv',
        'Opportunity ID,Account Name,Stage,Amount,Close Date',
        places.map(
          (i) =>
            `D${i},Werk ${i},${(i % 2 === 0) !== i % 8 > 5 ? 'Closed Won' : 'Closed Lost'},100,2026-01-05`,
        ),
      ),
    ])
    const { traits, signal, profile_id } = await talweg.learn()
    expect(signal).toBe(true)
    const found = new Map(traits.map((line) => [`${line.trait} ${line.bin}`, line]))
    expect(found.get('technologies:İSAP yes')).toMatchObject({ verdict: 'wins', accounts: 54 })
    expect(found.get('technologies:İSAP no')).toMatchObject({ verdict: 'loses', accounts: 54 })
    expect(found.get('technologies:İSAP (missing)')).toMatchObject({ accounts: 12 })
    expect(found.get('technologies:Linux yes')).toMatchObject({ verdict: 'no_difference' })
    expect(found.get('listed yes')).toMatchObject({ verdict: 'wins' })
    expect([...found.keys()].some((key) => key.startsWith('sites ['))).toBe(true)
    // What nobody knows of any account is not looked at.
    expect(new Set(traits.map(({ trait }) => trait)).has('maturity')).toBe(false)

    const [account] = await talweg.query("select account_id from accounts where name = 'Werk 0'")
    const shown = (await talweg.api.get(`/accounts/${account?.account_id}`)) as { fit: number }
    const { fit } = (await talweg.api.get(`/accounts/${account?.account_id}/receipt`, { profile_id })) as {
      fit: { fit: number; lines: { trait: string; value: string | null; points: number }[] }
    }
    expect(fit.lines).toContainEqual(expect.objectContaining({ trait: 'technologies:İSAP', value: 'yes' }))
    expect(fit.lines.reduce((sum, { points }) => sum + points, 0)).toBe(shown.fit)
  }))
