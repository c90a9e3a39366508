import { declare, type Field, idHeaders } from './field.ts'

/** What a file of people says. */
export const contactsFields: readonly Field[] = [
  declare(['contacts'], 'external_id', 'text', {
    en: 'ID in the source',
    zh: '来源系统编号',
    words: `${idHeaders}, contact id, person id, lead id, rec id, unique id, user id, 联系人编号, 联系人id, 线索编号`,
    weight: 0.25,
  }),
  declare(['contacts', 'attendance', 'outcomes'], 'first_name', 'name', {
    en: 'First name',
    zh: '名',
    words: 'first name, firstname, given name, givenname, forename, fname, 名, 名字',
    weight: 1.5,
  }),
  declare(['contacts', 'attendance', 'outcomes'], 'last_name', 'name', {
    en: 'Last name',
    zh: '姓',
    words: 'last name, lastname, surname, family name, familyname, lname, 姓, 姓氏',
    weight: 1.5,
  }),
  declare(['contacts', 'followers', 'members', 'attendance', 'outcomes'], 'full_name', 'name', {
    en: 'Full name',
    zh: '姓名',
    words:
      'name, user name, real name, member name, customer contact, invitee, participant, participant name, registrant, recipient name, 真实姓名, 真名, 用户姓名, 与会人, 报名人, 报名人姓名, 嘉宾姓名, 参与者, full name, fullname, contact, contact name, person, person name, lead name, attendee, attendee name, name of attendee, 姓名, 联系人, 联络人, 联系人姓名, 联系人名称, 联系姓名, 客户姓名, 参会人, 参会人姓名',
    weight: 2,
  }),
  declare(['contacts', 'followers', 'members', 'attendance', 'outcomes'], 'email', 'email', {
    en: 'E-mail',
    zh: '邮箱',
    words:
      'email, user email, attendee email, participant email, recipient, recipient email, recipient address, to address, final recipient, 收件人, 收件人邮箱, 收件地址, 报名邮箱, e mail, email address, emailaddress, mail, work email, business email, email 1, contact email, email of attendee, 邮箱, 电子邮箱, 电子邮件, 邮件, 邮箱地址, 邮件地址, 工作邮箱, 公司邮箱, 联系邮箱, 联系人邮箱',
    weight: 2,
  }),
  declare(['contacts', 'followers', 'members', 'attendance', 'outcomes'], 'phone', 'phone', {
    en: 'Telephone',
    zh: '电话',
    words:
      'phone, dialed number, called number, callee, callee number, 被叫号码, 被叫, 拨打号码, 呼叫号码, 客户电话, 客户手机, 报名手机, phone number, telephone, telephone number, tel, mobile, mobile phone, mobile number, mobile phone number, mobilephone, cell, cell phone, cellphone, business phone, work phone, direct phone, 电话, 电话号码, 手机, 手机号, 手机号码, 联系电话, 联系方式, 联系手机, 移动电话, 办公电话, 公司电话, 座机, 固话, 联系人电话, 联系人手机',
    weight: 1,
  }),
  declare(['contacts', 'followers', 'members', 'attendance'], 'title', 'title', {
    en: 'Job title',
    zh: '职务',
    words:
      'title, job title, jobtitle, job, position, role, job role, function, 职务, 职位, 岗位, 头衔, 职称',
    weight: 2,
  }),
  declare(['contacts'], 'department', 'department', {
    en: 'Department',
    zh: '部门',
    words: 'department, dept, division, team, business unit, 部门, 所在部门, 所属部门, 科室',
    weight: 1.5,
  }),
]
