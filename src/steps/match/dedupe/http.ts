import { z } from 'zod'
import { exportQuery, exportResponse, type Route, route } from '../../../ground/edge/index.ts'
import { type Files, openTable } from '../../collect/index.ts'
import { dedupedSheet, mostRows } from './sheet.ts'

/** The route that gives a sheet back with its duplicates named. */
export function dedupeRoutes({ files, now }: Readonly<{ files: Files; now: () => Date }>): Route[] {
  return [
    route(
      {
        method: 'get',
        permission: 'data:read',
        tag: 'names',
        path: '/match/dedupe/export',
        summary: 'An uploaded sheet with the rows that are one company, or one person, named',
        description: `The sheet as it is, with an id per company or person, the probability of a match, and its reason behind it. Nothing is imported. At most ${mostRows} rows; rows that cannot be read are left out.`,
        query: z.strictObject({
          file: z
            .string()
            .regex(/^[0-9a-f]{64}$/)
            .describe('Id of the uploaded file'),
          name: z.string().min(1).max(255).describe('Its name'),
          table: z.string().min(1).max(255).optional().describe('The sheet, of a file with several'),
          as: z
            .enum(['accounts', 'contacts'])
            .optional()
            .describe('What it lists, where it was recognised wrongly'),
          ...exportQuery,
        }),
        response: 'file',
        timeoutMs: 0,
      },
      async ({ query }, { say }) => {
        const table = await openTable(files, query.file, query.name, query.table ?? null)
        const noun = query.as === undefined ? null : query.as === 'contacts' ? 'person' : 'company'
        const sheet = await dedupedSheet(table, noun, now().toISOString().slice(0, 10), say)
        const name = `${query.name.replace(/\.[^.]*$/, '')} ${say('match.dedupe.deduped')}`
        return exportResponse({ name, ...sheet }, query, say)
      },
    ),
  ]
}
