/** A run of letters and digits of one kind, or a sign that tells something; where it stands in the plain text. */
export type Run = Readonly<{
  kind: 'cjk' | 'word' | 'open' | 'close' | 'and' | 'dot'
  from: number
  to: number
}>

const cjk = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}々ー'
const scan = new RegExp(
  `([${cjk}]+)|((?:(?![${cjk}])[\\p{L}\\p{N}\\p{M}])+)|([(\\[{<【〔〈《「『])|([)\\]}>】〕〉》」』])|([&+])|([.'’])`,
  'gu',
)

/** The runs of a text, from left to right; blanks and other signs stand between them. */
export function runsOf(text: string): Run[] {
  const runs: Run[] = []
  for (const found of text.matchAll(scan)) {
    const [whole, han, word, open, close, and] = found
    const kind = han ? 'cjk' : word ? 'word' : open ? 'open' : close ? 'close' : and ? 'and' : 'dot'
    runs.push({ kind, from: found.index, to: found.index + whole.length })
  }
  return runs
}

/** Runs inside and outside of brackets; a bracket that nobody closes encloses nothing. */
export function byBrackets(runs: readonly Run[]): { outside: Run[]; inside: Run[][] } {
  const outside: Run[] = []
  const inside: Run[][] = []
  let open: Run[] | null = null
  for (const run of runs) {
    if (run.kind === 'open') {
      if (open !== null) outside.push(...open)
      open = []
    } else if (run.kind === 'close') {
      if (open !== null && open.length > 0) inside.push(open)
      open = null
    } else (open ?? outside).push(run)
  }
  if (open !== null) outside.push(...open)
  return { outside, inside }
}
