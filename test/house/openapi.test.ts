import { expect, test } from 'vitest'
import { permissions } from '../../src/ground/edge/index.ts'
import { openHouse } from './open.ts'

const house = await openHouse()
// As it goes over the wire.
const text = `${JSON.stringify(house.openApi(), null, 2)}\n`

interface Operation {
  'x-permission'?: string
  operationId: string
  summary: string
  tags: string[]
  security: object[]
  parameters?: { name: string; in: string; required?: boolean; schema: object }[]
  responses: Record<string, { description: string; content?: object }>
}
interface Document {
  openapi: string
  info: { title: string; version: string }
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, object>; securitySchemes: Record<string, object> }
}
const document: Document = JSON.parse(text)
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method, ...operation })),
)

test('the contract is the one on file; after a change on purpose: npm run openapi', async () => {
  await expect(text).toMatchFileSnapshot('../openapi.json')
})

test('every route is in it, with the permission it needs', () => {
  expect(
    operations
      .map(({ method, path, 'x-permission': permission }) => `${method} ${path} ${permission}`)
      .sort(),
  ).toEqual(house.routes.map(({ method, path, permission }) => `${method} ${path} ${permission}`).sort())
  expect(operations.length).toBeGreaterThan(40)
  const known: readonly string[] = permissions
  expect(operations.filter((operation) => !known.includes(operation['x-permission'] ?? ''))).toEqual([])
})

test('it is what OpenAPI 3.1 asks for', () => {
  expect(document).toMatchObject({
    openapi: '3.1.0',
    info: { title: 'Talweg', version: expect.stringMatching(/^\d+\.\d+\.\d+/) },
  })
  const wrong = operations.flatMap(
    ({ path, method, operationId, summary, tags, parameters = [], responses, security }) => {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()
      const declared = parameters.filter((parameter) => parameter.in === 'path')
      const good = Object.keys(responses).filter((status) => /^2\d\d$/.test(status))
      const says: [boolean, string][] = [
        [/^\/[a-z]/.test(path) && /^(get|post|put|patch|delete)$/.test(method), 'path and method'],
        [/^[a-z]\w+$/.test(operationId) && summary.length > 3 && tags.length === 1, 'id, summary and tag'],
        [
          declared
            .map(({ name }) => name)
            .sort()
            .join() === inPath.join(),
          'parameters of the path',
        ],
        [declared.every(({ required }) => required === true), 'parameters of the path are required'],
        [
          parameters.every(
            ({ in: place, schema }) => /^(path|query)$/.test(place) && typeof schema === 'object',
          ),
          'schemas',
        ],
        [good.length === 1 && 'default' in responses, 'one good answer, and problems'],
        [Object.values(responses).every(({ description }) => description !== ''), 'descriptions'],
        [
          security.every((scheme) =>
            Object.keys(scheme).every((name) => name in document.components.securitySchemes),
          ),
          'security',
        ],
      ]
      return says.filter(([holds]) => !holds).map(([, what]) => `${method} ${path}: ${what}`)
    },
  )
  expect(wrong).toEqual([])
  const ids = operations.map(({ operationId }) => operationId)
  expect(new Set(ids).size).toBe(ids.length)
})

test('every reference leads to a schema, and every schema is referred to', () => {
  const references = [...text.matchAll(/"\$ref": "([^"]+)"/g)].map(([, to = '']) => to)
  const schemas = Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`)
  expect(schemas.length).toBeGreaterThan(0)
  expect([...new Set(references)].sort()).toEqual(schemas.sort())
})
