import { expect, test } from 'vitest'
import { testEdge } from '../../../test/support/edge.ts'
import { testState } from '../../../test/support/state.ts'
import { openApiDocument } from './openapi.ts'

const { edge } = testEdge(await testState())
const document = edge.openApi()

test('every route stands in the document with its permission', () => {
  const listed = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => `${method} ${path} ${operation['x-permission']}`),
  )
  expect(listed.sort()).toEqual(
    edge.routes.map(({ method, path, permission }) => `${method} ${path} ${permission}`).sort(),
  )
})

test('operations have names of their own, and models are named', () => {
  const operations = Object.values(document.paths ?? {}).flatMap((item) => Object.values(item))
  const ids = operations.map(({ operationId }) => operationId)
  expect(ids).toContain('postPeopleIdInvite')
  expect(new Set(ids).size).toBe(ids.length)
  expect(Object.keys(document.components.schemas)).toEqual(['Invitation', 'Me', 'Person', 'Problem'])
  expect(document.paths?.['/people']?.post).toMatchInlineSnapshot(`
    {
      "operationId": "postPeople",
      "requestBody": {
        "content": {
          "application/json": {
            "schema": {
              "additionalProperties": false,
              "properties": {
                "email": {
                  "format": "email",
                  "maxLength": 254,
                  "type": "string",
                },
                "name": {
                  "maxLength": 100,
                  "minLength": 1,
                  "type": "string",
                },
                "role": {
                  "enum": [
                    "owner",
                    "admin",
                    "marketer",
                    "sales",
                    "analyst",
                    "partner",
                  ],
                  "type": "string",
                },
              },
              "required": [
                "name",
                "email",
                "role",
              ],
              "type": "object",
            },
          },
        },
        "required": true,
      },
      "responses": {
        "201": {
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/Invitation",
              },
            },
          },
          "description": "Done",
        },
        "default": {
          "content": {
            "application/problem+json": {
              "schema": {
                "$ref": "#/components/schemas/Problem",
              },
            },
          },
          "description": "Problem",
        },
      },
      "security": [
        {
          "session": [],
        },
        {
          "operator": [],
        },
      ],
      "summary": "Invite somebody: gives the one-time link to send to them",
      "tags": [
        "people",
      ],
      "x-permission": "people:manage",
    }
  `)
})

test('the same routes give the same document in any order', () => {
  const turned = JSON.stringify(openApiDocument(edge.routes.toReversed(), '0.0.0'))
  expect(turned).toBe(JSON.stringify(document))
})

test('it is served to everybody', async () => {
  const response = await edge.app.request('http://localhost/api/v1/openapi.json')
  expect(await response.json()).toEqual(JSON.parse(JSON.stringify(document)))
})
