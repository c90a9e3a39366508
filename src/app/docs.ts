import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import stringWidth from 'string-width'
import { z } from 'zod'
import type { Api, Command } from '../ground/edge/index.ts'
import { createSpeaker, type Language } from '../ground/kernel/index.ts'
import type { PublicView } from '../ground/lake/index.ts'
import { createClient } from './cli/client.ts'
import { optionMeaning, sayOption, usageOf } from './cli/help.ts'
import { commands } from './cli/main.ts'
import { pad } from './cli/terminal.ts'
import { readConfig, Settings } from './config.ts'
import { views } from './query.ts'
import { openTalweg } from './talweg.ts'
import { rooms } from './words.ts'

const speak = createSpeaker(rooms)

const notice = (from: string) =>
  `<!-- Written by \`npm run docs\` from ${from}. Change it there; a test compares. -->`

const Setting = z.object({
  description: z.string(),
  default: z.union([z.string(), z.number()]).optional(),
  type: z.string().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  enum: z.array(z.string()).optional(),
})

/** `docs/settings.md`: every setting with what it takes, its default and its reason. */
function settingsPage(): string {
  const settings = z
    .record(z.string(), Setting)
    .parse(JSON.parse(JSON.stringify(z.toJSONSchema(Settings).properties)))
  const rows = Object.entries(settings).map(([name, setting]) => [
    `\`${name}\``,
    takes(setting),
    setting.default === undefined ? '' : `\`${setting.default}\``,
    setting.description,
  ])
  return `${notice('src/app/config.ts')}

# Settings

Settings come from the environment, and none of them is needed. A value that cannot be is refused at the start with what
is wrong. An empty value counts as none.

${table(['setting', 'takes', 'default', 'what it is'], rows)}

\`TALWEG_HOME\` is taken from the folder in which the command is given, so the same home has to be named by its full path
when Talweg is started from elsewhere. \`talweg run\` works in a home of its own that is gone afterwards, and takes neither
\`TALWEG_HOME\` nor \`DATABASE_URL\`.
`
}

function takes({ type, minimum, maximum, enum: values }: z.infer<typeof Setting>): string {
  if (values) return values.map((value) => `\`${value}\``).join(' or ')
  return type === 'integer' ? `${minimum} to ${maximum}` : 'text'
}

/** Queries that the page shows; each is answered before the page is written, so it is known to work. */
const examples = [
  {
    answers: 'Win rate by industry, where at least ten opportunities were closed',
    sql: `select a.industry, count(*) as closed,
  round(100.0 * count_if(o.status = 'won') / count(*), 1) as win_rate
from opportunities o join accounts a on a.account_id = o.account_id
where o.status <> 'open'
group by 1 having count(*) >= 10
order by 3 desc`,
  },
  {
    answers: 'The source rows that became one company, for companies with the most of them',
    sql: `select a.name, r.file, r.line, r.name as written, r.rule
from account_records r join accounts a on a.account_id = r.account_id
where a.records > 2
order by a.records desc, a.account_id, r.file, r.line
limit 20`,
  },
  {
    answers: 'Scores whose receipt lines do not sum to the score: there are none',
    sql: `select s.account_id, s.fit, sum(r.points) as lines
from scores s join score_receipts r on r.account_id = s.account_id and r.profile_id = s.profile_id
group by 1, 2 having s.fit <> sum(r.points)`,
  },
]

const Answer = z.object({ columns: z.array(z.string()), types: z.array(z.string()) })

/** `docs/views.md`: the public views with the type of each column, as the engine itself gives it. */
async function viewsPage(api: Api): Promise<string> {
  const parts: string[] = []
  for (const each of views) parts.push(await viewPart(api, each))
  for (const { sql } of examples) await api.post('/query', { sql })
  return `${notice('the views declared in src/steps/*/views.ts')}

# Views

The tables that \`talweg query\` and \`POST /api/v1/query\` read. They are a public contract: a change of them is written
down in the [changelog](../CHANGELOG.md).

One \`SELECT\` is answered at a time. It can read these views and nothing else: no file, no network, no setting, no inner
table. It ends at \`TALWEG_QUERY_SECONDS\` and is cut at \`TALWEG_QUERY_ROWS\` (see [settings](settings.md)). The words and
functions are those of DuckDB. In the answer, days and times are ISO 8601 text and numbers are JSON numbers. Amounts are in
the unit of the source: currencies are not converted.

${views.map(({ view, description }) => `- [\`${view}\`](#${view}): ${description}`).join('\n')}

${parts.join('\n')}
## Examples

${examples.map(({ answers, sql }) => `${answers}:\n\n\`\`\`sql\n${sql}\n\`\`\`\n`).join('\n')}`
}

async function viewPart(api: Api, { view, description, columns }: PublicView): Promise<string> {
  const answer = Answer.parse(await api.post('/query', { sql: `select * from ${view} limit 0` }))
  const rows = answer.columns.map((name, i) => [
    `\`${name}\``,
    (answer.types[i] ?? '').toLowerCase(),
    columns[name] ?? '',
  ])
  return `## ${view}\n\n${description}\n\n${table(['column', 'type', 'what it says'], rows)}\n`
}

/** A Markdown table with its columns aligned, as the formatter wants it. */
function table(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [titles, ...rows].map((row) => row.map((cell) => cell.replaceAll('|', '\\|')))
  const widths = titles.map((_, i) => Math.max(3, ...cells.map((row) => stringWidth(row[i] ?? ''))))
  const line = (row: readonly string[]) =>
    `| ${widths.map((width, i) => pad(row[i] ?? '', width)).join(' | ')} |`
  const [head = [], ...body] = cells
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n')
}

const verbsIntro: Record<Language, string> = {
  en: `# Verbs

\`npx talweg VERB\`, each with \`--help\`, \`--lang en|zh\` and \`--json\`. What they write, and the exit codes, stand in the
[README](../README.md#verbs).`,
  zh: `# 命令

\`npx talweg 命令\`,都支持 \`--help\`、\`--lang en|zh\` 和 \`--json\`。输出与退出码见
[README](../README.zh-CN.md#命令)。`,
}

/** `docs/verbs.md`: every verb with what it does, what it takes, and an example. */
function verbsPage(language: Language): string {
  const say = (key: string) => speak(language, key)
  const part = (command: Command) =>
    [
      `## ${command.verb}`,
      say(`command.${command.verb}`),
      `\`\`\`\n${[...new Set([usageOf(command), command.example])].join('\n')}\n\`\`\``,
      ...(command.options.length > 0 ? [optionsTable(language, command)] : []),
    ].join('\n\n')
  return `${notice('the commands declared in src/steps/*/commands.ts')}\n\n${verbsIntro[language]}\n\n${commands.map(part).join('\n\n')}\n`
}

/** Each option of a verb with what it means, as `--help` says it. */
function optionsTable(language: Language, command: Command): string {
  const say = (key: string) => speak(language, key)
  return table(
    [say('command.option'), say('command.meaning')],
    command.options.map((option) => [`\`${sayOption(option)}\``, optionMeaning(say, command, option)]),
  )
}

/** The pages of `docs/` that follow from declarations, by file name. */
export async function generatedPages(api: Api): Promise<Map<string, string>> {
  return new Map([
    ['settings.md', settingsPage()],
    ['verbs.md', verbsPage('en')],
    ['verbs.zh-CN.md', verbsPage('zh')],
    ['views.md', await viewsPage(api)],
  ])
}

if (import.meta.main) {
  const home = await mkdtemp(join(tmpdir(), 'talweg-docs-'))
  await chmod(home, 0o711) // PostgreSQL must get in when root asks
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
  const opening = { log, now: () => new Date(), command: 'docs' }
  const { fetch, token, close } = await openTalweg(readConfig({ TALWEG_HOME: home }), opening)
  try {
    const url = 'http://localhost'
    const api = createClient({ fetch, token, url, language: 'en', onProgress: () => undefined })
    for (const [name, text] of await generatedPages(api))
      await writeFile(new URL(`../../docs/${name}`, import.meta.url), text)
  } finally {
    await close()
    await rm(home, { recursive: true, force: true })
  }
}
