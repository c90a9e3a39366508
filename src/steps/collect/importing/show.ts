import { z } from 'zod'
import type { Terminal } from '../../../ground/edge/index.ts'
import { Import } from '../model.ts'

/** What a job that imported or undid answers. */
export const Imported = z.object({ imports: z.array(Import), base: z.unknown() })

/** Says what became of the account base, which a later step makes. */
export type ShowBase = (terminal: Terminal, base: unknown) => void

/** What an import did, and what the account base became of it. */
export function showDone(
  terminal: Terminal,
  { imports, base }: z.infer<typeof Imported>,
  showBase: ShowBase,
): void {
  showImports(terminal, imports)
  for (const { import_id, counts, blanked } of imports)
    if (counts.refused + blanked > 0) terminal.line(terminal.say('collect.see_rejects', { id: import_id }))
  showBase(terminal, base)
}

/** A line per import. */
export function showImports(terminal: Terminal, imports: readonly Import[]): void {
  const { say, number } = terminal
  terminal.table(imports, [
    { title: say('collect.column.import'), value: ({ import_id }) => import_id },
    { title: say('collect.column.file'), value: ({ file }) => file, width: 32 },
    { title: say('collect.column.kind'), value: ({ kind }) => say(`collect.kind.${kind}`) },
    { title: say('collect.column.status'), value: ({ status }) => say(`collect.status.${status}`) },
    { title: say('collect.column.rows'), value: ({ counts }) => number(counts.rows), align: 'right' },
    { title: say('collect.column.created'), value: ({ counts }) => number(counts.created), align: 'right' },
    { title: say('collect.column.updated'), value: ({ counts }) => number(counts.updated), align: 'right' },
    {
      title: say('collect.column.unchanged'),
      value: ({ counts }) => number(counts.unchanged),
      align: 'right',
    },
    { title: say('collect.column.refused'), value: ({ counts }) => number(counts.refused), align: 'right' },
    { title: say('collect.column.blanked'), value: ({ blanked }) => number(blanked), align: 'right' },
  ])
}
