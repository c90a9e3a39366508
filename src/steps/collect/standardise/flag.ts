import { clean, type Standardiser } from './standard.ts'

const yes = new Set(
  'yes y true t 1 x on ok √ ✓ ✔ 是 有 对 真 已 已是 ja oui si sí 已上市 上市 上市公司 百强 百强企业 纳税大户'.split(
    ' ',
  ),
)
const no = new Set(
  'no n false f 0 off × ✗ ✘ 否 没有 不是 非 假 未 nein non 未上市 非上市 非上市公司 非百强 不'.split(' '),
)

/** What `clean` takes for nothing said: in a column of yes and no it says no. */
const none = new Set(['无', 'none'])

/**
 * Yes or no: `是`, `Y`, `true`, `1`, `√`, `有` and the name of the flag itself (`上市公司`) are true; `否`, `N`, `false`, `0`, `×`, `无` are
 * false. Refused: what is neither.
 */
export const standardiseFlag: Standardiser<boolean> = (text) => {
  const written = text.normalize('NFKC').trim().toLowerCase()
  if (none.has(written)) return { value: false }
  const plain = clean(text).toLowerCase()
  if (plain === '') return { value: null }
  if (yes.has(plain)) return { value: true }
  return no.has(plain) ? { value: false } : { refused: 'flag_unreadable' }
}
