/** What people type into a field that they must fill, in lower case and without spaces. */
const persons = `张三 李四 王五 赵六 小明 小红 某某 某某某 无名 无名氏 匿名 佚名 测试 测试用户 测试账号 测试人员 测试联系人 联系人 客户 先生 女士
  张先生测试 test tester testuser testing test1 test2 test123 demo demouser asdf asdfg asdfgh asdfasdf asd qwe qwer qwerty qwertyuiop
  zxc zxcv abc abcd abcde xyz foo bar foobar johndoe janedoe johnsmithtest noname nobody anonymous none n/a na xx xxx firstnamelastname
  firstname lastname name user admin administrator dummy fake donotuse 阿斯顿 啊啊 哈哈 哈哈哈`

const companies = `测试 测试公司 测试有限公司 测试企业 测试客户 无公司 个人 个体 某公司 某某公司 某某有限公司 xx公司 xxx公司 公司 公司名称 企业 客户 单位
  test testcompany testinc test1 test123 testaccount testtest demo democompany demoaccount asdf asdfasdf asd qwe qwer qwerty abc abcd
  xyz foo bar foobar acmetest company mycompany companyname yourcompany nocompany individual private self selfemployed freelance
  dummy fake anonymous`

/** Numbers of examples and of advertisements, E.164. */
const phones = `+8613800138000 +8613800000000 +8613900000000 +8613912345678 +8613812345678 +8613512345678 +8618888888888 +8618800000000
  +8615888888888 +8612345678901 +8610000000000 +8610086 +8610010 +15555555555 +15551234567 +12345678901 +11234567890 +10000000000`

const mailboxes = `test tester testing test1 test123 asdf asdfasdf qwerty qwer abc abcd abc123 aaa 123 1234 12345 123456 noemail no-email
  nomail none null na nobody noone fake dummy example xxx email ceshi`

/** Domains for documentation (RFC 2606) and what people write in their place. */
const mailDomains =
  'example.com example.org example.net test.com test.cn email.com domain.com company.com none.com noemail.com abc.abc a.com'

const values = (what: string, text: string) =>
  text
    .split(/\s+/)
    .filter(Boolean)
    .map((value) => ({ what, value }))

/** Values that stand for nobody, by what they pretend to be. Words only; repeated and counted-up digits are told by rule. */
export const madeUp: readonly Readonly<{ what: string; value: string }>[] = [
  ...values('person', persons),
  ...values('company', companies),
  ...values('phone', phones),
  ...values('mailbox', mailboxes),
  ...values('maildomain', mailDomains),
]
