import { Fault } from '../../../ground/kernel/index.ts'
import type { FileFormat, FileInspection } from '../model.ts'
import type { Format } from './format.ts'
import type { Batch } from './grid.ts'
import { jsonFormat, ndjsonFormat } from './json/index.ts'
import { parquetFormat } from './parquet.ts'
import { sniff } from './sniff.ts'
import { textFormat } from './text.ts'
import { xlsxFormat } from './xlsx/index.ts'

export const formats: Readonly<Record<FileFormat, Format>> = {
  text: textFormat,
  xlsx: xlsxFormat,
  json: jsonFormat,
  ndjson: ndjsonFormat,
  parquet: parquetFormat,
}

/**
 * The format of a file, by its content alone.
 * @throws Fault `collect.archive_nested` for an archive, which is unpacked at the door; those of `sniff`
 */
export async function formatOf(path: string, name: string): Promise<FileFormat> {
  const format = await sniff(path, name)
  if (format === 'zip' || format === 'gzip') throw new Fault('invalid', 'collect.archive_nested', { name })
  return format
}

/** Streams the data rows of a table that was inspected; see {@link Format.read}. */
export function readTable(path: string, inspection: FileInspection, wanted?: number): AsyncGenerator<Batch> {
  return formats[inspection.format].read(path, inspection, wanted)
}
