import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { withTalweg } from '../../test/support/talweg.ts'
import { createSpeaker } from '../ground/kernel/index.ts'
import { commandHelp, optionMeaning, sayOption } from './cli/help.ts'
import { commands } from './cli/main.ts'
import { optionWords } from './cli/option-words.ts'
import { commonOptions } from './cli/parse.ts'
import { createTerminal } from './cli/terminal.ts'
import { generatedPages } from './docs.ts'
import { rooms } from './words.ts'

const speak = createSpeaker(rooms)
const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const pages = globSync(
  ['*.md', 'decisions/*.md', 'docs/*.md', 'demo/*.md', 'bench/*.md', 'src/*/*.md', 'src/*/*/README.md'],
  { cwd: root },
)

it('writes the pages of docs/ that stand there; otherwise: npm run docs', async () => {
  await withTalweg(async ({ api }) => {
    for (const [name, text] of await generatedPages(api)) expect(read(`docs/${name}`), name).toBe(text)
  })
})

it.each(['README.md', 'README.zh-CN.md'])('%s names only verbs that there are', (page) => {
  const verbs = commands.map(({ verb }) => verb)
  const [section = ''] = read(page)
    .split(/^## /m)
    .filter((text) => text.includes('| `doctor`'))
  const named = [...section.matchAll(/^\| `([a-z]+(?: [a-z]+)?)/gm)].map(([, verb = '']) => verb)
  expect(named).toContain('import')
  expect(named.filter((verb) => !verbs.includes(verb))).toEqual([])
})

it('every option of every verb has its meaning in both languages, and no meaning is of an option that is not there', () => {
  const used = new Set<string>()
  for (const language of ['en', 'zh'] as const) {
    const say = (key: string) => {
      const said = speak(language, key)
      if (said !== key) used.add(key)
      return said
    }
    for (const command of commands)
      for (const option of [...command.options, ...commonOptions])
        expect(optionMeaning(say, command, option), `${command.verb} --${option.name}`).not.toContain(
          'command.option',
        )
  }
  const said = Object.keys(optionWords.en)
  expect(said.filter((key) => !used.has(key))).toEqual([])
})

it.each(['en', 'zh'] as const)('--help in %s says each option on a line of its own', (language) => {
  const lines: string[] = []
  const write = (text: string) => lines.push(text.trimEnd())
  const screen = { write, columns: 100, color: false, isTerminal: false }
  for (const command of commands) {
    lines.length = 0
    commandHelp(createTerminal(screen, language, speak), command)
    for (const option of command.options) {
      const at = lines.findIndex((line) => line.startsWith(`  ${sayOption(option)}`))
      const means = optionMeaning((key) => speak(language, key), command, option)
      expect(`${lines[at]}${lines[at + 1]}`, `${command.verb} --${option.name}`).toContain(means)
    }
  }
})

it.each(pages)('%s leads nowhere that is not there', (page) => {
  const links = [...read(page).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, link = '']) => link)
  const local = links.filter((link) => !/^[a-z]+:/.test(link))
  expect(local.filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([])
})
