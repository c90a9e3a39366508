/**
 * What made-up company names are put together from. Characters with their one usual reading; the readings stand here so
 * that the truth does not depend on the library that the matcher uses.
 */
const entries = (text: string): readonly (readonly [string, string])[] =>
  text.split(/\s+/).map((entry) => [entry.slice(0, 1), entry.slice(1)] as const)

export const syllables = entries(
  `华hua 中zhong 天tian 金jin 宏hong 盛sheng 瑞rui 德de 新xin 海hai 东dong 恒heng 泰tai 安an 嘉jia 博bo 凯kai 创chuang 智zhi 云yun
  科ke 达da 通tong 联lian 信xin 诚cheng 力li 源yuan 丰feng 裕yu 康kang 宁ning 佳jia 亿yi 星xing 辰chen 宇yu 航hang 腾teng 飞fei
  龙long 凤feng 鑫xin 鼎ding 汇hui 聚ju 元yuan 亨heng 利li 贞zhen 明ming 光guang 正zheng 美mei 雅ya 优you 尚shang 品pin 宝bao 昌chang
  隆long 顺shun 祥xiang 福fu 禄lu 国guo 立li 成cheng 远yuan 景jing 程cheng 先xian 锋feng 卓zhuo 越yue 绿lv 林lin 森sen 泉quan 江jiang
  澜lan 泽ze 珩heng 霁ji 栩xu 骅hua 琅lang 铄shuo 韬tao 岑cen 钧jun 曜yao 澄cheng 禾he 棠tang 槿jin 蔚wei 菁jing 峤qiao 嵘rong`,
)

/** Trade: full Chinese, short Chinese, English, English as people shorten it. */
export const trades = [
  '科技|科技|Technology|Tech',
  '网络科技|网络|Network Technology|Network Tech',
  '信息技术|信息|Information Technology|IT',
  '软件|软件|Software|Software',
  '医疗器械|医疗|Medical Devices|Medical',
  '生物医药|生物|Biopharmaceutical|Biopharma',
  '精密机械|机械|Precision Machinery|Machinery',
  '电子|电子|Electronics|Electronics',
  '新能源|能源|New Energy|Energy',
  '环保工程|环保|Environmental Engineering|Environmental',
  '物流|物流|Logistics|Logistics',
  '国际贸易|贸易|International Trading|Intl Trading',
  '建筑工程|建筑|Construction Engineering|Construction',
  '食品|食品|Foods|Foods',
  '教育咨询|教育|Education Consulting|Education',
  '投资管理|投资|Investment Management|Investment',
  '文化传媒|传媒|Culture Media|Media',
  '汽车零部件|汽配|Auto Parts|Auto Parts',
  '化工|化工|Chemical|Chem',
  '纺织|纺织|Textile|Textile',
].map((line) => {
  const [zh = '', short = '', en = '', brief = ''] = line.split('|')
  return { zh, short, en, brief }
})

export const chineseCities = [
  '北京|Beijing|010',
  '上海|Shanghai|021',
  '广州|Guangzhou|020',
  '深圳|Shenzhen|0755',
  '杭州|Hangzhou|0571',
  '苏州|Suzhou|0512',
  '成都|Chengdu|028',
  '武汉|Wuhan|027',
  '南京|Nanjing|025',
  '青岛|Qingdao|0532',
  '厦门|Xiamen|0592',
  '西安|Xian|029',
  '长沙|Changsha|0731',
  '宁波|Ningbo|0574',
  '天津|Tianjin|022',
  '重庆|Chongqing|023',
].map((line) => {
  const [zh = '', en = '', code = ''] = line.split('|')
  return { zh, en, code }
})

export const westernCities = [
  'Boston|United States|1617',
  'Austin|United States|1512',
  'Chicago|United States|1312',
  'Seattle|United States|1206',
  'Denver|United States|1303',
  'London|United Kingdom|4420',
  'Leeds|United Kingdom|44113',
  'Berlin|Germany|4930',
  'Hamburg|Germany|4940',
  'Munich|Germany|4989',
  'Paris|France|331',
  'Lyon|France|334',
  'Osaka|Japan|816',
  'Seoul|South Korea|822',
  'Milan|Italy|3902',
  'Singapore|Singapore|65',
].map((line) => {
  const [en = '', country = '', code = ''] = line.split('|')
  return { en, country, code }
})

export const westernForms: Record<string, readonly string[]> = {
  'United States': ['Inc.', 'LLC', 'Corporation', 'Corp', ', Inc.', 'Co.'],
  'United Kingdom': ['Ltd', 'Limited', 'PLC', 'Ltd.'],
  Germany: ['GmbH', 'AG', 'GmbH & Co. KG'],
  France: ['SA', 'SAS', 'S.A.', 'SARL'],
  Japan: ['Co., Ltd.', 'K.K.', 'Corporation'],
  'South Korea': ['Co., Ltd.', 'Corp.'],
  Italy: ['S.p.A.', 'Srl', 'S.r.l.'],
  Singapore: ['Pte. Ltd.', 'Pte Ltd'],
}

export const westernTrades = [
  'Systems',
  'Software',
  'Technologies|Tech',
  'Industries|Inds',
  'Logistics',
  'Foods',
  'Holdings|Hldgs',
  'Consulting',
  'Pharma|Pharmaceuticals',
  'Medical',
  'Engineering|Eng',
  'International|Intl',
  'Partners',
  'Energy',
  'Media',
  'Manufacturing|Mfg',
  'Group|Grp',
  'Solutions',
  'Bank',
  'Insurance',
]

export const westernStarts =
  'Al An Ar Bal Bel Ber Bran Cal Cam Car Cor Dal Del Der Dor El Em Fal Fen Gar Gel Gran Hal Har Hol In Jor Kal Kel Lan Lin Mar Mel Mor Nor Ol Or Par Pel Quin Ran Ros Sal Sil Stan Tal Tor Ul Val Ver Wal Win Yar Zel'.split(
    ' ',
  )
export const westernMiddles = 'a e i o u an en in on ar er or al el il am em is us eth ith'.split(' ')
export const westernEnds =
  'bridge bury by croft dale den dor field ford gate grove ham hurst land ley line lock low mere mont more ness port rick ridge rock son stead stone ta tech ton tra vale vest view vin ward way well wick wood worth wyn'.split(
    ' ',
  )
export const familyNames =
  'Smith Johnson Meyer Schmidt Fischer Weber Dupont Martin Rossi Bianchi Tanaka Suzuki Kim Park Lee Brown Wilson Taylor Clark Lewis Walker Young King Wright Hill Green Baker Adams Nelson Carter'.split(
    ' ',
  )
export const freemail = ['qq.com', '163.com', 'gmail.com', '126.com', 'hotmail.com']
export const roads = ['中山路', '人民路', '解放路', '科技园路', '创业大道', '滨江路', '高新路', '工业园路']
export const streets = [
  'Main St',
  'Market St',
  'High St',
  'Park Ave',
  'Station Rd',
  'Mill Rd',
  'Harbour Way',
  'King St',
]
