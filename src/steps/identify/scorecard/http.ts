import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { attachment, type Route, route } from '../../../ground/edge/index.ts'
import { hashId } from '../../../ground/kernel/index.ts'
import type { Lake } from '../../../ground/lake/index.ts'
import type { State } from '../../../ground/state/index.ts'
import { LearnRequest } from '../model.ts'
import { Profile } from '../profile/model.ts'
import { byWeightOfEvidence, getProfile, keepProfile } from '../profiles.ts'
import { decideProfile } from '../store.ts'
import { cardOf } from '../together/together.ts'
import { mostFileBytes, textOf } from '../worksheet/file.ts'
import { profileOfFile, readScorecardFile, scorecardFileOf, writeScorecardFile } from './file.ts'
import { ScorecardFile as File, type ScorecardFile } from './model.ts'

/** Keeps the profile of a file as the next version of its name: a draft, even if it is the first. */
async function keepFile(
  { lake, state }: Readonly<{ lake: Lake; state: State }>,
  file: ScorecardFile,
  by: string,
): Promise<Profile> {
  const { asked, told, bins, traits } = profileOfFile(file)
  const request = LearnRequest.strip().parse(asked)
  const decision = await decideProfile(state, hashId('icp', randomUUID()), request, by)
  const profile = Profile.parse({
    ...decision,
    ...told,
    learned_at: decision.at,
    learned_by: by,
    exclusions: file.exclusions,
    traits: traits.sort(byWeightOfEvidence),
  })
  return lake.transaction((tx) => keepProfile(tx, profile, bins, { counts: false }))
}

/** Routes of profiles as files. */
export function scorecardRoutes({ lake, state }: Readonly<{ lake: Lake; state: State }>): Route[] {
  return [
    route(
      {
        method: 'get',
        path: '/profiles/{id}/file',
        permission: 'data:export',
        tag: 'identify',
        summary: 'A profile as a file, to be read, reviewed, kept and read in elsewhere',
        params: z.strictObject({ id: z.string().max(100) }),
        response: 'file',
      },
      async ({ params: { id } }) => {
        const profile = await getProfile(lake, id)
        const text = writeScorecardFile(scorecardFileOf(profile, await cardOf(lake, profile)))
        return new Response(text, {
          headers: {
            'content-type': 'application/json; charset=utf-8',
            'content-disposition': attachment(`${profile.name} ${profile.version}.json`),
          },
        })
      },
    ),
    route(
      {
        method: 'get',
        path: '/profiles/file/schema',
        permission: 'data:read',
        tag: 'identify',
        summary: 'The JSON schema of such a file',
        response: z.looseObject({}),
      },
      async () => z.looseObject({}).parse(z.toJSONSchema(File, { io: 'input' })),
    ),
    route(
      {
        method: 'post',
        path: '/profiles/file',
        permission: 'profile:edit',
        tag: 'identify',
        summary: 'Read a profile from a file, as a draft: the next version of its name',
        body: 'bytes',
        bodyLimit: mostFileBytes,
        status: 201,
        response: Profile,
      },
      async ({ bytes }, { user }) =>
        keepFile({ lake, state }, readScorecardFile(await textOf(bytes)), user.name),
    ),
  ]
}
