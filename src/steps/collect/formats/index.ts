import { Fault } from '../../../ground/kernel/index.ts'
import { foreignFormat, probeFile } from '../inspect/bytes.ts'
import type { FileFormat, FileInspection } from '../model.ts'
import type { Format } from './format.ts'
import type { Batch } from './grid.ts'
import { textFormat } from './text.ts'

export const formats: Readonly<Record<FileFormat, Format>> = { text: textFormat }

/**
 * The format of a file, by its content alone.
 * @throws Fault `collect.file_empty`, `collect.not_a_table` with what it is instead
 */
export async function formatOf(path: string, name: string): Promise<FileFormat> {
  const probe = await probeFile(path)
  if (probe.bytes === 0) throw new Fault('invalid', 'collect.file_empty', { name })
  const format = foreignFormat(probe)
  if (format !== null) throw new Fault('invalid', 'collect.not_a_table', { name, format })
  return 'text'
}

/** Streams the data rows of a table that was inspected. */
export function readTable(path: string, inspection: FileInspection): AsyncGenerator<Batch> {
  return formats[inspection.format].read(path, inspection)
}
