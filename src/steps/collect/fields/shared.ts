import { declare, type Field } from './field.ts'

/** What files of several kinds say: the company that a row belongs to, who looks after it, since when it is known. */
export const sharedFields: readonly Field[] = [
  declare(
    [
      'contacts',
      'opportunities',
      'activities',
      'purchases',
      'followers',
      'members',
      'attendance',
      'outcomes',
    ],
    'account_name',
    'name',
    {
      en: 'Company name',
      zh: '公司名称',
      words:
        'account, account name, company, company name, customer, customer name, client, client name, organization, organization name, organisation, employer, employer name, employee company, associated company, primary company, potential customer, business name, 公司, 公司名, 公司名称, 公司全称, 企业, 企业名称, 客户, 客户名称, 客户公司, 单位, 单位名称, 工作单位, 所在公司, 所属公司, 所属客户, 关联客户',
    },
  ),
  declare(['contacts', 'opportunities', 'activities', 'purchases'], 'account_external_id', 'text', {
    en: 'Company ID in the source',
    zh: '公司在来源系统的编号',
    words:
      'account id, company id, customer id, client id, organization id, associated company id, associated company ids, primary associated company id, 客户编号, 客户id, 客户编码, 公司编号, 公司id, 企业编号, 所属客户编号',
    weight: 0.25,
  }),
  declare(
    ['accounts', 'contacts', 'opportunities', 'activities', 'purchases', 'costs', 'members', 'outcomes'],
    'owner',
    'name',
    {
      en: 'Owner',
      zh: '负责人',
      words:
        'owner, account owner, company owner, contact owner, opportunity owner, deal owner, activity owner, assigned to, assignee, sales rep, sales representative, sales agent, sales person, salesperson, account manager, account executive, rep, seller, agent, responsible, hubspot owner id, 负责人, 所有人, 归属人, 添加人, 添加员工, 坐席, 座席, 呼叫人, 外呼人, 经办人, 客户负责人, 商机负责人, 客户经理, 销售, 销售代表, 销售人员, 销售负责人, 业务员, 跟进人',
      weight: 0.25,
    },
  ),
  declare(
    ['accounts', 'contacts', 'opportunities', 'activities', 'members', 'attendance'],
    'entered_by',
    'name',
    {
      en: 'Entered by',
      zh: '录入人',
      words:
        'entered by, created by, created by name, record created by, creator, author, added by, input by, registered by, 录入人, 录入人员, 创建人, 创建者, 建档人, 登记人, 填写人, 提交人',
      weight: 0.25,
    },
  ),
  declare(['accounts', 'contacts', 'opportunities'], 'created_on', 'date', {
    en: 'Created on',
    zh: '创建日期',
    words:
      'created, created on, created at, created date, createddate, create date, createdate, creation date, date created, date added, added on, entry date, start date, open date, opened, opened on, engage date, engagement date, engaged on, date entered, first seen, 创建日期, 创建时间, 建档日期, 建档时间, 录入日期, 录入时间, 添加时间, 加入日期, 立项日期, 立项时间, 开始日期',
    hints: 'date, 日期, 时间',
  }),
]
