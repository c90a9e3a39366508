import { describe, expect, test } from 'vitest'
import { declare } from '../fields/index.ts'
import type { FieldType, Reading } from '../model.ts'
import { areSerials, isDayFirst } from './date.ts'
import { standardiserOf } from './index.ts'
import { industries } from './industries/table.ts'
import { regionOfNumbers } from './phone.ts'
import { cities, placeKey } from './places/table.ts'
import { type Context, plainReading } from './standard.ts'

const reading = plainReading

const anyField = (type: FieldType) => declare([], '', type, { en: '', zh: '', words: '' })

function read(type: FieldType, text: string, changes: Partial<Reading> = {}, region = 'CN', part?: string) {
  const result = standardiserOf(anyField(type))(text, {
    today: '2026-06-30',
    region,
    reading: { ...reading, ...changes },
  })
  if ('refused' in result) return result.refused
  return part === undefined ? result.value : (result.parts?.[part] ?? null)
}

/** Each line: the text as written, what it becomes; of a part of its type, when one is named. */
function table(
  type: FieldType,
  rows: [text: string, result: string | number | boolean | null][],
  changes: Partial<Reading> = {},
  part?: string,
) {
  test.each(rows)(`${type} %j → %j`, (text, result) => {
    expect(read(type, text, changes, 'CN', part)).toBe(result)
  })
}

describe('nothing said is nothing wrong, in every type', () => {
  const types: FieldType[] = [
    'text',
    'name',
    'domain',
    'email',
    'phone',
    'count',
    'money',
    'date',
    'year',
    'stage',
  ]
  for (const type of [
    ...types,
    'country',
    'region',
    'city',
    'industry',
    'title',
    'list',
  ] satisfies FieldType[]) {
    test.each(['', '  ', '-', 'N/A', '#N/A', 'null', '无', '暂无', '未知', '\u3000'])(
      `${type} %j`,
      (text) => {
        expect(read(type, text)).toBeNull()
      },
    )
  }
})

table('count', [
  ['2822', 2822],
  ['1,200', 1200],
  ['1.200', 1200],
  ['12.0', 12],
  ['1.2万', 12000],
  ['12K', 12000],
  ['１２０人', 120],
  ['约500人', 500],
  ['500+', 500],
  ['1000人以上', 1000],
  ['1.2E+03', 1200],
  ['100-499人', 223],
  ['100 to 499', 223],
  ['1,001-5,000 employees', 2237],
  ['1-2万', 14142],
  ['少于50人', 7],
  ['<50', 7],
  ['0', 0],
  ['-5', 'count_out_of_range'],
  ['5亿', 'count_out_of_range'],
  ['12.5', 'count_unreadable'],
  ['51–200', 101],
  ['1-10 employees', 3],
  ['5k+', 5000],
  ['约300', 300],
  ['300余人', 300],
  ['10,001+', 10001],
  ['500人及以上', 500],
  ['至少20', 20],
  ['不超过100人', 10],
  ['11 bis 50', 23],
  ['三百五十人', 350],
  ['一千二', 1200],
  ["12'500", 12500],
  ['12,34,567', 1234567],
  ['many', 'count_unreadable'],
  ['12 34', 'count_unreadable'],
])
table('count', [['3.5', 35000]], { unit: 10000 })
const ranges: [text: string, low: number | null, high: number | null][] = [
  ['100-499人', 100, 499],
  ['500人以上', 500, null],
  ['51–200', 51, 200],
  ['少于50人', 1, 50],
  ['10,001+', 10001, null],
  ['223', null, null],
]
table(
  'count',
  ranges.map(([text, low]) => [text, low]),
  {},
  'low',
)
table(
  'count',
  ranges.map(([text, , high]) => [text, high]),
  {},
  'high',
)

table('money', [
  ['1100.04', 1100.04],
  ['10005534', 10005534],
  ['1.2亿', 120000000],
  ['￥3,500万', 35000000],
  ['3500万元人民币', 35000000],
  ['$1.2M', 1200000],
  ['1.23457E+11', 123457000000],
  ['1E+06', 1000000],
  ['3,5E+06', 3500000],
  ['USD 1.2 million', 1200000],
  ['1.234,56 €', 1234.56],
  ['1,234.56', 1234.56],
  ["1'234.50", 1234.5],
  ['1 234 567', 1234567],
  ['12,50', 12.5],
  ['1,234', 1234],
  ['1.006', 1.01],
  ['1000万-5000万', 22360680],
  ['0', 0],
  ['(1,200)', 'money_negative'],
  ['-5', 'money_negative'],
  ['($5.00)', 'money_negative'],
  ['99999999999999', 'money_out_of_range'],
  ['20万亿', 'money_out_of_range'],
  ['1,2 Mio. EUR', 1200000],
  ['3亿元人民币', 300000000],
  ['RMB 5k', 5000],
  ['12,34,567', 1234567],
  ['₹ 2.5 crore', 25000000],
  ['１２，３４５．６０', 12345.6],
  ['1 234 567,89', 1234567.89],
  ['三千五百万', 35000000],
  ['一亿二千万元', 120000000],
  ['1亿2000万', 120000000],
  ['3.5千万', 35000000],
  ['两万五', 25000],
  ['五百零五', 505],
  ['壹佰贰拾万元', 1200000],
  ['近500万', 5000000],
  ['CHF 12.50', 12.5],
  ['12.50 CAD', 12.5],
  ['US$3bn', 3000000000],
  ['2,5 Mrd €', 2500000000],
  ['call us', 'money_unreadable'],
  ['1.2.3', 'money_unreadable'],
])
table(
  'money',
  [
    ['1.234', 1234],
    ['1.234,5', 1234.5],
  ],
  { decimal_comma: true },
)
table(
  'money',
  [
    ['3500', 35000000],
    ['1.2亿', 120000000],
  ],
  { unit: 10000 },
)

table('date', [
  ['2024-03-05', '2024-03-05'],
  ['2024/3/5', '2024-03-05'],
  ['2024.3.5', '2024-03-05'],
  ['2024年3月5日', '2024-03-05'],
  ['20240305', '2024-03-05'],
  ['2024-03-05 10:00:00', '2024-03-05'],
  ['2024-03-05T23:30:00Z', '2024-03-05'],
  ['05/03/2024', '2024-05-03'],
  ['5 Mar 2024', '2024-03-05'],
  ['March 5th, 2024', '2024-03-05'],
  ['Tue, 5 March 2024 10:00', '2024-03-05'],
  ['3/5/24', '2024-03-05'],
  ['2028-06-30', '2028-06-30'],
  ['2028-07-01', 'date_out_of_range'],
  ['1969-12-31', 'date_out_of_range'],
  ['2024-02-30', 'date_unreadable'],
  ['25/03/2024', 'date_unreadable'],
  ['二〇二四年三月五日', '2024-03-05'],
  ['2024年3月5号 下午3点', '2024-03-05'],
  ['5. März 2024', '2024-03-05'],
  ['5 mars 2024', '2024-03-05'],
  ['1er août 2024', '2024-08-01'],
  ['12. Dez. 2023', '2023-12-12'],
  ['Okt 2023', '2023-10-01'],
  ['2024 March 5', '2024-03-05'],
  ['5-Mar-24', '2024-03-05'],
  ['1709596800000', '2024-03-05'],
  ['2024年3月', '2024-03-01'],
  ['Mar 2024', '2024-03-01'],
  ['2024Q3', '2024-07-01'],
  ['2024年第二季度', '2024-04-01'],
  ['Q4 2023', '2023-10-01'],
  ['2024', 'date_unreadable'],
  ['45356', 'date_unreadable'],
  ['5 Foo 2024', 'date_unreadable'],
  ['soon', 'date_unreadable'],
])
table(
  'date',
  [
    ['05/03/2024', '2024-03-05'],
    ['25.03.2024', '2024-03-25'],
  ],
  { day_first: true },
)

const currencies: [text: string, code: string | null][] = [
  ['1.2亿', null],
  ['￥3,500万', 'CNY'],
  ['$1.2M', 'USD'],
  ['HK$ 500', 'HKD'],
  ['1.234,56 €', 'EUR'],
  ['3亿元人民币', 'CNY'],
  ['RMB 5k', 'CNY'],
  ['500日元', 'JPY'],
  ['10000 JPY', 'JPY'],
  ['1200000', null],
]
table('money', currencies, {}, 'currency')
table(
  'money',
  [
    ['1200', 'EUR'],
    ['$1200', 'USD'],
    ['¥100', 'CNY'],
  ],
  { currency: 'EUR' },
  'currency',
)
table(
  'money',
  [
    ['¥100', 'JPY'],
    ['100', 'JPY'],
    ['100元', 'CNY'],
  ],
  { currency: 'JPY' },
  'currency',
)
test('the currency of the row, and its country for signs that several share', () => {
  const currency = (text: string, beside: Context['beside']) => {
    const result = standardiserOf(anyField('money'))(text, {
      today: '2026-06-30',
      region: 'CN',
      reading,
      beside,
    })
    return 'value' in result ? result.parts?.currency : result.refused
  }
  expect(currency('100', { currency: 'SEK' })).toBe('SEK')
  expect(currency('€100', { currency: 'SEK' })).toBe('EUR')
  expect(currency('¥100', { country: 'JP' })).toBe('JPY')
  expect(currency('$100', { country: 'CA' })).toBe('CAD')
  expect(currency('$100', { country: 'DE' })).toBe('USD')
})
table('currency', [
  ['rmb', 'CNY'],
  ['人民币', 'CNY'],
  ['￥', 'CNY'],
  ['usd', 'USD'],
  ['US$', 'USD'],
  ['BGN', 'BGN'],
  ['EUR (€)', 'EUR'],
])

table(
  'date',
  [
    ['45356', '2024-03-05'],
    ['45356.75', '2024-03-05'],
    ['2024-03-05', '2024-03-05'],
  ],
  { serial: true },
)
table(
  'date',
  [
    ['2024年3月', 'month'],
    ['Q4 2023', 'quarter'],
    ['2024-03-05', null],
  ],
  {},
  'precision',
)
test('numbers are days when half of the column are', () => {
  expect(areSerials(['45356', '45357.5', '2024-03-05'])).toBe(true)
  expect(areSerials(['45356', '2024-03-05', '2024-03-06'])).toBe(false)
})

test('the order of day and month is decided by the column', () => {
  expect(isDayFirst(['05/03/2024', '25/03/2024', '2024-01-01'])).toBe(true)
  expect(isDayFirst(['05/03/2024', '03/25/2024'])).toBe(false)
  expect(isDayFirst(['05/03/2024', '2024-01-31'])).toBeNull()
})

table('year', [
  ['1996', 1996],
  ['1996年', 1996],
  ['1996-05-01', 1996],
  ['2013 (1888)', 2013],
  ['Est. 1904', 1904],
  ['05/01/1996', 1996],
  ['2027', 'year_out_of_range'],
  ['300', 'year_out_of_range'],
  ['long ago', 'year_unreadable'],
])

table('domain', [
  ['https://www.Acme.co.uk/de?x=1', 'acme.co.uk'],
  ['info@mail.acme.co.uk', 'acme.co.uk'],
  ['ACME.COM', 'acme.com'],
  ['http://foo.github.io', 'foo.github.io'],
  ['www.中国银行.com', 'xn--fiqs8s856bruk.com'],
  ['someone@gmail.com', null],
  ['vip@vip.163.com', null],
  ['https://www.linkedin.com/company/acme', null],
  ['http://https://acme.com/', 'acme.com'],
  ['http//acme.com', 'acme.com'],
  ['www.acme.com.', 'acme.com'],
  ['ｗｗｗ．ａｃｍｅ。ｃｏｍ', 'acme.com'],
  ['xn--fiqs8s856bruk.com', 'xn--fiqs8s856bruk.com'],
  ['https://www.facebook.com/acme', null],
  ['https://mailinator.com', null],
  ['http://192.168.1.1/', 'domain_unreadable'],
  ['acme', 'domain_unreadable'],
])

table('email', [
  ['Ann.Lee@Acme.com', 'ann.lee@acme.com'],
  ['Ann Lee <Ann.Lee@Acme.com>', 'ann.lee@acme.com'],
  ['mailto:a@b.cn', 'a@b.cn'],
  ['a@b.cn; c@d.cn', 'a@b.cn'],
  ['ａ＠ｂ．cn', 'a@b.cn'],
  ['采购@acme.cn', '采购@acme.cn'],
  ['ann@bücher.example', 'ann@xn--bcher-kva.example'],
  ['ann@acme.com.', 'ann@acme.com'],
  ['@acme.com', 'email_unreadable'],
  ['a@b', 'email_unreadable'],
  ['a b@c.de', 'email_unreadable'],
  ['a@@b.cn', 'email_unreadable'],
])

table('phone', [
  ['13800138000', '+8613800138000'],
  ['138 0013 8000', '+8613800138000'],
  ['+86-138-0013-8000', '+8613800138000'],
  ['010-62345678', '+861062345678'],
  ['(0755) 8888 8888 转 801', '+8675588888888'],
  ['13800138000/010-62345678', '+8613800138000'],
  ['+1 (212) 736-5000', '+12127365000'],
  ['电话：021-62345678', '+862162345678'],
  ['0755-88888888-801', '+8675588888888'],
  ['12345', 'phone_unreadable'],
  ['见名片', 'phone_unreadable'],
])
table(
  'phone',
  [
    ['(0755) 8888 8888 转 801', '801'],
    ['0755-88888888-801', '801'],
    ['+1 212 736 5000 ext. 12', '12'],
    ['13800138000', null],
  ],
  {},
  'extension',
)
table(
  'phone',
  [
    ['13800138000', 'mobile'],
    ['138-0013-8000', 'mobile'],
    ['010-62345678', 'fixed'],
    ['+12127365000', null],
  ],
  {},
  'line',
)
test('the country of a column of numbers is that of those that are written with it', () => {
  expect(regionOfNumbers(['+49 171 2345678', '+49 30 1234567', '030 1234567'])).toBe('DE')
  expect(regionOfNumbers(['+49 171 2345678', '+33 1 42 68 53 00'])).toBeNull()
  expect(regionOfNumbers(['030 1234567'])).toBeNull()
  expect(read('phone', '0171 2345678', { region: 'DE' })).toBe('+491712345678')
})
test('a number without country code belongs to the region', () => {
  expect(read('phone', '(212) 736-5000', {}, 'US')).toBe('+12127365000')
  expect(read('phone', '0171 2345678', {}, 'DE')).toBe('+491712345678')
  expect(read('phone', '+49 171 2345678', {}, 'CN')).toBe('+491712345678')
})

table('country', [
  ['China', 'CN'],
  ['中国', 'CN'],
  ['CHN', 'CN'],
  ['cn', 'CN'],
  ['United States', 'US'],
  ['USA', 'US'],
  ['美国', 'US'],
  ['Korea', 'KR'],
  ['Kenya', 'KE'],
  ['NA', 'NA'],
  ['EMEA', 'EMEA'],
])

table('city', [
  ['广州市', '广州'],
  ['广东省广州市天河区', '广州'],
  ['沙市', '沙市'],
  [' 北京 ', '北京'],
  ['NEW YORK', 'New York'],
  ['广州', '广州'],
  ['GZ', '广州'],
  ['Guangzhou', '广州'],
  ['Guagnzhou', '广州'],
  ['Canton', '广州'],
  ['Guangzhou, Guangdong, China', '广州'],
  ['上海市浦东新区', '上海'],
  ['延边朝鲜族自治州', '延边'],
  ['内蒙古呼和浩特', '呼和浩特'],
  ["Xi'an", '西安'],
  ['Tsingtao', '青岛'],
  ['Suzhou', '苏州'],
  ['Taizhou', 'Taizhou'],
  ['Hong Kong', '香港'],
  ['são paulo', 'Sao Paulo'],
  ['纽约', 'New York'],
  ['München', 'Munich'],
  ['Frankfort', 'Frankfort'],
  ['San Fransisco', 'San Francisco'],
  ['bad homburg', 'Bad Homburg'],
  ['St. Gallen', 'St. Gallen'],
])

table(
  'city',
  [
    ['Guangzhou', '广东'],
    ['New York', 'New York'],
    ['Aurora', null],
  ],
  {},
  'region',
)
table(
  'city',
  [
    ['Guangzhou', true],
    ['Taizhou', false],
    ['Guagnzhou', true],
  ],
  {},
  'known',
)
table(
  'city',
  [
    ['Guangzhou', null],
    ['Guagnzhou', true],
  ],
  {},
  'guessed',
)
test('of two cities of one name the one around the row is meant', () => {
  const city = (text: string, beside: Context['beside']) => {
    const result = standardiserOf(anyField('city'))(text, {
      today: '2026-06-30',
      region: 'CN',
      reading,
      beside,
    })
    return 'value' in result ? [result.value, result.parts?.known] : []
  }
  expect(city('Suzhou', { region: '安徽' })).toEqual(['宿州', true])
  expect(city('Taizhou', { region: '浙江' })).toEqual(['台州', true])
  expect(city('Paris', { country: 'US' })).toEqual(['Paris', false])
  expect(city('SH', { country: 'DE' })).toEqual(['SH', false])
  expect(city('香港', { country: 'CN' })).toEqual(['香港', true])
})

table('region', [
  ['广东省', '广东'],
  ['粤', '广东'],
  ['Guangdong Province', '广东'],
  ['内蒙古自治区', '内蒙古'],
  ['California', 'California'],
  ['加利福尼亚', 'California'],
  ['CA', 'CA'],
  ['华东', '华东'],
])
test('codes of regions are read by the country of the row', () => {
  const region = (text: string, country: string) => {
    const result = standardiserOf(anyField('region'))(text, {
      today: '2026-06-30',
      region: 'CN',
      reading,
      beside: { country },
    })
    return 'value' in result && result.value
  }
  expect([region('CA', 'US'), region('GD', 'CN'), region('BY', 'DE')]).toEqual([
    'California',
    '广东',
    'Bavaria',
  ])
})

test('Chinese places have one value under their Chinese and their English name', () => {
  const wrong = cities()
    .places.filter(
      ({ country, other }) => country === 'CN' && (cities().byKey.get(placeKey(other)) ?? []).length === 1,
    )
    .filter(
      ({ name, other }) => read('city', `${name}市`) !== name || read('city', other.toUpperCase()) !== name,
    )
  expect(wrong).toEqual([])
})

table('name', [
  ['  Acme   Corp ', 'Acme Corp'],
  ['远航科技（上海）有限公司', '远航科技(上海)有限公司'],
  ['ＡＢＣ　Ｌｔｄ', 'ABC Ltd'],
  ['"Acme"', 'Acme'],
  ['北\u200b京', '北京'],
  // Joiners stay within one emoji, and nowhere else.
  ['👩\u200d👩\u200d👧 母婴', '👩\u200d👩\u200d👧 母婴'],
  ['👩🏽\u200d💻 ❤\ufe0f\u200d🔥', '👩🏽\u200d💻 ❤\ufe0f\u200d🔥'],
  ['\u{1f3f4}\u{e0067}\u{e0062}\u{e007f} Ltd', '\u{1f3f4}\u{e0067}\u{e0062}\u{e007f} Ltd'],
  ['👩\u200d Acme\u200d\u{e0067}', '👩 Acme'],
  ['👩\u200d\u200d👧', '👩👧'],
  ['™\u200d👩', 'TM👩'],
])

const titles: [text: string, level: string | null, department: string | null][] = [
  ['CEO', 'c_level', 'management'],
  ['总经理', 'c_level', 'management'],
  ['董事长', 'c_level', 'management'],
  ['Chief Financial Officer', 'c_level', 'finance'],
  ['首席财务官', 'c_level', 'finance'],
  ['Chief Information Officer', 'c_level', 'it'],
  ['VP Sales', 'vp', 'sales'],
  ['销售副总裁', 'vp', 'sales'],
  ['副总经理兼CTO', 'c_level', 'rd'],
  ['Deputy General Manager', 'vp', 'management'],
  ['副总经理', 'vp', 'management'],
  ['营销总监', 'director', 'marketing'],
  ['Marketing Director', 'director', 'marketing'],
  ['Head of Procurement', 'director', 'procurement'],
  ['Leiter Einkauf', 'director', 'procurement'],
  ['采购部经理', 'manager', 'procurement'],
  ['Purchasing Manager', 'manager', 'procurement'],
  ['信息中心主任', 'manager', 'it'],
  ['IT Manager', 'manager', 'it'],
  ['项目经理', 'manager', 'project'],
  ['Project Manager', 'manager', 'project'],
  ['客户经理', 'staff', 'sales'],
  ['Account Manager', 'staff', 'sales'],
  ['软件工程师', 'staff', 'rd'],
  ['Assistant to the CEO', 'staff', 'administration'],
  ['总经理助理', 'staff', 'administration'],
  ['Assistant Director', 'manager', null],
  ['财务部', null, 'finance'],
  ['Wizard', null, null],
]
for (const part of ['level', 'department'] as const)
  table(
    'title',
    titles.map(([text, level, department]) => [text, part === 'level' ? level : department]),
    {},
    part,
  )
table(
  'department',
  [
    ['采购部', 'procurement'],
    ['IT', 'it'],
    ['Finance & Accounting', 'finance'],
    ['甲组', null],
  ],
  {},
  'role',
)

table('flag', [
  ['是', true],
  ['Y', true],
  ['1', true],
  ['√', true],
  ['有', true],
  ['上市公司', true],
  ['TRUE', true],
  ['否', false],
  ['N', false],
  ['0', false],
  ['无', false],
  ['×', false],
  ['未上市', false],
  ['perhaps', 'flag_unreadable'],
])

table('industry', [
  ['医疗健康', 'Healthcare'],
  ['Healthcare', 'Healthcare'],
  ['HOSPITAL_HEALTH_CARE', 'Healthcare'],
  ['Q84', 'Healthcare'],
  ['C39', 'Electronics and computer hardware'],
  ['3911', 'Electronics and computer hardware'],
  ['I65 软件和信息技术服务业', 'Software and IT services'],
  ['计算机软件', 'Software and IT services'],
  ['COMPUTER_SOFTWARE', 'Software and IT services'],
  ['Oil & Energy', 'Oil and gas'],
  ['制造业-汽车', 'Automotive'],
  ['金融/保险', 'Insurance'],
  ['零售商贸', 'Retail'],
  ['Utilities & Energy', 'Energy and utilities'],
  ['technolgy', 'Information technology'],
  ['X99', 'X99'],
  ['services', 'services'],
  ['其他', '其他'],
])
table(
  'industry',
  [
    ['医疗健康', 'Q84'],
    ['Wizardry', null],
  ],
  {},
  'code',
)
table(
  'industry',
  [
    ['医疗健康', true],
    ['Wizardry', false],
  ],
  {},
  'known',
)
test('every industry is read by its code and both its names, and no name belongs to two', () => {
  const { industries: all, byCode } = industries()
  const wrong = all.filter(({ code, zh, en }) => [code, zh, en].some((name) => read('industry', name) !== en))
  expect(wrong).toEqual([])
  expect(all.filter(({ code }) => code.length === 3)).toHaveLength(97)
  const sections = new Set(all.map(({ code }) => code.charAt(0)))
  expect([...sections].join('')).toBe('ABCDEFGHIJKLMNOPQRST')
  expect(byCode.size).toBe(all.length)
})

table('stage', [['6 - Closed/Won (100%)', '6 - Closed/Won (100%)']])
const statuses: [string, string][] = [
  ['Won', 'won'],
  ['Closed Won', 'won'],
  ['closedwon', 'won'],
  ['6 - Closed/Won (100%)', 'won'],
  ['赢单', 'won'],
  ['成交', 'won'],
  ['已签约', 'won'],
  ['Lost', 'lost'],
  ['Closed Lost', 'lost'],
  ['输单', 'lost'],
  ['丢单', 'lost'],
  ['失败', 'lost'],
  ['未成交', 'lost'],
  ['Engaging', 'open'],
  ['Prospecting', 'open'],
  ['Not won yet', 'open'],
  ['待签约', 'open'],
  ['预计成交', 'open'],
  ['商务谈判', 'open'],
]
table('stage', statuses, {}, 'status')

table(
  'email',
  [
    ['info@acme.com', true],
    ['sales01@acme.com', true],
    ['no-reply@acme.com', true],
    ['采购@acme.cn', true],
    ['ann.info@acme.com', null],
    ['sally@acme.com', null],
  ],
  {},
  'role',
)
table(
  'email',
  [
    ['a@gmail.com', true],
    ['a@qq.com', true],
    ['a@acme.com', null],
  ],
  {},
  'free',
)
table(
  'email',
  [
    ['a@mailinator.com', true],
    ['a@qq.com', null],
    ['a@gmial.com', null],
  ],
  {},
  'disposable',
)
table(
  'email',
  [
    ['ann@gmial.com', 'ann@gmail.com'],
    ['ann@gmai.com', 'ann@gmail.com'],
    ['ann@gmail.con', 'ann@gmail.com'],
    ['ann@hotmial.com', 'ann@hotmail.com'],
    ['ann@qq.con', 'ann@qq.com'],
    ['ann@gmail.com', null],
    ['ann@mail.com', null],
    ['ann@136.com', null],
    ['ann@acme.com', null],
  ],
  {},
  'suggestion',
)
table(
  'email',
  [
    ['a@mail.acme.co.uk', 'acme.co.uk'],
    ['a@gmail.com', null],
    ['a@foo.github.io', 'foo.github.io'],
  ],
  {},
  'domain',
)

table('list', [
  ['a; b |c、a', 'a; b; c'],
  ['one', 'one'],
])
