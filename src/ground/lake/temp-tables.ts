/** Rows of a table that is emptied in place of being made anew. */
const few = 2048

/**
 * A select whose rows are appended behind those that are there. Without an order every thread brings a part of the table
 * of its own, which takes the room of 2,000 rows for a single one.
 */
export const ofFewRows = (select: string): string => `${select} order by 1`

const definition = /^(?:--.*\n)*create or replace temp table (\w+) (as\b|\()/

type Connection = Readonly<{
  run: (sql: string) => Promise<void>
  count: (table: string) => Promise<number>
}>

/**
 * Says how a `create or replace temp table` is done in a transaction. What a replaced table took comes back only when the
 * transaction ends, and a table takes 30 kB per column for its first row: hundreds of small files would fill the memory. So
 * one that is there in the same form and holds few rows is emptied and filled again. A large one is replaced, as rows that
 * were deleted would still be passed through.
 */
export function reuseTempTables({ run, count }: Connection) {
  const forms = new Map<string, string>()
  return async (sql: string): Promise<string> => {
    const [beginning = '', table, how] = definition.exec(sql) ?? []
    if (table === undefined) return sql
    const body = sql.slice(beginning.length)
    const isThere = forms.get(table) === sql && !new RegExp(`\\b${table}\\b`).test(body)
    forms.set(table, sql)
    if (!isThere || (await count(table)) > few) return sql
    if (how !== 'as') return `truncate ${table}`
    await run(`truncate ${table}`)
    return `insert into ${table} ${ofFewRows(`select * from (${body}) few`)}`
  }
}
