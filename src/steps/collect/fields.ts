import type { FieldType, Kind } from './model.ts'

/** One field that a file of some kind can fill. */
export interface Field {
  field: string
  kinds: readonly Kind[]
  type: FieldType
  /** Key of its name in `words.ts`. */
  label_key: string
  /** Headers that mean this field, in English, Chinese and the words of HubSpot, Salesforce, Dynamics and Mautic. */
  synonyms: readonly string[]
  /** Headers that mean it only if the values agree: an `office location` may be a country or a city. */
  hints: readonly string[]
  /** How strongly this field tells the kind of a file, 0 to 3: a stage says opportunities, a city says little. */
  weight: number
}

interface Declaration extends Partial<Omit<Field, 'kinds' | 'type' | 'synonyms' | 'hints'>> {
  words: string
  hints?: string
}

function declare(
  kinds: readonly Kind[],
  field: string,
  type: FieldType,
  { words, hints = '', ...rest }: Declaration,
): Field {
  const label_key = `collect.field.${field}`
  return { field, kinds, type, label_key, synonyms: split(words), hints: split(hints), weight: 0.5, ...rest }
}

function split(words: string): string[] {
  return words
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean)
}

const id = 'id, record id, external id, source id, uuid, key, 编号, 编码, 记录编号, 唯一标识'

/** The field dictionary: everything that a customer file can say and Talweg understands, in the order in which it is shown. */
export const fields: readonly Field[] = [
  declare(['accounts'], 'external_id', 'text', {
    words: `${id}, account id, company id, customer id, client id, organization id, accountnumber, account number, customer number, crm id, 客户编号, 客户编码, 客户id, 公司编号, 企业编号, 公司id, 企业id`,
    weight: 0.25,
  }),
  declare(['contacts'], 'external_id', 'text', {
    words: `${id}, contact id, person id, lead id, rec id, unique id, user id, 联系人编号, 联系人id, 线索编号`,
    weight: 0.25,
  }),
  declare(['opportunities'], 'external_id', 'text', {
    words: `${id}, opportunity id, deal id, opp id, order id, order number, contract number, 商机编号, 商机id, 机会编号, 订单编号, 订单号, 合同编号, 项目编号`,
    weight: 0.5,
  }),
  declare(['activities'], 'external_id', 'text', {
    words: `${id}, activity id, engagement id, event id, task id, 活动编号, 跟进编号, 记录id`,
    weight: 0.25,
  }),
  declare(['products'], 'external_id', 'text', {
    words: `${id}, product id, sku, product code, item number, part number, article number, productcode, 产品编号, 产品编码, 商品编号, 商品编码, 货号, 物料编码`,
    weight: 0.5,
  }),

  declare(['accounts'], 'name', 'name', {
    label_key: 'collect.field.account_name',
    words:
      'name, account, account name, company, company name, customer, customer name, client, client name, organization, organization name, organisation, organisation name, business name, legal name, registered name, 公司, 公司名, 公司名称, 公司全称, 企业, 企业名, 企业名称, 企业全称, 客户, 客户名, 客户名称, 客户全称, 单位, 单位名称, 名称, 全称, 机构名称',
    weight: 1,
  }),
  declare(['accounts'], 'short_name', 'name', {
    words:
      'short name, alias, abbreviation, trade name, trading name, brand, dba, 简称, 公司简称, 企业简称, 客户简称, 品牌',
    weight: 1,
  }),
  declare(['accounts'], 'english_name', 'name', {
    words:
      'english name, name en, en name, company name en, 英文名, 英文名称, 公司英文名, 公司英文名称, 英文全称',
    weight: 1,
  }),

  declare(['contacts'], 'first_name', 'name', {
    words: 'first name, firstname, given name, givenname, forename, fname, 名, 名字',
    weight: 1.5,
  }),
  declare(['contacts'], 'last_name', 'name', {
    words: 'last name, lastname, surname, family name, familyname, lname, 姓, 姓氏',
    weight: 1.5,
  }),
  declare(['contacts'], 'full_name', 'name', {
    words:
      'name, full name, fullname, contact, contact name, person, person name, lead name, attendee, attendee name, name of attendee, 姓名, 联系人, 联络人, 联系人姓名, 联系人名称, 联系姓名, 客户姓名, 参会人, 参会人姓名',
    weight: 2,
  }),

  declare(['opportunities'], 'name', 'name', {
    label_key: 'collect.field.opportunity_name',
    words:
      'name, opportunity, opportunity name, deal, deal name, topic, title, project, project name, order name, 商机, 商机名称, 机会名称, 销售机会, 项目, 项目名称, 订单名称, 合同名称',
    weight: 1.5,
  }),
  declare(['products'], 'name', 'name', {
    label_key: 'collect.field.product_name',
    words:
      'name, product, product name, item, item name, model, 产品, 产品名, 产品名称, 商品, 商品名称, 型号, 产品型号, 名称, 品名',
    weight: 1.5,
  }),

  declare(['contacts', 'opportunities', 'activities'], 'account_name', 'name', {
    words:
      'account, account name, company, company name, customer, customer name, client, client name, organization, organization name, organisation, employer, employer name, employee company, associated company, primary company, potential customer, business name, 公司, 公司名, 公司名称, 公司全称, 企业, 企业名称, 客户, 客户名称, 客户公司, 单位, 单位名称, 工作单位, 所在公司, 所属公司, 所属客户, 关联客户',
    weight: 0.5,
  }),
  declare(['contacts', 'opportunities', 'activities'], 'account_external_id', 'text', {
    words:
      'account id, company id, customer id, client id, organization id, associated company id, associated company ids, primary associated company id, 客户编号, 客户id, 客户编码, 公司编号, 公司id, 企业编号, 所属客户编号',
    weight: 0.25,
  }),

  declare(['accounts'], 'domain', 'domain', {
    words:
      'domain, website, website url, web site, url, homepage, home page, web, web address, company domain, company domain name, company website, company email domain, site, 官网, 网址, 网站, 公司网址, 公司网站, 公司官网, 企业官网, 域名, 公司域名, 主页',
    hints: 'email, company email, email address, contact email, 邮箱, 公司邮箱, 企业邮箱, 电子邮箱',
    weight: 1.5,
  }),
  declare(['accounts'], 'industry', 'text', {
    words:
      'industry, sector, vertical, industry name, industry group, branch, line of business, 行业, 所属行业, 行业分类, 行业类别, 所在行业, 客户行业, 一级行业, 产业',
    weight: 2,
  }),
  declare(['accounts'], 'employees', 'count', {
    words:
      'employees, employee, number of employees, numberofemployees, no of employees, num employees, employee count, employee number, headcount, head count, staff, company size, size, workforce, fte, 员工数, 员工人数, 员工数量, 员工规模, 人员规模, 人数, 人数规模, 公司人数, 公司规模, 企业规模, 规模, 在职人数, 参保人数',
    weight: 2.5,
  }),
  declare(['accounts'], 'revenue', 'money', {
    words:
      'revenue, annual revenue, annualrevenue, yearly revenue, turnover, annual turnover, sales revenue, annual sales, company revenue, 营收, 年营收, 营业收入, 营业额, 年营业额, 年收入, 年销售额, 收入',
    weight: 2.5,
  }),
  declare(['accounts'], 'founded', 'year', {
    words:
      'founded, founded year, year founded, year established, established, established in, establishment year, founding year, foundation year, date founded, incorporated, year of incorporation, 成立年份, 成立时间, 成立日期, 成立年, 创立年份, 创立时间, 注册时间, 注册日期',
    weight: 2,
  }),
  declare(['accounts', 'contacts'], 'country', 'country', {
    words:
      'country, country region, country name, country code, nation, billing country, mailing country, company country, countrycode, 国家, 国家地区, 国别, 所在国家',
    hints:
      'location, office location, hq location, headquarters, headquarters location, base, market, region, 地区, 总部, 所在地, 总部所在地, 地点',
    weight: 0.5,
  }),
  declare(['accounts'], 'region', 'text', {
    words:
      'region, state, province, state province, state region, stateprovince, billing state, mailing state, county, area, territory, company state, 省, 省份, 省市, 所在省份, 地区, 大区, 区域, 州',
    weight: 0.5,
  }),
  declare(['accounts', 'contacts'], 'city', 'city', {
    words:
      'city, town, billing city, mailing city, company city, municipality, 城市, 所在城市, 市, 地市, 所在市',
    weight: 0.5,
  }),
  declare(['accounts'], 'parent', 'name', {
    words:
      'parent, parent account, parent company, parent name, parent organization, subsidiary of, belongs to, part of, holding, group, group name, ultimate parent, 母公司, 上级公司, 上级客户, 上级单位, 集团, 所属集团, 集团名称, 总公司',
    weight: 1.5,
  }),
  declare(['accounts'], 'credit_code', 'text', {
    words:
      'credit code, unified social credit code, uscc, tax id, vat id, vat number, registration number, 统一社会信用代码, 信用代码, 社会信用代码, 税号, 纳税人识别号, 注册号, 工商注册号',
    weight: 2.5,
  }),
  declare(['accounts'], 'description', 'text', {
    words:
      'description, about, notes, note, remarks, comment, comments, summary, 描述, 简介, 公司简介, 企业简介, 备注, 说明, 主营业务, 经营范围',
    weight: 0.25,
  }),

  declare(['contacts'], 'email', 'email', {
    words:
      'email, e mail, email address, emailaddress, mail, work email, business email, email 1, contact email, email of attendee, 邮箱, 电子邮箱, 电子邮件, 邮件, 邮箱地址, 邮件地址, 工作邮箱, 公司邮箱, 联系邮箱, 联系人邮箱',
    weight: 2,
  }),
  declare(['contacts'], 'phone', 'phone', {
    words:
      'phone, phone number, telephone, telephone number, tel, mobile, mobile phone, mobile number, mobile phone number, mobilephone, cell, cell phone, cellphone, business phone, work phone, direct phone, 电话, 电话号码, 手机, 手机号, 手机号码, 联系电话, 联系方式, 联系手机, 移动电话, 办公电话, 公司电话, 座机, 固话, 联系人电话, 联系人手机',
    weight: 1,
  }),
  declare(['contacts'], 'title', 'text', {
    words:
      'title, job title, jobtitle, job, position, role, job role, function, 职务, 职位, 岗位, 头衔, 职称',
    weight: 2,
  }),
  declare(['contacts'], 'department', 'text', {
    words: 'department, dept, division, team, business unit, 部门, 所在部门, 所属部门, 科室',
    weight: 1.5,
  }),

  declare(['opportunities'], 'product', 'name', {
    words:
      'product, product name, products, item, solution, offering, product interest, line item, 产品, 产品名称, 意向产品, 购买产品, 商品, 商品名称, 方案',
    weight: 1,
  }),
  declare(['opportunities'], 'stage', 'stage', {
    words:
      'stage, stage name, stagename, deal stage, dealstage, sales stage, opportunity stage, pipeline stage, status, deal status, opportunity status, outcome, result, 阶段, 商机阶段, 销售阶段, 当前阶段, 状态, 商机状态, 赢单状态, 结果, 成交状态',
    weight: 3,
  }),
  declare(['opportunities'], 'amount', 'money', {
    words:
      'amount, deal amount, opportunity amount, value, deal value, close value, contract value, contract amount, order value, total, total price, price, expected revenue, estimated revenue, est revenue, actual revenue, revenue, deal size, acv, tcv, 金额, 商机金额, 合同金额, 成交金额, 订单金额, 预计金额, 预计销售金额, 销售金额, 销售额, 总价',
    weight: 2,
  }),
  declare(['opportunities'], 'closed_on', 'date', {
    words:
      'close date, closedate, closed date, closed on, closing date, expected close date, estimated close date, est close date, actual close date, date closed, closed at, won date, end date, deal close date, 成交日期, 成交时间, 关闭日期, 关闭时间, 结单日期, 结束日期, 签约日期, 签约时间, 预计成交日期, 预计成交时间, 预计签约日期',
    hints: 'closed, close, 成交, 关闭',
    weight: 2,
  }),
  declare(['opportunities'], 'lost_reason', 'text', {
    words:
      'lost reason, loss reason, closed lost reason, reason lost, reason for loss, close reason, 输单原因, 丢单原因, 失败原因, 流失原因',
    weight: 2,
  }),
  declare(['opportunities'], 'currency', 'text', {
    words:
      'currency, currency code, currency iso code, currencyisocode, deal currency, deal currency code, 币种, 货币',
    weight: 0.5,
  }),

  declare(['activities'], 'occurred_on', 'date', {
    words:
      'date, activity date, activitydate, occurred on, occurred at, event date, due date, due date only, start time, start date, timestamp, time, datetime, meeting date, call date, sent date, visit date, join time, registration time, 日期, 时间, 活动日期, 活动时间, 跟进时间, 跟进日期, 拜访日期, 拜访时间, 沟通时间, 发生时间, 记录时间',
    weight: 1,
  }),
  declare(['activities'], 'type', 'text', {
    words:
      'type, activity type, engagement type, event type, task type, channel, kind, event, action, 类型, 活动类型, 跟进方式, 跟进类型, 沟通方式, 拜访方式, 方式',
    weight: 2,
  }),
  declare(['activities'], 'contact_email', 'email', {
    words:
      'contact email, email, e mail, email address, mail, attendee email, recipient, to, who, 邮箱, 联系人邮箱, 电子邮箱, 电子邮件',
    weight: 1,
  }),
  declare(['activities'], 'subject', 'text', {
    words:
      'subject, activity subject, topic, title, summary, note body, body, notes, content, description, 主题, 标题, 内容, 跟进内容, 沟通内容, 活动主题, 拜访内容, 备注',
    weight: 1.5,
  }),

  declare(['products'], 'family', 'text', {
    words:
      'family, product family, series, product series, category, product category, product line, product group, line, 系列, 产品系列, 产品线, 类别, 分类, 产品分类, 产品类别, 品类',
    weight: 1.5,
  }),
  declare(['products'], 'list_price', 'money', {
    words:
      'list price, price, unit price, sales price, sale price, selling price, standard price, retail price, msrp, unit cost, 价格, 单价, 标价, 售价, 目录价, 销售价, 零售价, 标准价格, 定价',
    weight: 2.5,
  }),

  declare(['accounts', 'contacts', 'opportunities', 'activities'], 'owner', 'name', {
    words:
      'owner, account owner, company owner, contact owner, opportunity owner, deal owner, activity owner, assigned to, assignee, sales rep, sales representative, sales agent, sales person, salesperson, account manager, account executive, rep, seller, agent, responsible, hubspot owner id, 负责人, 所有人, 归属人, 客户负责人, 商机负责人, 客户经理, 销售, 销售代表, 销售人员, 销售负责人, 业务员, 跟进人',
    weight: 0.25,
  }),
  declare(['accounts', 'contacts', 'opportunities'], 'created_on', 'date', {
    words:
      'created, created on, created at, created date, createddate, create date, createdate, creation date, date created, date added, added on, entry date, start date, open date, opened, opened on, engage date, engagement date, engaged on, date entered, first seen, 创建日期, 创建时间, 建档日期, 建档时间, 录入日期, 录入时间, 添加时间, 加入日期, 立项日期, 立项时间, 开始日期',
    hints: 'date, 日期, 时间',
    weight: 0.5,
  }),
]

/** The fields that a file of this kind can fill, in the order in which they are shown. */
export function fieldsOf(kind: Kind): readonly Field[] {
  return fields.filter(({ kinds }) => kinds.includes(kind))
}

/** A field of a kind, or undefined when that kind has none of this name. */
export function fieldOf(kind: Kind, field: string): Field | undefined {
  return fieldsOf(kind).find((candidate) => candidate.field === field)
}
