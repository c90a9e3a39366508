/** Words that head a row of sums, in the languages that customer files come in. */
const chineseTotal = /^(?:(?:[\p{Script=Han}]{0,8})?(?:合\s?计|总\s?计|小\s?计|共\s?计)|汇总)[:：]?$/u
const otherTotal =
  /^(?:(?:grand|sub|overall)[ -]?)?totals?:?$|^sum:?$|^summe:?$|^gesamt:?$|^total g[eé]n[eé]ral:?$/iu
/** What no company is called: one of them is called Total. */
const plainTotal = /^(?:grand|sub|overall)[ -]?total|:$|^total g[eé]/iu
const number = /^[-+(]?[￥¥$€£]?\s?\d[\d.,' ]*\s?[%\p{L})]{0,4}$/u

/** Words that begin a remark below a table. */
const remark =
  /^(?:注|备\s?注|说\s?明|来\s?源|数据来源|制表|填表|审核|打印|导出|单位)[\p{Script=Han}]{0,6}[:：]|^(?:注|备注|说明)\d|^(?:notes?|source|remarks?|legend|printed|exported|generated|created|prepared)\b.*[:：. ]|^[*※†]|[。！]$/iu

/** Whether a row holds sums: a word for it first, behind it only numbers and blanks. `sure`: it can be nothing else. */
export function totalOf(cells: readonly string[], first: number): 'sure' | 'perhaps' | null {
  const label = (cells[first] ?? '').trim()
  if (label.length > 20) return null
  const chinese = chineseTotal.test(label)
  if (!chinese && !otherTotal.test(label)) return null
  const others = cells.slice(first + 1).map((cell) => cell.trim())
  if (!others.every((cell) => cell === '' || number.test(cell))) return null
  return chinese || plainTotal.test(label) ? 'sure' : 'perhaps'
}

/** Whether a text that stands alone in its row is a remark, not a value. */
export function isRemark(text: string): boolean {
  const plain = text.trim()
  return plain.length > 60 || remark.test(plain.slice(0, 200))
}

/** Whether a line is a comment of the program that wrote it. */
export function isComment(raw: string): boolean {
  return /^\s*(?:#|\/\/|--)/.test(raw.slice(0, 20))
}
