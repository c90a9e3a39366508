import { clean, type Standardiser } from './standard.ts'

const lost = /输单|丢单|败单|失败|流失|战败|落标|丢标|未中标|未成交|未赢单|丢失|取消|终止|作废|无效/
const won = /赢单|成交|签约|签单|中标|已赢|已签|胜单/
const notYet =
  /(?:未|无|待|预计|预期|即将|准备|准|拟|可能|有望|争取|计划)(?:赢单|成交|签约|签单|中标|签)|签约中|签单中|签约阶段/
const lostWords = new Set('lost loss dead disqualified abandoned cancelled canceled closedlost'.split(' '))
const wonWords = new Set('won win signed closedwon'.split(' '))
const negations = new Set('not never no non be'.split(' '))

/**
 * A stage as it is written, and as its part `status` what the name says about the outcome, in either language: `Closed Won`, `closedwon`, `赢单(100%)`, `已签约` are
 * won; `Lost`, `输单`, `丢单`, `失败` are lost; everything else is open (`待签约`, `Negotiation`). Never refused.
 */
export const standardiseStage: Standardiser<string> = (text) => {
  const plain = clean(text)
  return plain === '' ? { value: null } : { value: plain, parts: { status: statusOf(plain) } }
}

/** What a stage means for an opportunity. */
export function statusOf(plain: string): 'won' | 'lost' | 'open' {
  if (lost.test(plain)) return 'lost'
  if (won.test(plain) && !notYet.test(plain)) return 'won'
  const words = plain
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z']+/)
  if (words.some((word) => lostWords.has(word))) return 'lost'
  const isDenied = words.some((word) => negations.has(word))
  return !isDenied && words.some((word) => wonWords.has(word)) ? 'won' : 'open'
}
