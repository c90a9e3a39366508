import type { Words } from '../../../ground/kernel/index.ts'
import { listWords } from './list-words.ts'
import { profileWords } from './profile-words.ts'

/** Words of the pages of identify: what both profiles and lists say, and those of each. */
export const words: Words = {
  en: {
    'identify.web.identify': 'Identify',
    'identify.web.profiles': 'Profiles',
    'identify.web.lists': 'Target lists',
    'identify.web.accounts': 'Accounts',
    'identify.web.account': 'Account',
    'identify.web.by': 'By',
    'identify.web.name': 'Name',
    'identify.web.working': 'Working on it',
    'identify.web.again': 'Back',
    'identify.web.check.profile': 'Find out who your best customers are',
    'identify.web.check.profile_text':
      'Learn the profile that wins from the opportunities you closed, with its evidence.',
    'identify.web.check.list': 'Agree on the target accounts',
    'identify.web.check.list_text':
      'A tiered list with three reasons for each account, to sign off with sales.',
    ...profileWords.en,
    ...listWords.en,
  },
  zh: {
    'identify.web.identify': '识别',
    'identify.web.profiles': '客户画像',
    'identify.web.lists': '目标客户名单',
    'identify.web.accounts': '客户',
    'identify.web.account': '客户',
    'identify.web.by': '操作人',
    'identify.web.name': '名称',
    'identify.web.working': '正在进行',
    'identify.web.again': '返回',
    'identify.web.check.profile': '找出最佳客户',
    'identify.web.check.profile_text': '从已关闭的商机中学习能赢单的画像，并附上依据。',
    'identify.web.check.list': '确定目标客户',
    'identify.web.check.list_text': '分级名单，每家客户附三条理由，与销售共同确认。',
    ...profileWords.zh,
    ...listWords.zh,
  },
}
