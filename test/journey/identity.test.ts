import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { type TestTalweg, withTalweg } from '../support/talweg.ts'

/** Files written by the test, gone after it. */
async function desk() {
  const folder = await mkdtemp(join(tmpdir(), 'talweg-desk-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return async (name: string, ...lines: string[]) => {
    const path = join(folder, name)
    await writeFile(path, `${lines.join('\n')}\n`)
    return path
  }
}

async function idsByName(talweg: TestTalweg): Promise<Record<string, string>> {
  const rows = await talweg.query('select name, account_id from accounts')
  return Object.fromEntries(rows.map(({ name, account_id }) => [String(name), String(account_id)]))
}

test('an account keeps its id when its file comes again with more rows, other values and another order', () =>
  withTalweg(async (talweg) => {
    const write = await desk()
    await talweg.importFiles([
      await write(
        'Accounts 2026-01-31.csv',
        'Account Name,Website,Employees',
        'Acme Ltd,acme.com,10',
        'Globex,,20',
      ),
    ])
    const before = await idsByName(talweg)
    const { imports } = await talweg.importFiles([
      await write(
        'Accounts 2026-02-28.csv',
        'Account Name,Website,Employees',
        'Initech,initech.com,5',
        'Globex,,21',
        'Acme Ltd,acme.com,10',
      ),
    ])
    expect(imports[0]?.counts).toMatchObject({ created: 1, updated: 1, unchanged: 1 })
    const after = await idsByName(talweg)
    expect(after).toMatchObject(before)
    expect(Object.keys(after)).toHaveLength(3)
    expect(await talweg.query(`select employees from accounts where name = 'Globex'`)).toEqual([
      { employees: 21 },
    ])
  }))

test('two accounts that turn out to be one keep the older id; undoing what showed it brings both back', () =>
  withTalweg(async (talweg) => {
    const write = await desk()
    await talweg.importFiles([
      await write('crm.csv', 'Account Name,Website,Employees', 'Acme,acme.com,10', 'Globex,globex.com,7'),
    ])
    await talweg.importFiles([
      await write('list.csv', 'Account Name,Website,City', 'Acme Networks,,Berlin'),
      await write(
        'deals.csv',
        'Opportunity ID,Account Name,Stage,Amount',
        'D1,Acme Networks,Won,500',
        'D2,Acme,Won,70',
      ),
    ])
    const before = await idsByName(talweg)
    const dump = await talweg.dump()
    const [older, younger] = [before.Acme ?? '', before['Acme Networks'] ?? '']
    expect(older).not.toBe(younger)
    const list = await talweg.build({ name: 'Old list', owner: 'Olga' }).catch((error: unknown) => error)
    expect(list).toMatchObject({ problem: { code: 'identify.no_profile' } })

    const { imports } = await talweg.importFiles([
      await write('more.csv', 'Account Name,Website', 'Acme Networks,www.acme.com'),
    ])
    expect(await idsByName(talweg)).toEqual({ Acme: older, Globex: before.Globex })
    expect(
      await talweg.query(`select employees, city, won, won_revenue from accounts where name = 'Acme'`),
    ).toEqual([{ employees: 10, city: 'Berlin', won: 2, won_revenue: 570 }])
    const moved = await talweg.ask('GET', `/accounts/${younger}`)
    expect([moved.status, moved.headers.get('location')]).toEqual([308, `/api/v1/accounts/${older}`])
    for (const part of ['records', 'opportunities', 'contacts', 'lists', 'receipt']) {
      const answers = [younger, older].map(async (id) =>
        (await talweg.ask('GET', `/accounts/${id}/${part}`)).json(),
      )
      expect(await answers[0]).toEqual(await answers[1])
    }

    await talweg.undo(imports[0]?.import_id ?? '')
    expect(await idsByName(talweg)).toEqual(before)
    expect((await talweg.ask('GET', `/accounts/${younger}`)).status).toBe(200)
    expect(await talweg.dump()).toEqual(dump)
    expect((await talweg.ask('GET', '/accounts/acc_nobody')).status).toBe(404)
  }))

test('a target list shows a merged account once, under its living id', () =>
  withTalweg(async (talweg) => {
    const write = await desk()
    await talweg.importFiles([await write('crm.csv', 'Account Name,Website', 'Acme,acme.com')])
    await talweg.importFiles([
      await write('list.csv', 'Account Name,City', 'Acme Networks,Berlin'),
      await write('deals.csv', 'Opportunity ID,Account Name,Stage,Amount', 'D1,Acme Networks,Won,500'),
    ])
    await talweg.learn()
    const { list_id } = await talweg.build()
    const [first] = await talweg.targets(list_id)
    expect(first?.name).toBe('Acme Networks')
    await talweg.importFiles([await write('more.csv', 'Account Name,Website', 'Acme Networks,acme.com')])
    const { Acme } = await idsByName(talweg)
    expect(
      (await talweg.targets(list_id)).map(({ rank, account_id, name }) => [rank, account_id, name]),
    ).toEqual([[1, Acme, 'Acme']])
    expect(await (await talweg.ask('GET', `/accounts/${first?.account_id}/lists`)).json()).toMatchObject({
      items: [{ list_id, rank: 1 }],
    })
  }))

test('a company that was only named keeps its id when its row comes, and when the file that named it comes again', () =>
  withTalweg(async (talweg) => {
    const write = await desk()
    const deals = await write(
      'deals.csv',
      'Opportunity ID,Account Name,Stage,Amount',
      'D1,Initech GmbH,Won,500',
    )
    await talweg.importFiles([deals])
    const named = await idsByName(talweg)
    await talweg.importFiles([await write('crm.csv', 'Account Name,Website', 'Initech,initech.com')])
    const id = named['Initech GmbH']
    expect(await idsByName(talweg)).toEqual({ Initech: id })
    await talweg.importFiles([deals])
    expect(await idsByName(talweg)).toEqual({ Initech: id })
  }))

test('a row that comes again unchanged is no news, and takes nothing back from another file', () =>
  withTalweg(async (talweg) => {
    const write = await desk()
    const crm = await write('crm.csv', 'Account Name,Website,Employees', 'Acme,acme.com,10')
    const list = await write('list.csv', 'Account Name,Website,Employees', 'Acme,acme.com,20')
    const employees = async () => (await talweg.query('select employees from accounts'))[0]?.employees
    await talweg.importFiles([crm])
    await talweg.importFiles([list])
    expect(await employees()).toBe(20)
    await talweg.importFiles([crm])
    expect(await employees()).toBe(20)
    const changed = await write('crm.csv', 'Account Name,Website,Employees', 'Acme,acme.com,30')
    const { imports } = await talweg.importFiles([changed])
    expect(await employees()).toBe(30)
    await talweg.undo(imports[0]?.import_id ?? '')
    expect(await employees()).toBe(20)
  }))

test('companies that share the domain of a group stay apart, whoever writes from there', () =>
  withTalweg(async (talweg) => {
    const write = await desk()
    const members = Array.from({ length: 12 }, (_, i) => `Member ${String.fromCharCode(65 + i)}`)
    await talweg.importFiles([
      await write('crm.csv', 'Account Name,Website', ...members.map((name) => `${name},www.group.com`)),
      await write(
        'people.csv',
        'Full Name,Email,Company',
        'Li Lei,li@group.com,Thirteenth',
        'Han Mei,han@group.com,Fourteenth',
        'Kim Lee,kim@group.com,Member A',
      ),
    ])
    expect(Object.keys(await idsByName(talweg)).sort()).toEqual(
      [...members, 'Fourteenth', 'Thirteenth'].sort(),
    )
    expect(
      await talweg.query(
        `select c.name, a.name as company from contacts c join accounts a using (account_id) order by 1`,
      ),
    ).toEqual([
      { name: 'Han Mei', company: 'Fourteenth' },
      { name: 'Kim Lee', company: 'Member A' },
      { name: 'Li Lei', company: 'Thirteenth' },
    ])
  }))

test('of sister companies with one name the one is meant that is spelled so, else the one people write from', () =>
  withTalweg(async (talweg) => {
    const write = await desk()
    await talweg.importFiles([
      await write(
        'crm.csv',
        'Account Name,Website,Country,City',
        'Brockhaus GmbH,brockhaus.de,Germany,Berlin',
        'Brockhaus Ltd,brockhaus-pumps.co.uk,United Kingdom,Leeds',
        'Brockhaus KK,brockhaus-denki.jp,Japan,Osaka',
      ),
      await write(
        'people.csv',
        'Full Name,Email,Company',
        'Ann Lee,ann@brockhaus.de,Brockhaus Ltd.',
        'Bob Ray,bob@brockhaus-denki.jp,Brockhaus',
        'Cid Noll,cid@brockhaus-pumps.co.uk,BROCKHAUS',
      ),
      await write(
        'deals.csv',
        'Opportunity Name,Account Name,Stage,Amount',
        'Pump,brockhaus kk,Closed Won,5',
        'Valve,Brockhaus Gmbh,Closed Won,6',
      ),
    ])
    const of = (table: string) =>
      talweg.query(
        `select c.name, a.name as company from ${table} c join accounts a using (account_id) order by 1`,
      )
    expect(await of('contacts')).toEqual([
      { name: 'Ann Lee', company: 'Brockhaus Ltd' },
      { name: 'Bob Ray', company: 'Brockhaus KK' },
      { name: 'Cid Noll', company: 'Brockhaus Ltd' },
    ])
    expect(await of('opportunities')).toEqual([
      { name: 'Pump', company: 'Brockhaus KK' },
      { name: 'Valve', company: 'Brockhaus GmbH' },
    ])
  }))
