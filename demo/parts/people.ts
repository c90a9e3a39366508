const words = (text: string) => text.split(' ')
const bilingual = (text: string) =>
  words(text).map((entry) => {
    const [en = '', zh = ''] = entry.split('|')
    return { en: en.replaceAll('_', ' '), zh }
  })

export const surnames = bilingual(
  'Chen|陈 Lin|林 Huang|黄 Zhao|赵 Zhou|周 Wu|吴 Xu|徐 Sun|孙 Zhu|朱 Ma|马 Hu|胡 Guo|郭 He|何 Gao|高 Luo|罗 Zheng|郑 Liang|梁 Xie|谢 Song|宋 Tang|唐 Han|韩 Feng|冯 Deng|邓 Cao|曹 Peng|彭 Zeng|曾 Xiao|肖 Tian|田 Dong|董 Pan|潘',
)
export const givenNames = bilingual(
  'Wei|伟 Min|敏 Jing|静 Lei|磊 Yan|艳 Jie|杰 Tao|涛 Chao|超 Xia|霞 Ping|萍 Gang|刚 Ying|颖 Hong|红 Yu|宇 Xin|欣 Ting|婷 Kai|凯 Bo|博 Ning|宁 Rui|睿 Yue|悦 Hao|浩 Lan|岚 Peng|鹏 Qing|清 Meng|萌 Shan|珊 Zhe|哲 Lu|璐 Fan|帆',
)
export const firstNames = words(
  'Anna Lukas Emma Jonas Clara Felix Laura Simon Julia Martin Nina Oliver Sophie Peter Karin Thomas Helen David Grace Daniel Amelie Louis Camille Victor Irene Samuel Olivia Henry Mei Arjun',
)
export const lastNames = words(
  'Brandner Holloway Kessling Marlow Ostermann Pellerin Quimby Rademann Sandford Tillmann Underhill Vasseur Wetherby Zellweg Ashdown Birkland Carrow Delmont Ebersfeld Farnley Garrick Hartwell Isermann Juvenel Kirkdale Lambourne Montclair Northway Okonor Prendel',
)

export const jobTitles = bilingual(
  'IT_Director|IT总监 Network_Manager|网络主管 CTO|技术总监 Procurement_Manager|采购经理 General_Manager|总经理 Finance_Director|财务总监 Operations_Manager|运营经理 Network_Engineer|网络工程师 Administration_Manager|行政主管 Purchasing_Specialist|采购专员',
)

/** The sellers, by whom nothing is won more or less often. */
export const owners = bilingual(
  'Lin_Yue|林悦 Zhou_Kai|周凯 Tang_Ning|唐宁 He_Rui|何睿 Song_Jing|宋静 Emma_Marlow|艾玛 Jonas_Kessling|尤纳斯 Clara_Holloway|克拉拉',
)

/** Names and numbers that people type where they do not want to give their own. */
export const madeUpNames = [
  '张三',
  '李四',
  '测试',
  '测试测试',
  'asdf',
  'test test',
  '无名',
  'qwer',
  'aaa',
  '王先生',
]
export const madeUpPhones = ['13800138000', '11111111111', '12345678901', '00000000', '13800138000']
export const madeUpMailboxes = [
  'asdf@asdf.example',
  'test@test.example',
  'a@a.example',
  '123@123.example',
  '',
]
