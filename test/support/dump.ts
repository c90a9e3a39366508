import type { Lake } from '../../src/ground/lake/index.ts'

/** Derived tables by name, each as the text of its sorted rows: equal texts are equal tables, to the byte. */
export type Dump = Record<string, string>

/**
 * All derived tables. Left out are what changes from run to run and what is kept by design: the moment of the
 * refresh, names taken apart earlier, what versions of weights rest on, and the imports that all was made of. Ids that come from chance (profiles and lists follow from the job that
 * made them) are replaced by names and versions, so that two homes can be compared.
 */
export async function dumpTables(lake: Lake): Promise<Dump> {
  const tables = await lake.readText(`select schema_name || '.' || table_name as name from duckdb_tables()
where schema_name in ('match', 'signals') and table_name not in ('names', 'refreshed', 'standard_words', 'standard_facts', 'based_on') and not temporary order by 1`)
  const identify = ['account_fit', 'receipt_lines', 'target_accounts'].map((name) => `identify.${name}`)
  const replaced = [
    ...(await lake.readText(
      `select profile_id as id, name || ' ' || version as name from identify.profiles`,
    )),
    ...(await lake.readText('select distinct list_id as id, name from identify.target_lists')),
  ]
  const dump: Dump = {}
  for (const name of [...tables.map(({ name }) => String(name)), ...identify]) {
    const rows = await lake.readText(`select * from ${name}`)
    const lines = rows.map((row) =>
      replaced.reduce(
        (line, { id, name: known }) => line.replaceAll(String(id), String(known)),
        JSON.stringify(row),
      ),
    )
    dump[name] = lines.sort().join('\n')
  }
  return dump
}
