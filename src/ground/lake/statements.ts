import { readFileSync } from 'node:fs'

/** One named statement of a `.sql` file; parameters stand in the text as `$name`. */
export type Statement = Readonly<{ name: string; sql: string; file: string }>

export type Params = Readonly<Record<string, string | number | boolean | null>>

/** So many go into one statement. */
const mostAtOnce = 16

/** Statements that together say what a select says for each of several params. */
export function eachOf(sql: string, each: readonly Params[]): { sql: string; params: Params }[] {
  const statements: { sql: string; params: Params }[] = []
  for (let from = 0; from < each.length; from += mostAtOnce) {
    const params: Record<string, Params[string]> = {}
    const texts = each.slice(from, from + mostAtOnce).map((own, i) => {
      for (const [key, value] of Object.entries(own)) params[`${key}_${i}`] = value
      return sql.replace(/\$(\w+)/g, (_, key) => `$${key}_${i}`)
    })
    statements.push({ sql: texts.join('\nunion all\n'), params })
  }
  return statements
}

/**
 * Reads a `.sql` file in which every statement stands under a line `-- name: account_score`. Asking for a
 * name that is not there throws at start, not when the statement is first needed.
 * @param write writes out what stands in a statement for declarations of its room
 */
export function loadStatements<const Name extends string>(
  file: URL,
  names: readonly Name[],
  write: (statement: Statement) => Statement = (statement) => statement,
): Readonly<Record<Name, Statement>> {
  const found = parseStatements(readFileSync(file, 'utf8'), file.pathname.split('/').slice(-2).join('/'))
  const missing = names.filter((name) => !found.has(name))
  const unused = [...found.keys()].filter((name) => !names.some((known) => known === name))
  if (missing.length > 0 || unused.length > 0)
    throw new Error(`${file.pathname}: missing [${missing}], not asked for [${unused}]`)
  const record: Partial<Record<Name, Statement>> = {}
  for (const name of names) {
    const statement = found.get(name)
    if (statement) record[name] = write(statement)
  }
  return complete(record, names)
}

export function parseStatements(text: string, file: string): Map<string, Statement> {
  const statements = new Map<string, Statement>()
  for (const part of text.split(/^-- name: */m).slice(1)) {
    const [name = '', ...rest] = part.split('\n')
    const sql = rest.join('\n').trim().replace(/;\s*$/, '')
    if (statements.has(name.trim())) throw new Error(`${file}: ${name} stands there twice`)
    statements.set(name.trim(), { name: name.trim(), sql, file })
  }
  return statements
}

const isComplete = <Name extends string>(
  record: Partial<Record<Name, Statement>>,
  names: readonly Name[],
): record is Record<Name, Statement> => names.every((name) => record[name] !== undefined)

function complete<Name extends string>(record: Partial<Record<Name, Statement>>, names: readonly Name[]) {
  if (!isComplete(record, names)) throw new Error('a statement is missing')
  return record
}
