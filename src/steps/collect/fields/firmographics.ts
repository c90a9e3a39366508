import { declare, type Field, people } from './field.ts'

/**
 * What a file of companies says beyond name, size and place: legal marks (I37) and the further dimensions of an ideal
 * customer profile (I8): budget, size of the customer's own customers, maturity, technologies, sites, people per department.
 */
export const firmographicsFields: readonly Field[] = [
  declare(['accounts'], 'listed', 'flag', {
    en: 'Listed company',
    zh: '上市公司',
    words:
      'listed, is listed, listed company, public company, is public, publicly traded, stock listed, 上市公司, 是否上市, 是否上市公司, 上市, 上市状态',
    weight: 1,
  }),
  declare(['accounts'], 'top_100', 'flag', {
    en: 'Top 100 company',
    zh: '百强企业',
    words: 'top 100, top100, top 100 company, is top 100, 百强, 百强企业, 是否百强, 是否百强企业',
    weight: 1,
  }),
  declare(['accounts'], 'major_taxpayer', 'flag', {
    en: 'Major taxpayer',
    zh: '纳税大户',
    words: 'major taxpayer, large taxpayer, key taxpayer, 纳税大户, 是否纳税大户, 纳税百强, 重点税源企业',
    weight: 1,
  }),
  declare(['accounts'], 'technologies', 'list', {
    en: 'Technologies used',
    zh: '已采用的技术',
    words:
      'technologies, technologies used, tech stack, technology stack, web technologies, installed technologies, technographics, software used, 已采用的技术, 已采用技术, 使用技术, 技术栈, 现有系统, 在用系统, 使用软件',
    weight: 1.5,
  }),
  declare(['accounts'], 'maturity', 'text', {
    en: 'Maturity',
    zh: '成熟度',
    words:
      'maturity, maturity level, digital maturity, technology maturity, it maturity, organizational maturity, organisational maturity, 成熟度, 数字化成熟度, 技术成熟度, 组织成熟度, 信息化程度, 数字化程度, 信息化水平',
    weight: 1,
  }),
  declare(['accounts'], 'purchasing', 'text', {
    en: 'Purchasing authority',
    zh: '采购权限',
    words:
      'purchasing authority, purchasing mode, procurement mode, procurement authority, buying authority, central purchasing, centralised purchasing, centralized purchasing, 采购权限, 采购模式, 采购方式, 集采分采, 集采/分采, 分采/集采, 分采集采, 是否集采, 集采, 分采',
    weight: 1,
  }),
  declare(['accounts'], 'budget', 'money', {
    en: 'Budget',
    zh: '预算',
    words:
      'budget, annual budget, it budget, purchasing budget, procurement budget, project budget, 预算, 年度预算, 采购预算, it预算, 信息化预算, 项目预算',
    weight: 1,
  }),
  declare(['accounts'], 'customers', 'count', {
    en: 'Number of customers',
    zh: '客户数量',
    words:
      'customers, number of customers, no of customers, customer count, customer base, customer size, client count, 客户规模, 客户数, 客户数量, 客户总数, 用户规模',
    weight: 1,
  }),
  declare(['accounts'], 'sites', 'count', {
    en: 'Sites',
    zh: '网点数量',
    words:
      'sites, number of sites, locations, number of locations, no of locations, branches, number of branches, offices, number of offices, stores, number of stores, 地点数量, 网点数, 网点数量, 分支机构数, 分支机构数量, 门店数, 门店数量, 办公地点数',
    most: 1_000_000,
    weight: 1,
  }),
  ...(
    [
      [
        'it',
        'IT',
        'IT',
        'it staff, it employees, it headcount, number of it employees, it人员, it人数, it人员数量, 信息化人员数',
      ],
      [
        'rd',
        'R&D',
        '研发',
        'rd staff, rd employees, rd headcount, engineers, developers, number of engineers, 研发人数, 研发人员, 研发人员数量, 技术人员数量',
      ],
      [
        'sales',
        'Sales',
        '销售',
        'sales staff, sales employees, sales headcount, sales team size, number of sales reps, 销售人数, 销售人员数量, 销售团队规模',
      ],
    ] as const
  ).map(([department, en, zh, words]) =>
    declare(['accounts'], `${department}_employees`, 'count', {
      en: `${en} employees`,
      zh: `${zh}人数`,
      unit: people,
      most: 10_000_000,
      words,
    }),
  ),
]
