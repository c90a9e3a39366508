import { crc32, deflateRawSync } from 'node:zlib'

/** What a test may lie about in an entry of an archive. */
export type ZipEntry = Readonly<{
  name: string
  content: string | Uint8Array
  /** Bytes that the archive claims the entry unpacks to. */
  claimed?: number
  /** Not packed. */
  stored?: boolean
  /** Says that a password is needed. */
  encrypted?: boolean
}>

/** A ZIP archive (APPNOTE 6.3, without ZIP64) of some entries. */
export function zip(entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content, claimed, stored = false, encrypted = false } of entries) {
    const bytes = Buffer.from(content)
    const packed = stored ? bytes : deflateRawSync(bytes)
    const fileName = Buffer.from(name)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(0x800 | (encrypted ? 1 : 0), 2)
    fields.writeUInt16LE(stored ? 0 : 8, 4)
    fields.writeUInt32LE(crc32(bytes), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(claimed ?? bytes.length, 18)
    fields.writeUInt16LE(fileName.length, 22)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    parts.push(Buffer.from('PK\x03\x04'), fields, fileName, packed)
    directory.push(Buffer.from('PK\x01\x02\x14\x00'), fields, place, fileName)
    offset += 30 + fileName.length + packed.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(listed.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...parts, listed, Buffer.from('PK\x05\x06'), end])
}

/** An archive whose entries all say that they begin where the first one does. */
export function overlappingZip(count: number, packed: Buffer, bytes: number): Buffer {
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(20, 0)
  fields.writeUInt16LE(8, 4)
  fields.writeUInt32LE(packed.length, 14)
  fields.writeUInt32LE(bytes, 18)
  fields.writeUInt16LE(6, 22)
  const names = Array.from({ length: count }, (_, i) => Buffer.from(`${String(i).padStart(4, '0')}.t`))
  const first = names[0] ?? Buffer.alloc(0)
  const listed = Buffer.concat(
    names.flatMap((name) => [Buffer.from('PK\x01\x02\x14\x00'), fields, Buffer.alloc(14), name]),
  )
  const start = 30 + first.length + packed.length
  const end = Buffer.alloc(18)
  end.writeUInt16LE(count, 4)
  end.writeUInt16LE(count, 6)
  end.writeUInt32LE(listed.length, 8)
  end.writeUInt32LE(start, 12)
  return Buffer.concat([
    Buffer.from('PK\x03\x04'),
    fields,
    first,
    packed,
    listed,
    Buffer.from('PK\x05\x06'),
    end,
  ])
}
