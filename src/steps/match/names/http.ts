import { z } from 'zod'
import { exportQuery, exportResponse, type Route, route } from '../../../ground/edge/index.ts'
import { type Files, openTable } from '../../collect/index.ts'
import { anatomy, longestName } from './anatomy.ts'
import { judgeNames } from './judge.ts'
import { NamePair } from './model.ts'
import { readName } from './read.ts'
import { judgedSheet } from './sheet.ts'

/** Routes of names: two of them taken apart and judged, and a sheet of pairs judged row by row. */
export function nameRoutes({ files }: Readonly<{ files: Files }>): Route[] {
  const common = { method: 'get', permission: 'data:read', tag: 'names' } as const
  const name = z.string().min(1).max(longestName)
  const column = z.string().min(1).max(1000)
  return [
    route(
      {
        ...common,
        path: '/match/names',
        summary: 'Two company names taken apart, and whether they are of one company, with the receipt',
        query: z.strictObject({ a: name, b: name }),
        response: NamePair,
      },
      ({ query: { a, b } }) => ({
        a: partsOf(a),
        b: partsOf(b),
        ...judgeNames(readName(a), readName(b)),
      }),
    ),
    route(
      {
        ...common,
        path: '/match/names/export',
        summary: 'An uploaded sheet with two columns of names, judged row by row',
        description:
          'The sheet as it is, with the columns verdict, probability and reason behind it. Rows that cannot be read are left out.',
        query: z.strictObject({
          file: z
            .string()
            .regex(/^[0-9a-f]{64}$/)
            .describe('Id of the uploaded file'),
          name: z.string().min(1).max(255).describe('Its name'),
          table: z.string().min(1).max(255).optional().describe('The sheet, of a file with several'),
          a: column.describe('Heading of the column with the one name'),
          b: column.describe('Heading of the column with the other name'),
          ...exportQuery,
        }),
        response: 'file',
        timeoutMs: 0,
      },
      async ({ query }, { say }) => {
        const table = await openTable(files, query.file, query.name, query.table ?? null)
        const judged = judgedSheet(table, query.a, query.b, say)
        return exportResponse(
          { name: `${query.name.replace(/\.[^.]*$/, '')} ${say('match.names.judged')}`, ...judged },
          query,
          say,
        )
      },
    ),
  ]
}

function partsOf(text: string): NamePair['a'] {
  const { original, script, pieces, also } = anatomy(text)
  return { original, script, pieces: [...pieces], also: [...also] }
}
