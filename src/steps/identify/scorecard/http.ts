import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { attachment, type Route, route } from '../../../ground/edge/index.ts'
import { hashId } from '../../../ground/kernel/index.ts'
import type { Lake } from '../../../ground/lake/index.ts'
import type { State } from '../../../ground/state/index.ts'
import type { ReadContext } from '../../collect/index.ts'
import { mostFileBytes, textOf } from '../file.ts'
import { scorecardInBase } from '../in-base.ts'
import { LearnRequest } from '../model.ts'
import { Profile } from '../profile/model.ts'
import {
  byWeightOfEvidence,
  getProfile,
  keepProfile,
  listProfiles,
  type ProfileDecision,
} from '../profiles.ts'
import { decideProfile } from '../store.ts'
import { cardOf } from '../together/together.ts'
import { Consequences } from '../versions/model.ts'
import { preview } from '../versions/preview.ts'
import { profileOfFile, readScorecardFile, scorecardFileOf, writeScorecardFile } from './file.ts'
import { ScorecardFile as File, type ScorecardFile } from './model.ts'

type Services = Readonly<{ lake: Lake; state: State; now: () => Date; readContext: () => ReadContext }>

/** What a file comes to for a decision to keep it. */
function profileOf(file: ScorecardFile, decision: Omit<ProfileDecision, keyof LearnRequest>) {
  const { asked, told, bins, traits } = profileOfFile(file)
  const { at, by, ...named } = decision
  return {
    profile: Profile.parse({
      ...LearnRequest.strip().parse(asked),
      ...named,
      ...told,
      learned_at: at,
      learned_by: by,
      exclusions: file.exclusions,
      traits: traits.sort(byWeightOfEvidence),
    }),
    bins,
  }
}

/** Keeps the profile of a file as the next version of its name: a draft, even if it is the first. */
async function keepFile({ lake, state }: Services, file: ScorecardFile, by: string): Promise<Profile> {
  const request = LearnRequest.strip().parse(profileOfFile(file).asked)
  const decision = await decideProfile(state, hashId('icp', randomUUID()), request, by)
  const { profile, bins } = profileOf(file, decision)
  return lake.transaction((tx) => keepProfile(tx, profile, bins, { counts: false }))
}

/** What would follow if the profile of a file counted, as the next version of its name; nothing is kept. */
async function previewFile({ lake, now }: Services, file: ScorecardFile, by: string): Promise<Consequences> {
  const versions = (await listProfiles(lake)).filter(({ name }) => name === file.name)
  const version = Math.max(0, ...versions.map((each) => each.version)) + 1
  return preview(lake, profileOf(file, { profile_id: 'icp_tried', version, by, at: now().toISOString() }))
}

/** Routes of profiles as files. */
export function scorecardRoutes(services: Services): Route[] {
  const { lake, readContext } = services
  /** @throws Fault those of {@link readScorecardFile} */
  const read = async (bytes: ReadableStream<Uint8Array>) =>
    scorecardInBase(readScorecardFile(await textOf(bytes)), readContext())
  const sent = {
    method: 'post',
    permission: 'profile:edit',
    tag: 'identify',
    body: 'bytes',
    bodyLimit: mostFileBytes,
  } as const
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
        ...sent,
        path: '/profiles/file',
        summary: 'Read a profile from a file, as a draft: the next version of its name',
        status: 201,
        response: Profile,
      },
      async ({ bytes }, { user }) => keepFile(services, await read(bytes), user.name),
    ),
    route(
      {
        ...sent,
        path: '/profiles/file/preview',
        summary: 'Who would rise and fall, and why, if the profile of a file counted; nothing is kept',
        response: Consequences,
      },
      async ({ bytes }, { user }) => previewFile(services, await read(bytes), user.name),
    ),
  ]
}
