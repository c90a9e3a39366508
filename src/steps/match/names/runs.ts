/** A run of letters and digits of one kind, or a sign that tells something; where it stands in the plain text. */
export type Run = Readonly<{
  kind: 'cjk' | 'word' | 'open' | 'close' | 'and' | 'dot'
  from: number
  to: number
}>

/** What a character is; han and kin (kana, Hangul) make one kind of run. */
const classes = ['', 'blank', 'han', 'kin', 'word', 'mark', 'open', 'close', 'and', 'dot'] as const
type Class = (typeof classes)[number]

/** The class of each UTF-16 unit that was seen, as its place in `classes`: asking Unicode takes a hundred times as long. */
const known = new Uint8Array(0x10000)

function classAt(text: string, at: number): Exclude<Class, ''> {
  const unit = text.charCodeAt(at)
  const found = classes[known[unit] ?? 0]
  if (found) return found
  const isPair = unit >= 0xd800 && unit <= 0xdfff
  const made = classify(isPair ? wholeAt(text, at) : text.charAt(at))
  if (!isPair) known[unit] = classes.indexOf(made)
  return made
}

/** The character beyond the first plane that a unit is half of. */
const wholeAt = (text: string, at: number) =>
  String.fromCodePoint(text.codePointAt(text.charCodeAt(at) >= 0xdc00 && at > 0 ? at - 1 : at) ?? 0)

function classify(char: string): Exclude<Class, ''> {
  if (/[\p{Script=Han}々]/u.test(char)) return 'han'
  if (/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]/u.test(char)) return 'kin'
  if (/[\p{L}\p{N}]/u.test(char)) return 'word'
  if (/\p{M}/u.test(char)) return 'mark'
  if ('([{<【〔〈《「『'.includes(char)) return 'open'
  if (')]}>】〕〉》」』'.includes(char)) return 'close'
  if ('&+'.includes(char)) return 'and'
  return ".'’".includes(char) ? 'dot' : 'blank'
}

/** The runs of a text, from left to right; blanks and other signs stand between them. */
export function runsOf(text: string): Run[] {
  const runs: Run[] = []
  for (let at = 0; at < text.length; ) {
    const from = at
    const first = classAt(text, at++)
    const kind = kindOf(first)
    if (kind === 'blank') continue
    if (kind === 'cjk' || kind === 'word')
      for (; at < text.length; at++) {
        const next = classAt(text, at)
        if (next !== 'mark' && kindOf(next) !== kind) break
      }
    runs.push({ kind, from, to: at })
  }
  return runs
}

function kindOf(of: Exclude<Class, ''>): Run['kind'] | 'blank' {
  if (of === 'han' || of === 'kin') return 'cjk'
  return of === 'mark' ? 'word' : of
}

/** Whether a character is neither letter nor digit nor a mark on one. */
export const isSign = (text: string, at: number) => {
  const found = classAt(text, at)
  return found !== 'han' && found !== 'kin' && found !== 'word' && found !== 'mark'
}

/**
 * Runs inside and outside of brackets; what a name begins with up to a bracket that nobody opened is inside: `주)한빛`. A bracket
 * that nobody closes encloses nothing.
 */
export function byBrackets(runs: readonly Run[]): { outside: Run[]; inside: Run[][] } {
  const outside: Run[] = []
  const inside: Run[][] = []
  let open: Run[] | null = null
  for (const run of runs) {
    if (run.kind === 'open') {
      if (open !== null) outside.push(...open)
      open = []
    } else if (run.kind === 'close') {
      if (open === null && inside.length === 0) open = outside.splice(0)
      if (open !== null && open.length > 0) inside.push(open)
      open = null
    } else (open ?? outside).push(run)
  }
  if (open !== null) outside.push(...open)
  return { outside, inside }
}

/** Which scripts a text is written in. */
export function scriptsOf(text: string): { han: boolean; kin: boolean; latin: boolean } {
  let [han, kin, latin] = [false, false, false]
  for (let at = 0; at < text.length; at++) {
    const found = classAt(text, at)
    if (found === 'han') han = true
    else if (found === 'kin') kin = true
    else if (found === 'word' && text.charCodeAt(at) > 0x39) latin = true
  }
  return { han, kin, latin }
}
