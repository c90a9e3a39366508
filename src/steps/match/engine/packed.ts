/** Many texts as one and the length of each, which crosses from thread to thread at once instead of text by text. */
export type Packed = Readonly<{ text: string; length: Int32Array }>

export function packed(texts: readonly string[]): Packed {
  const length = new Int32Array(texts.length)
  for (let at = 0; at < texts.length; at++) length[at] = texts[at]?.length ?? 0
  return { text: texts.join(''), length }
}

export function unpacked({ text, length }: Packed): string[] {
  const texts = new Array<string>(length.length)
  let from = 0
  for (let at = 0; at < length.length; at++) {
    const to = from + (length[at] ?? 0)
    texts[at] = text.slice(from, to)
    from = to
  }
  return texts
}
