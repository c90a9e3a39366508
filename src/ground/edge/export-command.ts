import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { extname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Fault, systemFault } from '../kernel/index.ts'
import { type Api, type CommandOption, type Input, type Output, optionText } from './command.ts'
import { exportFormats } from './export.ts'

/** Options of every verb that exports. */
export const exportOptions: readonly CommandOption[] = [
  { name: 'format', type: 'string', placeholder: exportFormats.join('|') },
  { name: 'bom', type: 'boolean' },
  { name: 'out', type: 'string', placeholder: 'FILE' },
]

/** Whether a verb that shows a table is asked for a file of it instead. */
export const wantsExport = (input: Input): boolean =>
  optionText(input, 'out') !== undefined || optionText(input, 'format') !== undefined

/**
 * Fetches an export and writes it to the file of `--out`, or to standard output when none is named. The format is that of
 * `--format`, else that of the ending of the file, else CSV.
 * @throws Fault `edge.format_unknown`, `edge.workbook_needs_file`, `app.file_unwritable`
 */
export async function saveExport(
  api: Api,
  path: string,
  query: Readonly<Record<string, string | readonly string[] | undefined>>,
  input: Input,
): Promise<Output> {
  const file = optionText(input, 'out')
  const format = formatOf(optionText(input, 'format'), file)
  if (file === undefined && format === 'xlsx') throw new Fault('invalid', 'edge.workbook_needs_file')
  const content = await api.download(path, {
    ...query,
    format,
    bom: input.options.bom === true ? 'true' : undefined,
  })
  if (file !== undefined) return saveTo(content, file)
  const text = await new Response(content).text()
  return { value: { [format]: text }, show: (terminal) => terminal.raw(text) }
}

function formatOf(wanted: string | undefined, file: string | undefined): string {
  const ending = file === undefined ? '' : extname(file).slice(1).toLowerCase()
  const found = exportFormats.find((format) => format === (wanted ?? ending))
  if (found === undefined && wanted !== undefined)
    throw new Fault('invalid', 'edge.format_unknown', { format: wanted, known: exportFormats.join(', ') })
  return found ?? 'csv'
}

/**
 * Writes a download to a file, which takes its name when it is whole: an export that breaks off leaves what was there.
 * @throws Fault `app.file_unwritable`
 */
export async function saveTo(content: ReadableStream<Uint8Array>, file: string): Promise<Output> {
  const aside = `${file}.part`
  try {
    await pipeline(content, createWriteStream(aside))
    await rename(aside, file)
  } catch (cause) {
    await rm(aside, { force: true })
    const fault = systemFault(cause)
    if (fault instanceof Fault && fault.code !== 'kernel.denied') throw fault
    const isOurs = cause instanceof Error && 'syscall' in cause
    throw isOurs ? new Fault('unavailable', 'app.file_unwritable', { file }, { cause }) : cause
  }
  return { value: { file }, show: (terminal) => terminal.line(terminal.say('command.saved', { file })) }
}
