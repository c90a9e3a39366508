let codes: Map<string, number> | undefined

/**
 * GBK bytes of a text. The platform decodes GBK but does not encode it, so the table is the decoder's own,
 * read backwards (WHATWG Encoding: two bytes, 81–FE and 40–FE). Throws on a character outside GBK.
 */
export function encodeGbk(text: string): Uint8Array {
  codes ??= reverseTable()
  const bytes = new Uint8Array(text.length * 2)
  let length = 0
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    const code = point < 0x80 ? point : codes.get(character)
    if (code === undefined) throw new RangeError(`GBK has no ${character}`)
    if (code > 0xff) bytes[length++] = code >> 8
    bytes[length++] = code & 0xff
  }
  return bytes.slice(0, length)
}

function reverseTable(): Map<string, number> {
  const table = new Map<string, number>()
  const decoder = new TextDecoder('gbk')
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const [character = '', rest] = decoder.decode(Uint8Array.of(lead, trail))
      if (rest === undefined && character !== '\uFFFD' && !table.has(character)) {
        table.set(character, (lead << 8) | trail)
      }
    }
  }
  return table
}
