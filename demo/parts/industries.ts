/** What a firm does, as it stands in its name. */
export interface Trade {
  en: string
  zh: string
  /** As it stands in the short form of a Chinese name. */
  short: string
}

export interface Industry {
  /** As most CRM rows write it. */
  name: string
  /** As the Chinese list writes it. */
  zh: string
  /** Other spellings found in the files. */
  spellings: readonly string[]
  /** Share of companies, in percent. */
  share: number
  trades: readonly Trade[]
}

/** The short forms differ between industries, so that sister companies of one brand stay apart. */
export const industries: readonly Industry[] = [
  {
    name: 'Manufacturing',
    zh: '制造业',
    spellings: ['manufacturing', 'Manufacture', '制造'],
    share: 20,
    trades: trades(
      '精密制造|精密|Precision Manufacturing',
      '机械设备|机械|Machinery',
      '自动化设备|自动化|Automation',
    ),
  },
  {
    name: 'Healthcare',
    zh: '医疗健康',
    spellings: ['Health Care', 'healthcare', '医疗'],
    share: 13,
    trades: trades(
      '医疗科技|医疗|Medical Technology',
      '健康管理|健康|Health Management',
      '康复医学|康复|Rehabilitation',
    ),
  },
  {
    name: 'Logistics',
    zh: '物流运输',
    spellings: ['Logistic', 'logistics', '物流'],
    share: 12,
    trades: trades('物流|物流|Logistics', '供应链管理|供应链|Supply Chain', '冷链运输|冷链|Cold Chain'),
  },
  {
    name: 'Education',
    zh: '教育培训',
    spellings: ['education', 'Edu', '教育'],
    share: 11,
    trades: trades('教育科技|教育|Education Technology', '培训服务|培训|Training Services'),
  },
  {
    name: 'Retail',
    zh: '零售商贸',
    spellings: ['retail', 'Retailing', '零售'],
    share: 11,
    trades: trades('商贸|商贸|Trading', '连锁超市|超市|Supermarkets', '百货|百货|Department Stores'),
  },
  {
    name: 'Hospitality',
    zh: '酒店餐饮',
    spellings: ['hospitality', 'Hotels', '酒店'],
    share: 11,
    trades: trades(
      '酒店管理|酒店|Hotel Management',
      '度假村|度假|Resorts',
      '餐饮服务|餐饮|Catering Services',
    ),
  },
  {
    name: 'Financial Services',
    zh: '金融服务',
    spellings: ['Financial services', 'Finance', '金融'],
    share: 8,
    trades: trades(
      '融资租赁|租赁|Leasing',
      '保险经纪|保险|Insurance Brokers',
      '财富管理|财富|Wealth Management',
    ),
  },
  {
    name: 'Software',
    zh: '软件信息',
    spellings: ['software', 'IT / Software', '软件'],
    share: 7,
    trades: trades(
      '软件|软件|Software',
      '信息技术|信息|Information Technology',
      '数据科技|数据|Data Technology',
    ),
  },
  {
    name: 'Construction',
    zh: '建筑工程',
    spellings: ['construction', 'Building', '建筑'],
    share: 4,
    trades: trades('建筑工程|建工|Construction Engineering', '装饰工程|装饰|Interior Works'),
  },
  {
    name: 'Energy',
    zh: '能源电力',
    spellings: ['energy', 'Utilities & Energy', '能源'],
    share: 3,
    trades: trades('新能源|新能源|New Energy', '电力工程|电力|Power Engineering'),
  },
]

function trades(...entries: string[]): Trade[] {
  return entries.map((entry) => {
    const [zh = '', short = '', en = ''] = entry.split('|')
    return { zh, short, en }
  })
}
