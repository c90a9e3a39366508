import { registerHooks } from 'node:module'

// The package leaves out the ends of the file names that it imports, as its bundlers like it; Node does not.
registerHooks({
  resolve(specifier, context, next) {
    if (!specifier.startsWith('.') || !context.parentURL?.includes('/dt-sql-parser/'))
      return next(specifier, context)
    try {
      return next(`${specifier}.js`, context)
    } catch {
      return next(`${specifier}/index.js`, context)
    }
  },
})

interface Parser {
  validate(sql: string): { message: string; startLine: number }[]
}

// Its other languages would take seconds to load.
const path = 'dt-sql-parser/dist/parser/trino/index.js'
const { TrinoSQL } = (await import(path)) as { TrinoSQL: new () => Parser }
const parser = new TrinoSQL()

/** What Trino's own grammar says first against a statement; null when it can read it. */
export function trinoProblem(sql: string): string | null {
  const [first] = parser.validate(sql)
  if (first === undefined) return null
  return `Trino cannot read line ${first.startLine}, ${sql.split('\n')[first.startLine - 1]?.trim()}: ${first.message}`
}
