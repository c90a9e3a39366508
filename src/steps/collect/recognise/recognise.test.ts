import { describe, expect, test } from 'vitest'
import { factColumns } from '../facts.ts'
import { declare, dictionary, dictionaryOf } from '../fields/index.ts'
import { rowFaults } from '../formats/grid.ts'
import { kinds } from '../model.ts'
import { refusedCodes } from '../standardise/standard.ts'
import { words } from '../words.ts'
import { headerKey, headerWords } from './header.ts'
import { currencyOf, readingOf, unitOf } from './reading.ts'
import { recognise } from './recognise.ts'

/** Recognises a table given as its header and a row or more. */
function recogniseTable(header: string, ...rows: string[]) {
  const cells = rows.map((row) => row.split(','))
  const { kind, confidence, columns } = recognise(
    header.split(',').map((title, index) => {
      const values = cells.map((row) => row[index] ?? '').filter((value) => value !== '')
      return {
        header: title,
        values,
        distinct: new Set(values).size / values.length,
        reading: readingOf(title, values, null),
      }
    }),
  )
  return { kind, confidence, fields: columns.map(({ field }) => field).join(' '), columns }
}

describe('files of well-known systems', () => {
  test.each([
    [
      'HubSpot companies',
      'Record ID,Company name,Company Domain Name,Industry,Number of Employees,Annual Revenue,City,State/Region,Country/Region,Company owner,Create Date,Lifecycle Stage',
      '1,Northwind,northwind.example,RETAIL,200,1200000,Berlin,BE,Germany,Ann,2024-03-01 10:00,customer',
      'accounts',
      'external_id name domain industry employees revenue city region country owner created_on ',
    ],
    [
      'HubSpot contacts',
      'Record ID,First Name,Last Name,Email,Phone Number,Job Title,Company name,City,Lifecycle Stage,Lead Status,Contact owner',
      '1,Ann,Lee,ann@northwind.example,+49 30 1234567,CEO,Northwind,Berlin,lead,NEW,Bob',
      'contacts',
      'external_id first_name last_name email phone title account_name city   owner',
    ],
    [
      'HubSpot deals',
      'Record ID,Deal Name,Deal Stage,Pipeline,Amount,Close Date,Create Date,Deal owner,Associated Company,Associated Company IDs',
      '11,Big deal,closedwon,default,1200.50,2024-03-01 10:00,2024-01-01 10:00,Ann,Northwind,1',
      'opportunities',
      'external_id name stage  amount closed_on created_on owner account_name account_external_id',
    ],
    [
      'Salesforce accounts',
      'Id,Name,Type,BillingStreet,BillingCity,BillingState,BillingCountry,Website,Industry,AnnualRevenue,NumberOfEmployees,CreatedDate',
      '001A,Acme,Customer,1 Main,Boston,MA,USA,www.acme.com,Tech,1000000,50,2020-01-01T00:00:00Z',
      'accounts',
      'external_id name  address city region country domain industry revenue employees created_on',
    ],
    [
      'Salesforce opportunities',
      'Opportunity ID,Opportunity Name,Account Name,Stage,Amount,Close Date,Opportunity Owner,Lead Source,Type',
      '006A,Acme 100,Acme,Closed Won,1000,3/15/2024,Joe,Web,New',
      'opportunities',
      'external_id name account_name stage amount closed_on owner  ',
    ],
    [
      'Mautic contacts',
      'firstname,lastname,email,company,position,mobile,city,country',
      'Ann,Lee,ann@acme.com,Acme,CTO,+1 212 736 5000,Boston,USA',
      'contacts',
      'first_name last_name email account_name title phone city country',
    ],
    [
      'a Chinese customer list',
      '客户编号,公司名称,公司简称,统一社会信用代码,所属行业,员工规模,年营收(万元),所在省份,所在城市,公司官网,成立日期,客户负责人,备注',
      'K1,远航科技有限公司,远航,91310000MA1FL0AB1C,制造业,100-499人,3500,广东省,广州市,www.yuanhang.cn,2001-02-03,王,x',
      'accounts',
      'external_id name short_name credit_code industry employees revenue region city domain founded owner description',
    ],
    [
      'a Chinese contact list',
      '姓名,手机号,邮箱,职务,部门,公司名称',
      '张三,13800138000,z@x.cn,经理,市场部,远航科技',
      'contacts',
      'full_name phone email title department account_name',
    ],
    [
      'a traditional Chinese contact list',
      '聯絡人,電話,郵箱,職務,公司名稱',
      '張三,13800138000,z@x.cn,經理,遠航科技',
      'contacts',
      'full_name phone email title account_name',
    ],
    [
      'Chinese opportunities',
      '商机名称,客户名称,销售阶段,预计金额（元）,预计成交日期,负责人,创建时间,丢单原因',
      '二期,远航科技,输单,1.2万,2024/3/5,王,2024/1/5,价格',
      'opportunities',
      'name account_name stage amount closed_on owner created_on lost_reason',
    ],
    [
      'Chinese activities',
      '跟进时间,客户名称,跟进方式,跟进内容,跟进人',
      '2024-01-01 10:00,远航科技,电话,沟通需求,王',
      'activities',
      'occurred_on account_name type subject owner',
    ],
    ['Chinese products', '产品名称,产品系列,单价', '电话A,IP,￥1200', 'products', 'name family list_price'],
  ])('%s', (_, header, row, kind, fields) => {
    const found = recogniseTable(header, row)
    expect({ kind: found.kind, fields: found.fields }).toEqual({ kind, fields })
    expect(found.confidence).toBeGreaterThan(0.6)
  })
})

describe('values decide', () => {
  test('which field an ambiguous header means', () => {
    const country = recogniseTable('Company,Industry,Location', 'Acme,Toys,Germany', 'Beta,Toys,Kenya')
    expect(country.fields).toBe('name industry country')
    const address = recogniseTable('Company,Industry,Location', 'Acme,Toys,Main Street 1', 'Beta,Toys,Dock 5')
    expect(address.fields).toBe('name industry ')
  })

  test('against a header that they contradict', () => {
    const { columns } = recogniseTable('Name,Company,Phone', 'Ann,Acme,ann@acme.com', 'Bob,Beta,bob@beta.com')
    expect(columns[2]).toMatchObject({ field: 'email', reason: 'values' })
  })

  test('that a column of repeated ids is not the id of the rows', () => {
    const rows = Array.from({ length: 60 }, (_, index) => `${index % 3},Deal ${index},Won,${index}`)
    expect(recogniseTable('ID,Deal Name,Stage,Amount', ...rows).fields).toBe(' name stage amount')
  })
})

describe('a file that fits nothing has no kind', () => {
  test.each([
    ['Sales Rep,Manager,Regional Office', 'Anna,Dustin,Central'],
    ['Timestamp,Level,Message', '2024-01-01,INFO,started'],
    ['age,job,marital,contact', '56,housemaid,married,telephone'],
    ['left_title,left_price,right_title,right_price', 'visio,129.95,cs3,413.99'],
  ])('%s', (header, row) => {
    const { kind, confidence, fields } = recogniseTable(header, ...Array.from({ length: 60 }, () => row))
    expect({ kind, mapped: fields.trim() }).toEqual({ kind: null, mapped: '' })
    expect(confidence).toBeLessThan(0.35)
  })
})

test('a seat is the city or the country that its values name; an industry of the second level is one, after the first', () => {
  const fieldsOf = (header: string, ...rows: string[]) =>
    recogniseTable(header, ...rows).columns.map(({ field }) => field)
  const rest = '公司名称,员工人数,官网'
  const taken = ['name', 'employees', 'domain']
  expect(fieldsOf(`${rest},总部,二级行业`, '甲公司,10,a.cn,上海,软件', '乙公司,20,b.cn,广州,银行')).toEqual([
    ...taken,
    'city',
    'industry',
  ])
  expect(fieldsOf(`${rest},总部`, '甲公司,10,a.cn,德国', '乙公司,20,b.cn,法国')).toEqual([
    ...taken,
    'country',
  ])
  expect(
    fieldsOf(`${rest},二级行业,一级行业`, '甲公司,10,a.cn,银行,金融', '乙公司,20,b.cn,软件,金融'),
  ).toEqual([...taken, null, 'industry'])
})

test('a column of dates says what tells the order of day and month', () => {
  const header = 'Deal Name,Stage,Amount,Close Date'
  const { columns } = recogniseTable(
    header,
    'A,Won,1,25/03/2024',
    'B,Lost,2,05/03/2024',
    'C,Lost,2,26/03/2024',
  )
  expect(columns.map(({ dates }) => dates)).toEqual([
    undefined,
    undefined,
    undefined,
    { day_first: 2, month_first: 0 },
  ])
})

describe('headers', () => {
  test('are split into words however they are written', () => {
    expect(headerWords('AnnualRevenue__c (USD)')).toEqual(['annual', 'revenue', 'c'])
    expect(headerWords('close_date')).toEqual(['close', 'date'])
    expect(headerWords('公司Name')).toEqual(['公司', 'name'])
    expect(headerKey('員工人數')).toBe('员工人数')
  })

  test.each([
    ['年营收(万元)', 1e4],
    ['金额（亿）', 1e8],
    ['Revenue ($M)', 1e6],
    ['Revenue in thousands', 1e3],
    ['Revenue (USD)', 1],
    ['Employees', 1],
  ])('unit of %s', (header, unit) => {
    expect(unitOf(header)).toBe(unit)
  })

  test.each([
    ['年营收(万元)', 'CNY'],
    ['Revenue (USD)', 'USD'],
    ['Revenue ($M)', 'USD'],
    ['Amount in EUR', 'EUR'],
    ['Amount GBP', 'GBP'],
    ['营收（万美元）', 'USD'],
    ['Annual revenue', null],
    ['Amount', null],
  ])('currency of %s', (header, currency) => {
    expect(currencyOf(header)).toBe(currency)
  })
})

describe('the field dictionary', () => {
  test('gives every column of a fact table to one field or part', () => {
    for (const kind of kinds) {
      const names = factColumns(kind).map(({ name }) => name)
      expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
    }
  })

  test('takes further fields, which are recognised and read like its own', () => {
    const more = dictionaryOf([
      declare(['accounts'], 'fleet', 'count', { en: 'Trucks', zh: '车辆', words: '车辆数' }),
    ])
    const { columns } = recognise(
      [
        { header: '公司名称', values: ['远航公司'], distinct: 1, reading: readingOf('', [], null) },
        { header: '车辆数', values: ['1.2万'], distinct: 1, reading: readingOf('', [], null) },
      ],
      'accounts',
      more,
    )
    expect(columns.map(({ field }) => field)).toEqual(['name', 'fleet'])
    expect(factColumns('accounts', more)).toContainEqual(
      expect.objectContaining({ name: 'fleet', sqlType: 'bigint' }),
    )
    expect(dictionary.fieldOf('accounts', 'fleet')).toBeUndefined()
  })

  test('gives every header to one field of a kind only', () => {
    for (const kind of kinds) {
      const owners = new Map<string, string>()
      for (const { field, synonyms } of dictionary.fieldsOf(kind)) {
        for (const key of new Set(synonyms.map(headerKey))) {
          expect([kind, key, owners.get(key) ?? field]).toEqual([kind, key, field])
          owners.set(key, field)
        }
      }
    }
  })

  test('has a name for every field, and every reason has words, in both languages', () => {
    const reasons = [...rowFaults, ...refusedCodes].map((code) => `collect.reject.${code}`)
    for (const language of ['en', 'zh'] as const) {
      expect(dictionary.fields.filter(({ label }) => label[language].trim() === '')).toEqual([])
      expect(reasons.filter((key) => words[language][key] === undefined)).toEqual([])
    }
  })
})
