import { open } from 'node:fs/promises'
import { wideEncodingOf } from './wide.ts'

/** What is looked at of a file: its beginning, and pieces spread over the rest up to its end. */
export interface Probe {
  bytes: number
  head: Uint8Array
  /** Whole lines from elsewhere in the file; empty when the head is all of it. */
  spread: Uint8Array[]
}

const headBytes = 1024 * 1024
/** Of a file that has no row in them, as its first one is very long: as many as the longest lines of header and row. */
const longHeadBytes = 9 * headBytes
const spreadBytes = 64 * 1024
const spreadPieces = 8

/**
 * Reads the first 1 MB of a file and eight pieces of 64 kB spread evenly up to its end: letters outside
 * ASCII, which tell the encoding, may begin late.
 */
export async function probeFile(path: string): Promise<Probe> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const read: Read = async (position, length) => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position)
      return buffer.subarray(0, bytesRead)
    }
    const head = await readHead(read, size)
    if (size <= head.length) return { bytes: size, head, spread: [] }
    const spread: Uint8Array[] = []
    const first = Math.max(headBytes, head.length)
    for (let piece = 1; piece <= spreadPieces; piece++) {
      const end = first + Math.floor(((size - first) * piece) / spreadPieces)
      spread.push(wholeLines(await read(Math.max(first, end - spreadBytes), spreadBytes), end < size))
    }
    return { bytes: size, head: wholeLines(head, true, 0), spread }
  } finally {
    await file.close()
  }
}

type Read = (position: number, length: number) => Promise<Uint8Array>

async function readHead(read: Read, size: number): Promise<Uint8Array> {
  const head = await read(0, Math.min(size, headBytes))
  if (size <= headBytes || hasRow(head)) return head
  const longer = await read(0, Math.min(size, longHeadBytes))
  return hasRow(longer) ? longer : head
}

/** Whether a line ends behind the first one. */
function hasRow(bytes: Uint8Array): boolean {
  const start = firstLineEnd(bytes)
  return start > 0 && bytes.subarray(start + 1).some((byte) => byte === 10 || byte === 13)
}

/** Without the broken lines at both ends, where a character could be cut in two. */
function wholeLines(bytes: Uint8Array, isCutBehind: boolean, start = firstLineEnd(bytes)): Uint8Array {
  if (start === 0 && firstLineEnd(bytes) === 0) return wholeCharacters(bytes)
  const last = Math.max(bytes.lastIndexOf(10), bytes.lastIndexOf(13))
  return isCutBehind && last >= start ? bytes.subarray(start, last + 1) : bytes.subarray(start)
}

/** Of a piece from within one line: without what would be the rest, or the beginning, of a character of UTF-8. */
function wholeCharacters(bytes: Uint8Array): Uint8Array {
  const isRest = (byte = 0) => (byte & 0xc0) === 0x80
  let start = 0
  while (start < 3 && isRest(bytes[start])) start += 1
  let lead = bytes.length - 1
  while (lead > bytes.length - 4 && isRest(bytes[lead])) lead -= 1
  const first = bytes[lead] ?? 0
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 1
  return bytes.subarray(start, lead + length > bytes.length ? lead : bytes.length)
}

function firstLineEnd(bytes: Uint8Array): number {
  return bytes.findIndex((byte) => byte === 10 || byte === 13) + 1
}

const signatures: [format: string, bytes: number[]][] = [
  ['XLS', [0xd0, 0xcf, 0x11, 0xe0]],
  ['PDF', [0x25, 0x50, 0x44, 0x46]],
  ['GZIP', [0x1f, 0x8b]],
  ['PNG', [0x89, 0x50, 0x4e, 0x47]],
  ['JPEG', [0xff, 0xd8, 0xff]],
  ['GIF', [0x47, 0x49, 0x46, 0x38]],
  ['RAR', [0x52, 0x61, 0x72, 0x21]],
  ['7Z', [0x37, 0x7a, 0xbc, 0xaf]],
  ['PARQUET', [0x50, 0x41, 0x52, 0x31]],
  // With an encrypted footer; its format says so.
  ['PARQUET', [0x50, 0x41, 0x52, 0x45]],
  ['RTF', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
]

/** The format of a file that is no text table, whatever its name says; null when it may be one. */
export function foreignFormat({ head, spread }: Probe): string | null {
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04])) {
    const hasWorkbook = [head, ...spread].some((part) => Buffer.from(part).includes('xl/'))
    return hasWorkbook ? 'XLSX' : 'ZIP'
  }
  const known = signatures.find(([, bytes]) => startsWith(head, bytes))
  if (known !== undefined) return known[0]
  const wide = wideEncodingOf(head)
  if (wide === 'UTF-32') return null
  const text = new TextDecoder(wide ?? 'latin1')
    .decode(head.subarray(0, 1000))
    .replace(/^ï»¿/, '')
    .trimStart()
  if (/^<(?:!doctype html|html|table|head|body)\b/i.test(text)) return 'HTML'
  if (/^<\?xml\b/.test(text)) return 'XML'
  if (/^[[{]\s*(?:[{["]|\}|\])/.test(text)) return 'JSON'
  return wide === null && controlShare(head) > 0.05 ? 'BINARY' : null
}

function startsWith(bytes: Uint8Array, prefix: number[]): boolean {
  return prefix.every((byte, index) => bytes[index] === byte)
}

/** Share of bytes that no text holds: control characters other than tab, line ends, form feed and escape. */
function controlShare(bytes: Uint8Array): number {
  const sample = bytes.subarray(0, 64 * 1024)
  const controls = sample.reduce((count, byte) => count + (byte < 9 || (byte > 13 && byte < 27) ? 1 : 0), 0)
  return sample.length === 0 ? 0 : controls / sample.length
}
