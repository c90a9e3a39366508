import { declare, type Field, idHeaders, people } from './field.ts'

/** What a file of companies says. */
export const accountsFields: readonly Field[] = [
  declare(['accounts'], 'external_id', 'text', {
    en: 'ID in the source',
    zh: '来源系统编号',
    words: `${idHeaders}, account id, company id, customer id, client id, organization id, accountnumber, account number, customer number, crm id, 客户编号, 客户编码, 客户id, 公司编号, 企业编号, 公司id, 企业id`,
    weight: 0.25,
  }),
  declare(['accounts'], 'name', 'name', {
    en: 'Company name',
    zh: '公司名称',
    words:
      'name, account, account name, company, company name, customer, customer name, client, client name, organization, organization name, organisation, organisation name, business name, legal name, registered name, 公司, 公司名, 公司名称, 公司全称, 企业, 企业名, 企业名称, 企业全称, 客户, 客户名, 客户名称, 客户全称, 单位, 单位名称, 名称, 全称, 机构名称',
    weight: 1,
  }),
  declare(['accounts'], 'short_name', 'name', {
    en: 'Short name',
    zh: '简称',
    words:
      'short name, alias, abbreviation, trade name, trading name, brand, dba, 简称, 公司简称, 企业简称, 客户简称, 品牌',
    weight: 1,
  }),
  declare(['accounts'], 'english_name', 'name', {
    en: 'English name',
    zh: '英文名称',
    words:
      'english name, name en, en name, company name en, 英文名, 英文名称, 公司英文名, 公司英文名称, 英文全称',
    weight: 1,
  }),
  declare(['accounts'], 'domain', 'domain', {
    en: 'Website',
    zh: '官网',
    words:
      'domain, website, website url, web site, url, homepage, home page, web, web address, company domain, company domain name, company website, company email domain, site, 官网, 网址, 网站, 公司网址, 公司网站, 公司官网, 企业官网, 域名, 公司域名, 主页',
    hints: 'email, company email, email address, contact email, 邮箱, 公司邮箱, 企业邮箱, 电子邮箱',
    weight: 1.5,
  }),
  declare(['accounts'], 'industry', 'industry', {
    en: 'Industry',
    zh: '行业',
    words:
      'industry, sector, vertical, industry name, industry group, branch, line of business, 行业, 所属行业, 行业分类, 行业类别, 所在行业, 客户行业, 一级行业, 产业',
    hints: 'sub industry, subindustry, 二级行业, 三级行业, 细分行业, 行业小类',
    weight: 2,
  }),
  declare(['accounts'], 'employees', 'count', {
    en: 'Employees',
    zh: '员工人数',
    least: 1,
    most: 10_000_000,
    unit: people,
    words:
      'employees, employee, number of employees, numberofemployees, no of employees, num employees, employee count, employee number, headcount, head count, staff, company size, size, workforce, fte, 员工数, 员工人数, 员工数量, 员工规模, 人员规模, 人数, 人数规模, 公司人数, 公司规模, 企业规模, 规模, 在职人数, 参保人数',
    weight: 2.5,
  }),
  declare(['accounts'], 'revenue', 'money', {
    en: 'Annual revenue',
    zh: '年营收',
    words:
      'revenue, annual revenue, annualrevenue, yearly revenue, turnover, annual turnover, sales revenue, annual sales, company revenue, 营收, 年营收, 营业收入, 营业额, 年营业额, 年收入, 年销售额, 收入',
    weight: 2.5,
  }),
  declare(['accounts'], 'founded', 'year', {
    en: 'Founded',
    zh: '成立年份',
    words:
      'founded, founded year, year founded, year established, established, established in, establishment year, founding year, foundation year, date founded, incorporated, year of incorporation, 成立年份, 成立时间, 成立日期, 成立年, 创立年份, 创立时间, 注册时间, 注册日期',
    weight: 2,
  }),
  declare(['accounts'], 'parent', 'name', {
    en: 'Parent company',
    zh: '上级公司',
    words:
      'parent, parent account, parent company, parent name, parent organization, subsidiary of, belongs to, part of, holding, group, group name, ultimate parent, 母公司, 上级公司, 上级客户, 上级单位, 集团, 所属集团, 集团名称, 总公司',
    weight: 1.5,
  }),
  declare(['accounts'], 'credit_code', 'text', {
    en: 'Registration number',
    zh: '统一社会信用代码',
    words:
      'credit code, unified social credit code, uscc, tax id, vat id, vat number, registration number, 统一社会信用代码, 信用代码, 社会信用代码, 税号, 纳税人识别号, 注册号, 工商注册号',
    weight: 2.5,
  }),
  declare(['accounts'], 'phone', 'phone', {
    en: 'Telephone',
    zh: '电话',
    words:
      'phone, phone number, company phone, main phone, business phone, office phone, switchboard, telephone, telephone number, tel, 电话, 电话号码, 公司电话, 企业电话, 客户电话, 单位电话, 联系电话, 办公电话, 固定电话, 座机, 固话, 总机',
    weight: 0.5,
  }),
  declare(['accounts'], 'address', 'text', {
    en: 'Address',
    zh: '地址',
    words:
      'address, street, street address, address line 1, billing street, billing address, shipping street, mailing address, postal address, office address, registered address, company address, headquarters address, 地址, 公司地址, 企业地址, 客户地址, 单位地址, 办公地址, 注册地址, 经营地址, 通讯地址, 通信地址, 联系地址, 详细地址, 街道地址',
    weight: 0.5,
  }),
  declare(['accounts'], 'description', 'text', {
    en: 'Description',
    zh: '备注',
    words:
      'description, about, notes, note, remarks, comment, comments, summary, 描述, 简介, 公司简介, 企业简介, 备注, 说明, 主营业务, 经营范围',
    weight: 0.25,
  }),
]
