import { open } from 'node:fs/promises'
import { Fault, saidFault } from '../../../ground/kernel/index.ts'

type About = Readonly<{ name: string; problem: string }>

/** What DuckDB says of a Parquet file, and what that is to a person. What nothing fits is damaged. */
const said: readonly Readonly<{ words: RegExp; fault: (about: About, cause: unknown) => Fault }>[] = [
  {
    words: /encrypt/i,
    fault: ({ name }, cause) => new Fault('invalid', 'collect.parquet_locked', { name }, { cause }),
  },
  {
    words: /out of memory/i,
    fault: ({ name }, cause) => new Fault('invalid', 'collect.parquet_too_large', { name }, { cause }),
  },
  {
    words: /unsupported|not supported|not implemented/i,
    fault: (about, cause) => new Fault('invalid', 'collect.parquet_unsupported', about, { cause }),
  },
]

const longestProblem = 200

/** Why a Parquet file cannot be read, as a fault that a person can act on. @param name what a person calls the file */
export async function parquetFault(path: string, name: string, cause: unknown): Promise<Fault> {
  if (cause instanceof Fault) return cause
  const text = cause instanceof Error ? cause.message : String(cause)
  const found = said.find(({ words }) => words.test(text))
  if (found) return found.fault({ name, problem: problemOf(text) }, cause)
  const system = saidFault(text, cause)
  if (system) return system
  return (await isWhole(path))
    ? new Fault('invalid', 'collect.parquet_damaged', { name }, { cause })
    : new Fault('invalid', 'collect.parquet_cut_off', { name }, { cause })
}

/** Without the kind of error and the path of our copy, which say nothing to a person. */
const problemOf = (text: string): string =>
  (text.split('\n')[0] ?? '')
    .replace(/^.*?Error: (?:Failed to read file "[^"]*": )?/, '')
    .slice(0, longestProblem)

/** Whether a file ends as Parquet files end; what an upload or a copy broke off does not. */
async function isWhole(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const end = Buffer.alloc(4)
    await file.read(end, 0, 4, Math.max(0, size - 4))
    return size >= 12 && end.toString('latin1') === 'PAR1'
  } finally {
    await file.close()
  }
}
