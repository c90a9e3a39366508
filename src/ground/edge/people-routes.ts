import { z } from 'zod'
import { exportQuery } from './export.ts'
import type { Links } from './links.ts'
import { allPages, type ListColumns, listResponse } from './list-export.ts'
import { Invitation, InviteRequest, Person, RoleRequest } from './model.ts'
import { page, pageQuery } from './paging.ts'
import type { People } from './people.ts'
import { type Route, route } from './route.ts'

const common = { permission: 'people:manage', tag: 'people' } as const
const peoplePage = 500
const columns: ListColumns<Person> = {
  name: ['text', ({ name }) => name],
  email: ['text', ({ email }) => email],
  role: ['text', ({ role }) => role],
  status: ['text', ({ status }) => status],
  created_at: ['moment', ({ created_at }) => created_at],
  id: ['text', ({ id }) => id],
}
const params = z.strictObject({ id: z.string() })

/** Who belongs to the home. `publicUrl` stands before the invitation links; without it they are paths. */
export function peopleRoutes(people: People, links: Links, publicUrl: string): Route[] {
  const toInvitation = ({ person, token }: { person: Person; token: string }) => ({
    person,
    invite_link: `${publicUrl}/invite?token=${token}`,
  })

  return [
    route(
      {
        ...common,
        method: 'get',
        path: '/people',
        summary: 'Everybody by name',
        query: z.strictObject(pageQuery),
        response: page(Person),
      },
      ({ query }) => people.list(query.cursor, query.limit),
    ),
    route(
      {
        ...common,
        method: 'get',
        path: '/people/export',
        summary: 'Everybody by name, as a file',
        query: z.strictObject(exportQuery),
        response: 'file',
      },
      ({ query }, { say }) =>
        listResponse(
          {
            name: 'people',
            heading: (column) => `edge.people_column.${column}`,
            columns,
            items: allPages((cursor) => people.list(cursor, peoplePage)),
          },
          query,
          say,
        ),
    ),
    route(
      {
        ...common,
        method: 'post',
        path: '/people',
        summary: 'Invite somebody: gives the one-time link to send to them',
        body: InviteRequest,
        status: 201,
        response: Invitation,
      },
      async ({ body }, { user }) => toInvitation(await links.invite(user, body)),
    ),
    route(
      {
        ...common,
        method: 'post',
        path: '/people/{id}/invite',
        summary: 'A new one-time link, for a lost invitation or a forgotten password',
        params,
        status: 201,
        response: Invitation,
      },
      async ({ params: { id } }, { user }) => toInvitation(await links.renew(user, id)),
    ),
    route(
      {
        ...common,
        method: 'patch',
        path: '/people/{id}',
        summary: 'Change a role; the sessions of the person end',
        params,
        body: RoleRequest,
        response: Person,
      },
      ({ params: { id }, body }, { user }) => people.changeRole(user, id, body.role),
    ),
    route(
      {
        ...common,
        method: 'delete',
        path: '/people/{id}',
        summary: 'Remove a person; their sessions end',
        params,
        response: 'none',
      },
      async ({ params: { id } }, { user }) => {
        await people.remove(user, id)
      },
    ),
  ]
}
