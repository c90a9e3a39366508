import { clean } from './standardise/standard.ts'

/** What the name that somebody bears in a group or an address book says about them. */
export type Remark = Readonly<{ company: string; name: string; title: string | null }>

/** Longer than any name in a chat. */
const longest = 100

const between = /\s*[-—–_|/\\·•,，、+＋:：;；#]+\s*/u

const titleWords =
  /经理|总监|总裁|主任|主管|主席|主编|工程师|架构师|设计师|分析师|会计|董事|董秘|部长|处长|科长|院长|校长|所长|店长|厂长|助理|秘书|专员|顾问|创始人|合伙人|负责人|老板|采购$|运营$|销售$|市场$|人事$|财务$|行政$|研发$|产品$|[总工董]$/u
const latinTitle =
  /\b(?:ceo|cto|cio|cfo|coo|cmo|cso|chro|vp|svp|evp|president|director|manager|head|lead|engineer|founder|co-?founder|owner|partner|chief|officer|consultant|specialist|assistant|analyst|buyer|sales|marketing)\b/i
const organisation =
  /公司|集团|银行|大学|学院|医院|工厂|研究院|研究所|事务所|股份|有限|科技|信息|实业|电子|软件|网络|技术|制药|医疗|生物|机械|重工|汽车|能源|电力|化工|食品|物流|供应链|传媒|广告|咨询|保险|证券|基金|投资|控股|地产|建设|智能|数据|通信|半导体|材料|仪器|设备|贸易|商贸|国际|服饰|家居|酒店|教育/u
const latinOrganisation =
  /\b(?:inc|ltd|llc|llp|plc|gmbh|corp|corporation|company|co|ag|sa|bv|nv|kg|ab|oy|pty|group|holdings?|industries|bank|university|technologies|technology|solutions|systems|software|labs?)\.?$/i

/** The 120 most frequent family names (Ministry of Public Security, 2020) and the compound ones: over 85 % of people. */
const surnames = new Set([
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫雷龙史陶贺黎段毛郝顾龚邵万覃武钱戴严欧莫孔向汤温康施牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝',
  ...['欧阳', '上官', '司马', '诸葛', '司徒', '慕容', '皇甫', '令狐', '东方', '尉迟', '夏侯'],
])

/**
 * Takes `远航科技-张三-经理`, `张三 | 远航科技 | 经理`, `张三-远航科技` or `Acme Inc - Ann Lee - CEO` apart. What a part
 * is follows from its own words, in any order; null when it is not clear which part is the person or the company.
 * @param text what stands in the file, of any length
 */
export function takeApart(text: string): Remark | null {
  if (text.length > longest) return null
  const parts = partsOf(clean(text))
  if (parts.length < 2 || parts.length > 3) return null
  const organisations = parts.filter(isOrganisation)
  const titles = parts.filter((part) => isTitle(part) && !isOrganisation(part))
  const people = parts.filter((part) => isPerson(part) && !isOrganisation(part) && !titles.includes(part))
  const [name] = people
  if (name === undefined || people.length > 1 || titles.length > 1 || organisations.length > 1) return null
  const title = titles[0] ?? null
  const rest = parts.filter((part) => part !== name && part !== title)
  const company = organisations[0] ?? (title !== null && rest.length === 1 ? rest[0] : undefined)
  return company === undefined || rest.length !== 1 ? null : { company, name, title }
}

function partsOf(plain: string): string[] {
  const parts = plain.split(between).filter(Boolean)
  if (parts.length > 1 || !/\p{Script=Han}/u.test(plain)) return parts
  return plain.split(' ')
}

const isTitle = (part: string) => titleWords.test(part) || latinTitle.test(part)

const isOrganisation = (part: string) =>
  (organisation.test(part) && [...part].length >= 4) || latinOrganisation.test(part)

/** Two to four characters behind a family name, or two to three capitalised words. */
function isPerson(part: string): boolean {
  if (/^\p{Script=Han}{2,4}$/u.test(part))
    return surnames.has(part.slice(0, 2)) || (surnames.has(part.slice(0, 1)) && part.length <= 3)
  return /^\p{Lu}[\p{L}'’.]*(?: \p{Lu}[\p{L}'’.]*){1,2}$/u.test(part) && !latinTitle.test(part)
}
