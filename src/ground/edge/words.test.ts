import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createSpeaker } from '../kernel/index.ts'
import { permissions, roles, words } from './index.ts'

test('both languages have the same words, with the same placeholders', () => {
  expect(Object.keys(words.zh).sort()).toEqual(Object.keys(words.en).sort())
  const placeholders = (text = '') => [...text.matchAll(/\{\{\w+\}\}|\$t\([^)]*\)/g)].map(String).sort()
  for (const [key, text] of Object.entries(words.en))
    expect(placeholders(words.zh[key]), key).toEqual(placeholders(text))
})

test('every code, role and permission has words', async () => {
  const files = (await readdir(import.meta.dirname)).filter((file) => /(?<!test|words)\.ts$/.test(file))
  const sources = await Promise.all(files.map((file) => readFile(join(import.meta.dirname, file), 'utf8')))
  const tables = /^edge\.(people|sessions|credentials|invites|setup)\b/
  const codes = sources
    .flatMap((source) => [...source.matchAll(/'(edge\.[a-z_.]+)'/g)].map(([, code = '']) => code))
    .filter((code) => !tables.test(code))
  const named = [
    ...roles.map((role) => `edge.role.${role}`),
    ...permissions.map((each) => `edge.permission.${each}`),
  ]
  const known = new Set(Object.keys(words.en))
  expect([...codes, ...named].filter((key) => !known.has(key))).toEqual([])
  const used = new Set([...codes, ...named])
  const unused = [...known].filter((key) => !used.has(key) && !/^edge\.(title|people_column)\./.test(key))
  expect(unused).toEqual([])
})

test('a refusal names role and permission in words, and says nothing a caller made up', () => {
  const speak = createSpeaker([words])
  expect(speak('en', 'edge.forbidden', { role: 'sales', permission: 'data:import' })).toBe(
    'Your role (Sales) does not include “Import and undo data”. Ask an owner or admin.',
  )
  const sort = '$t(edge.internal) {{allowed}}'
  expect(speak('en', 'edge.invalid_sort', { sort, allowed: 'name' })).toContain(`“${sort}”`)
})
