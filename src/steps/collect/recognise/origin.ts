import type { Kind, Origin } from '../model.ts'

/**
 * Words of those who give or sell lists of companies and people, and of such lists: associations, directories, exhibitors of a
 * fair, providers of data. Letters of an alphabet stand for whole words.
 */
const givers =
  /协会|商会|学会|工商联|名录|黄页|参展商|展商名单|会员单位|会员企业|企查查|天眼查|启信宝|爱企查|邓白氏|外购|采购的?名单|购买的?名单|第三方|\b(?:association|chamber|directory|yellow ?pages|exhibitors?|bought|purchased|third party|zoominfo|apollo|cognism|lusha|dnb|hoovers|crunchbase|kompass|europages)\b/iu

/** Columns that such lists have and a company's own files have not. */
const headers =
  /^(?:会员单位|理事单位|协会职务|会员级别|会员单位级别|展位号?|展馆展位|booth(?: (?:no|number))?|exhibitor(?: (?:id|name))?|stand (?:no|number)|member(?:ship)? (?:no|number|level|since)|zoominfo .*id|apollo .*id)$/iu

const plain = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\s_.-]+/g, ' ')
    .trim()

/**
 * Whether a table of companies or people looks as if others had given or sold it, by what its file is called and by its columns,
 * and which words say so; null when nothing does. It is asked about, never taken for granted.
 */
export function originOf(kind: Kind | null, called: string, columns: readonly string[]): Origin | null {
  if (kind !== 'accounts' && kind !== 'contacts') return null
  const name = givers.exec(plain(called))
  if (name) return { kind: 'third', by: 'name', said: name[0] }
  const header = columns.find((each) => headers.test(plain(each.slice(0, 100))))
  return header === undefined ? null : { kind: 'third', by: 'header', said: header.slice(0, 100) }
}
