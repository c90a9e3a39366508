import { execFile } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { withTalweg } from '../../test/support/talweg.ts'
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

it('lists every verb in the README of both languages', async () => {
  const main = join(root, 'src/app/main.ts')
  const env = { ...process.env, TALWEG_LANG: 'en' }
  const { stdout } = await promisify(execFile)(process.execPath, [main, '--help'], { env })
  const verbs = [...stdout.matchAll(/^ {2}(\S+(?: \S+)?) {2}/gm)].map(([, verb]) => verb)
  expect(verbs).toContain('accounts export')
  for (const page of ['README.md', 'README.zh-CN.md']) {
    const [section = ''] = read(page)
      .split(/^## /m)
      .filter((text) => text.includes('| `doctor`'))
    const described = [...section.matchAll(/^\| `([a-z]+(?: [a-z]+)?)/gm)].map(([, verb]) => verb)
    expect(described, page).toEqual(verbs)
  }
})

it.each(pages)('%s leads nowhere that is not there', (page) => {
  const links = [...read(page).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, link = '']) => link)
  const local = links.filter((link) => !/^[a-z]+:/.test(link))
  expect(local.filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([])
})
