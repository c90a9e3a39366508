import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { withTalweg } from '../../test/support/talweg.ts'
import { commands } from './cli/main.ts'
import { generatedPages } from './docs.ts'

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

it.each(pages)('%s leads nowhere that is not there', (page) => {
  const links = [...read(page).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, link = '']) => link)
  const local = links.filter((link) => !/^[a-z]+:/.test(link))
  expect(local.filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([])
})
