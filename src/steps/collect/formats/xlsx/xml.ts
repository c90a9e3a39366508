import type { Readable } from 'node:stream'
import { SaxesParser } from 'saxes'

/** What a reader of a part of a workbook is told. Names come without their namespace prefix. */
export type XmlHandlers = Readonly<{
  open?: (name: string, attributes: Readonly<Record<string, string>>) => void
  close?: (name: string) => void
  text?: (text: string) => void
}>

/** What makes a document unsafe or unreadable; the format turns it into a fault with the name of the file. */
export class XmlProblem extends Error {}

/** Characters between two tags, or within one. A cell of a workbook holds at most 32,767. */
const longestRun = 4 * 1024 * 1024

/** Elements within each other; those of a workbook are ten or so. */
const deepest = 256

/**
 * Reads a part of a workbook, telling the handlers what is in it; gives the bytes read after each piece, so that the
 * caller can take what it gathered meanwhile. Documents that declare a type are refused: none is needed, and only
 * through one can entities grow or reach outside.
 * @throws XmlProblem
 */
export async function* readXml(content: Readable, handlers: XmlHandlers): AsyncGenerator<number> {
  const parser = new SaxesParser({ xmlns: false, position: false })
  let run = 0
  let depth = 0
  let problem: XmlProblem | undefined
  const fail = (message: string) => {
    problem ??= new XmlProblem(message)
  }
  parser.on('error', ({ message }) => fail(message))
  parser.on('doctype', () => fail('document type'))
  parser.on('opentag', ({ name, attributes }) => {
    run = 0
    depth += 1
    if (depth > deepest) fail('elements within elements without end')
    handlers.open?.(plain(name), attributes)
  })
  parser.on('closetag', ({ name }) => {
    run = 0
    depth -= 1
    handlers.close?.(plain(name))
  })
  if (handlers.text) parser.on('text', handlers.text)

  let decoder: TextDecoder | undefined
  let bytes = 0
  try {
    for await (const chunk of content) {
      const piece: Uint8Array = chunk
      decoder ??= new TextDecoder(isUtf16(piece) ? 'utf-16le' : 'utf-8')
      const text = decoder.decode(piece, { stream: true })
      run += text.length
      bytes += piece.length
      parser.write(text)
      if (run > longestRun) fail('a cell without end')
      if (problem !== undefined) throw problem
      yield bytes
    }
    parser.close()
    if (problem !== undefined) throw problem
    yield bytes
  } finally {
    content.destroy()
  }
}

const plain = (name: string): string => (name.includes(':') ? name.slice(name.indexOf(':') + 1) : name)

const isUtf16 = ([first, second]: Uint8Array): boolean => first === 0xff && second === 0xfe

export type XmlAttributes = Readonly<Record<string, string>>
