import { clean, type Standardiser } from './standard.ts'

const yes =
  /^(?:yes|y|true|1|x|✓|✔|√|是|有|到|已?(?:参加|参会|出席|到场|签到|到会|观看|观看直播)|attended|present|joined|participated|showed(?: up)?|checked[ -]?in|completed|on site)$/
const no =
  /^(?:no|n|false|0|否|无|未|(?:未|没有?)(?:参加|参会|出席|到场|签到|到会|到|观看)|缺席|爽约|取消|已取消|absent|no[ -]?show|not attended|did not attend|missed|cancelled|canceled|declined)$/
const open =
  /^(?:registered|invited|pending|approved|waitlisted|confirmed|accepted|已?报名|已?邀请|待审核|已通过|待定|已确认)$/

/**
 * Whether somebody came, in either language. Registered or invited says neither and has the value null.
 * Refused: what says nothing about it.
 */
export const standardiseAttended: Standardiser<boolean> = (text) => {
  const plain = clean(text).toLowerCase()
  if (plain === '' || open.test(plain)) return { value: null }
  if (yes.test(plain)) return { value: true }
  return no.test(plain) ? { value: false } : { refused: 'attended_unreadable' }
}
