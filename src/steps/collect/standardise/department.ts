import { clean, type Standardiser } from './standard.ts'

/**
 * Departments of a company. Those of a buying committee are among them: finance (财务部门), procurement (采购部门), it
 * (IT部门), project (立项部门), operations (执行部门); the one in need (需求部门) can be any.
 */
export const departments = [
  'procurement',
  'finance',
  'it',
  'hr',
  'legal',
  'service',
  'marketing',
  'sales',
  'quality',
  'logistics',
  'project',
  'operations',
  'rd',
  'administration',
  'management',
] as const
export type Department = (typeof departments)[number]

/** What names each of them, in lower-case text; read in the order of `departments`. */
const names: Record<Department, RegExp> = {
  procurement: /采购|招标|招采|\bprocure|\bpurchas|\bbuyer|\bsourcing|\bcpo\b|\beinkauf|\bachats?\b/,
  finance:
    /财务|会计|财会|审计|出纳|资金|税务|\bfinanc|\bcfo\b|\bcontroller|\baccount(?:ing|ant)|\btreasur|\baudit|\bbuchhalt|\bfinanz/,
  it: /信息(?!披露)|网络|\bit\b|it部|数字化|系统(?:管理|运维)|数据中心|\bcio\b|\bchief information|\bciso\b|\binformation (?:technology|systems|security)|\bsystems? admin|\bsysadmin/,
  hr: /人事|人力|招聘|\bhr(?:bp|d)?\b|\bhuman resources?|\btalent|\brecruit|\bchro\b|\bpersonal(?:abteilung|leiter)|\bpeople (?:operations|partner)/,
  legal: /法务|法律|合规|律师|风控|\blegal|\bcounsel|\bcomplian|\blawyer/,
  service:
    /客服|客户服务|售后|客户成功|客户支持|\bcustomer (?:service|success|support|care|experience)|\bafter-?sales|\btechnical support|\bservice desk/,
  marketing:
    /市场|营销|品牌|推广|公关|企划|策划|新媒体|\bmarketing|\bbrand|\bcmo\b|\bpublic relations|\bcommunications?\b|\bgrowth\b/,
  sales:
    /销售|业务|商务|客户经理|大客户|渠道|外贸|\bsales|\baccount (?:executive|manager|director)|\bkey account|\bbusiness development|\bbd\b|\bcro\b|\bvertrieb|\bexport/,
  quality: /质量|品质|质检|品管|品控|\bquality|\bq[ac]\b|\behs\b|\bqualität/,
  logistics: /物流|仓储|仓库|供应链|运输|\blogisti|\bsupply chain|\bwarehous|\btransport/,
  project: /项目|立项|战略|规划|投资|\bproject|\bprogramme?\b|\bpmo\b|\bstrateg/,
  operations:
    /运营|生产|制造|厂长|车间|工厂|设备|运维|\boperations?\b|\bcoo\b|\bchief operating|\bproduction|\bmanufactur|\bplant\b|\bfactory|\bmaintenance|\bproduktion/,
  rd: /研发|技术|工程|产品|开发|设计|实验|总工|架构|算法|\br ?& ?d\b|\bresearch|\bdevelop(?:er|ment)|\bengineer|\btechnolog|\btechnical|\bcto\b|\bproduct\b|\bscientist|\barchitect|\bdesign/,
  administration:
    /行政|办公室|文秘|秘书|助理|总务|后勤|综合管理|\badmin|\boffice manager|\bsecretary|\bassistant$|\breception/,
  management:
    /总经理|总裁|副总(?!监)|董事|创始人|合伙人|老板|总经办|行长|院长|校长|法人|\bceo\b|\b[se]?vp\b|\bvice president|\bpresident|\bgeneral manager|\bmanaging director|\bfounder|\bowner|\bchair(?:man|woman|person)?\b|\bchief executive|\bpartner\b|\bmanagement\b|\bgeschäftsführ|\bexecutive board/,
}

/** The department that a title or the name of a department tells; null when it tells none. */
export function departmentOf(lower: string): Department | null {
  if (/助理$|\bassistant to\b|\b(?:executive|personal) assistant\b/.test(lower)) return 'administration'
  return departments.find((department) => names[department].test(lower)) ?? null
}

/** The name of a department as it is written; its part `role` is the department that it is. Never refused. */
export const standardiseDepartment: Standardiser<string> = (text) => {
  const plain = clean(text)
  return plain === ''
    ? { value: null }
    : { value: plain, parts: { role: departmentOf(plain.slice(0, 100).toLowerCase()) } }
}
