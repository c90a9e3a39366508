import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Api, page, saveTo, type Terminal } from '../ground/edge/index.ts'
import { Fault } from '../ground/kernel/index.ts'
import {
  type Import,
  Imported,
  type Recognised,
  recogniseFolder,
  type Skipped,
  showImports,
  tableLabel,
} from '../steps/collect/index.ts'
import {
  activateVersion,
  Profile,
  showProfile,
  showTargets,
  TargetAccount,
  TargetList,
} from '../steps/identify/index.ts'
import { BaseSummary, showBase } from '../steps/match/index.ts'
import { writeReport } from './report/index.ts'

export type RunResult = Readonly<{
  imports: readonly Import[]
  skipped: readonly Skipped[]
  base: BaseSummary
  profile: Profile
  list: TargetList
  targets: readonly TargetAccount[]
  files: Readonly<{ report: string; target_accounts: string }>
}>

export type RunSettings = Readonly<{
  folder: string
  out: string
  title: string
  gate?: readonly object[]
  terminal: Terminal
  quiet: boolean
  now: () => Date
}>

/**
 * The whole job on a folder of files: recognise, import, learn, build, and write the report and the list.
 * Files that fit nothing are left out with their reason; a folder in which none fits is refused.
 */
export async function runJob(api: Api, settings: RunSettings): Promise<RunResult> {
  const { folder, out, title, terminal, quiet, now } = settings
  const { say } = terminal
  const show = (write: () => void) => (quiet ? undefined : write())
  if (out === folder) throw new Fault('invalid', 'app.out_is_folder', { folder })
  await mkdir(out, { recursive: true }).catch((cause: unknown) => {
    throw new Fault(
      'unavailable',
      'app.out_unwritable',
      { folder: out, reason: cause instanceof Error ? cause.message : '' },
      { cause },
    )
  })

  const found = await recogniseFolder(api, folder, say)
  const recognised = found.tables.filter(({ plan }) => plan !== null)
  const { skipped } = found
  show(() => showRecognised(terminal, recognised, skipped))
  if (recognised.length === 0) throw new Fault('invalid', 'app.folder_empty', { folder })

  const { imports, base } = Imported.extend({ base: BaseSummary }).parse(
    (await api.job('/imports', { files: recognised.flatMap(({ plan }) => plan ?? []) })).result,
  )
  show(() => {
    terminal.heading(say('run.imported'))
    showImports(terminal, imports)
    terminal.heading(say('run.base'))
    showBase(terminal, base)
  })

  const learned = Profile.parse(
    (await api.job('/profiles/learn', { name: say('identify.default_profile'), gate: settings.gate })).result,
  )
  // A job that is asked for as a whole ends with what it learned in force.
  const profile =
    learned.status === 'active'
      ? learned
      : await activateVersion(api, learned.profile_id, say('run.activated'))
  show(() => {
    terminal.heading(say('run.profile'))
    showProfile(terminal, profile)
  })

  const request = {
    name: say('run.list_name', { name: title }),
    owner: say('identify.default_owner'),
    kpi: say('run.list_kpi'),
    profile_id: profile.profile_id,
  }
  const list = TargetList.parse((await api.job('/targets', request)).result)
  const targets = page(TargetAccount).parse(
    await api.get(`/targets/${list.list_id}/accounts`, { limit: '1000' }),
  ).items
  show(() => {
    terminal.heading(say('run.targets'))
    showTargets(terminal, list, targets.slice(0, 10))
  })

  const report = join(out, 'report.html')
  const csv = join(out, 'target-accounts.csv')
  await saveTo(await api.download(`/targets/${list.list_id}/accounts/export`), csv)
  const files = imports.map(({ file, kind, counts, blanked }) => ({ name: file, kind, ...counts, blanked }))
  const data = {
    title,
    generated_at: now().toISOString(),
    files,
    skipped: [...skipped],
    base,
    profile,
    list,
    targets,
  }
  await writeFile(report, writeReport(data, terminal.language, say))
  show(() => {
    terminal.line()
    terminal.line(say('run.report', { file: report }))
    terminal.line(say('run.csv', { file: csv }))
  })
  return { imports, skipped, base, profile, list, targets, files: { report, target_accounts: csv } }
}

function showRecognised(
  terminal: Terminal,
  recognised: readonly Recognised[],
  skipped: readonly Skipped[],
): void {
  const { say } = terminal
  terminal.heading(say('run.recognised'))
  terminal.table(recognised, [
    { title: say('collect.column.file'), value: ({ inspection }) => tableLabel(inspection), width: 36 },
    { title: say('collect.column.kind'), value: ({ plan }) => say(`collect.kind.${plan?.kind}`) },
    {
      title: say('collect.column.encoding'),
      value: ({ inspection }) => inspection.text?.encoding ?? inspection.format,
    },
    {
      title: say('collect.column.rows'),
      value: ({ inspection }) => `${inspection.rows_exact ? '' : '~'}${terminal.number(inspection.rows)}`,
      align: 'right',
    },
    {
      title: say('collect.column.mapped'),
      value: ({ plan, inspection }) =>
        `${plan?.fields.filter((field) => field !== null).length}/${inspection.columns.length}`,
      align: 'right',
    },
  ])
  for (const { name, reason } of skipped) terminal.line(`${say('run.skipped')}: ${name}: ${reason}`)
}
