export interface City {
  en: string
  zh: string
  /** Abbreviations, typing errors and longer forms found in the files. */
  spellings: readonly string[]
}

export interface LegalForm {
  /** As the register has it. */
  full: string
  /** The same form as people write it; empty where they leave it out. */
  spellings: readonly string[]
}

export interface Country {
  /** ISO 3166-1 alpha-2. */
  code: string
  name: string
  spellings: readonly string[]
  /** Share of companies, in percent. */
  share: number
  cities: readonly City[]
  forms: readonly LegalForm[]
  /** Numbers that ring nowhere, `#` for any digit; empty where no such range is published. */
  phone: string
}

/** Legal forms of Chinese names in Chinese. */
export const chineseForms: readonly LegalForm[] = [
  { full: '有限公司', spellings: ['有限责任公司', ''] },
  { full: '有限公司', spellings: ['有限责任公司', ''] },
  { full: '股份有限公司', spellings: [''] },
]

/**
 * Germany is the only country with an effect on winning. The phone ranges are those set aside for fiction
 * (US 555-01xx, Ofcom, ARCEP, Bundesnetzagentur, ACMA); Chinese mobile numbers begin with 154, which is
 * not given to any operator; Singapore publishes no such range.
 */
export const countries: readonly Country[] = [
  {
    code: 'CN',
    name: 'China',
    spellings: ['CN', '中国', 'P.R. China', 'CHINA'],
    share: 58,
    phone: '154########',
    forms: [{ full: 'Co., Ltd.', spellings: ['Co.,Ltd.', 'CO., LTD', 'Co Ltd', 'Co., Ltd', ''] }],
    cities: cities(
      'Guangzhou|广州|GZ|Guagnzhou|广州市|GUANGZHOU',
      'Shenzhen|深圳|SZ|Shenzen|深圳市|shenzhen',
      'Shanghai|上海|SH|Shangai|上海市|SHANGHAI',
      'Beijing|北京|BJ|Bejing|北京市|Peking',
      'Hangzhou|杭州|HZ|Hanzhou|杭州市|hangzhou',
      'Suzhou|苏州|Su Zhou|Suzhuo|苏州市',
      'Chengdu|成都|CD|Chegndu|成都市',
      'Wuhan|武汉|WH|Wuhna|武汉市',
      "Xi'an|西安|Xian|Xi an|西安市",
      'Qingdao|青岛|QD|Qindao|青岛市|Tsingtao',
    ),
  },
  {
    code: 'DE',
    name: 'Germany',
    spellings: ['DE', 'Deutschland', '德国', 'GERMANY'],
    share: 14,
    phone: '+49 30 23125 ###',
    forms: [
      { full: 'GmbH', spellings: ['Gmbh', 'GMBH', 'G.m.b.H.', ''] },
      { full: 'AG', spellings: ['A.G.', ''] },
    ],
    cities: cities(
      'Munich|慕尼黑|München|Muenchen',
      'Hamburg|汉堡|Hamburgh',
      'Cologne|科隆|Koeln|Colonge',
      'Berlin|柏林|berlin',
    ),
  },
  {
    code: 'US',
    name: 'United States',
    spellings: ['US', 'USA', '美国', 'United States of America'],
    share: 9,
    phone: '+1 212-555-01##',
    forms: [
      { full: 'Inc.', spellings: ['Inc', 'INC.', ', Inc.', 'Incorporated'] },
      { full: 'LLC', spellings: ['L.L.C.', 'llc', ''] },
    ],
    cities: cities(
      'Chicago|芝加哥|Chigaco',
      'Houston|休斯敦|HOUSTON',
      'Seattle|西雅图|Seatle',
      'New York|纽约|NYC|New York City',
    ),
  },
  {
    code: 'SG',
    name: 'Singapore',
    spellings: ['SG', '新加坡', 'SINGAPORE'],
    share: 6,
    phone: '',
    forms: [{ full: 'Pte. Ltd.', spellings: ['Pte Ltd', 'PTE LTD', 'Pte. Ltd'] }],
    cities: cities('Singapore|新加坡|SG|Singapur'),
  },
  {
    code: 'GB',
    name: 'United Kingdom',
    spellings: ['GB', 'UK', '英国', 'Great Britain'],
    share: 5,
    phone: '+44 20 7946 0###',
    forms: [{ full: 'Ltd', spellings: ['Ltd.', 'LTD', 'Limited', ''] }],
    cities: cities('London|伦敦|LONDON', 'Manchester|曼彻斯特|Manchster', 'Leeds|利兹|leeds'),
  },
  {
    code: 'FR',
    name: 'France',
    spellings: ['FR', '法国', 'FRANCE'],
    share: 4,
    phone: '+33 1 99 00 ## ##',
    forms: [{ full: 'SAS', spellings: ['S.A.S.', 'sas', ''] }],
    cities: cities('Paris|巴黎|PARIS', 'Lyon|里昂|Lyons'),
  },
  {
    code: 'AU',
    name: 'Australia',
    spellings: ['AU', '澳大利亚', 'Australia '],
    share: 4,
    phone: '+61 2 5550 ####',
    forms: [{ full: 'Pty Ltd', spellings: ['Pty. Ltd.', 'PTY LTD', 'Pty Limited'] }],
    cities: cities('Sydney|悉尼|Sidney', 'Perth|珀斯|PERTH'),
  },
]

function cities(...entries: string[]): City[] {
  return entries.map((entry) => {
    const [en = '', zh = '', ...spellings] = entry.split('|')
    return { en, zh, spellings }
  })
}
