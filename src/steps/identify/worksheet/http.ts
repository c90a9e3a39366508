import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { attachment, type Context, Job, mayDo, type Route, route, toJob } from '../../../ground/edge/index.ts'
import { Fault, hashId, type Speak } from '../../../ground/kernel/index.ts'
import type { Lake } from '../../../ground/lake/index.ts'
import type { Jobs, State } from '../../../ground/state/index.ts'
import type { ReadContext } from '../../collect/index.ts'
import { mostFileBytes, textOf } from '../file.ts'
import { saidInBase } from '../in-base.ts'
import { following } from './agree.ts'
import { contentOfFile, fileOfSheet, readProfileFile, writeProfileFile } from './file.ts'
import { Content, Contribution, HistoryLine, NewWorksheet, Worksheet, WorksheetSummary } from './model.ts'
import { historyOf, type Kept, summaryOf, worksheetFor } from './reader.ts'
import { checkSaying, checkTakingBack } from './rules.ts'
import { sheetOf } from './sheet.ts'
import { addTo, keepWorksheet, listWorksheets, readWorksheet, type Speaker, takeBack } from './store.ts'
import { readTemplate } from './templates.ts'
import { isInUse, newestAgreement } from './use.ts'

export type WorksheetServices = Readonly<{
  lake: Lake
  state: State
  jobs: Jobs
  now: () => Date
  speak: Speak
  readContext: () => ReadContext
}>

type Asked = Pick<Context<'session'>, 'user'>

const params = z.strictObject({ id: z.string().max(100) })
const seen = z.int().min(0).describe('`seq` of the worksheet as its author knew it')

const newId = () => hashId('sheet', randomUUID())

/** Routes of worksheets: profiles that a team makes by hand. */
export function worksheetRoutes({ lake, state, jobs, now, speak, readContext }: WorksheetServices): Route[] {
  const speakerOf = ({ user }: Asked): Speaker => ({ person_id: user.id, person: user.name, at: now() })
  const reading = { method: 'get', permission: 'data:read', tag: 'worksheets' } as const
  const saying = { method: 'post', tag: 'worksheets', params, response: Worksheet } as const
  const answer = async (kept: Kept, { user }: Asked): Promise<Worksheet> => {
    const sheet = worksheetFor(kept, user.id)
    const [newest] = sheet.agreements
    return { ...sheet, scored: newest ? await isInUse(lake, newest) : null }
  }
  const score = (worksheet_id: string, { user }: Asked) => jobs.start('agree', { worksheet_id }, user.name)

  const say = async (
    id: string,
    body: { seen: number; said: Content | Contribution },
    context: Asked,
  ): Promise<Worksheet> => {
    const speaker = speakerOf(context)
    const said = saidInBase(body.said, readContext())
    const kept = await addTo(state, id, speaker, (known) => {
      checkSaying(known, { seen: body.seen, said, person_id: speaker.person_id })
      return following(known, said, speaker)
    })
    if (kept.events.at(-1)?.said.kind === 'agreed') await score(id, context)
    return answer(kept, context)
  }

  return [
    route(
      {
        ...reading,
        path: '/worksheets',
        summary: 'Profiles that teams make by hand, the last changed first',
        response: z.object({ items: z.array(WorksheetSummary), next: z.null() }),
      },
      async () => ({ items: (await listWorksheets(state)).map(summaryOf), next: null }),
    ),
    route(
      {
        method: 'post',
        path: '/worksheets',
        permission: 'profile:edit',
        tag: 'worksheets',
        summary: 'Begin a profile by hand, empty or from a template',
        body: NewWorksheet,
        status: 201,
        response: Worksheet,
      },
      async ({ body: { name, product, template } }, context) => {
        const file = template === null ? null : readTemplate(template, context.language)
        const speaker = speakerOf(context)
        const id = newId()
        const says = file === null ? [] : contentOfFile(file).slice(1)
        const kept = await keepWorksheet(
          state,
          {
            id,
            madeFrom: template,
            says: [{ kind: 'named', name, product: product ?? file?.product ?? null }, ...says],
          },
          speaker,
        )
        return answer(kept, context)
      },
    ),
    route(
      {
        method: 'post',
        path: '/worksheets/file',
        permission: 'profile:edit',
        tag: 'worksheets',
        summary: 'Begin a worksheet with what a profile file holds; the team has to sign it anew',
        body: 'bytes',
        bodyLimit: mostFileBytes,
        status: 201,
        response: Worksheet,
      },
      async ({ bytes }, context) => {
        const file = readProfileFile(await textOf(bytes))
        const speaker = speakerOf(context)
        const id = newId()
        const says = contentOfFile(file).map((said) => saidInBase(said, readContext()))
        return answer(await keepWorksheet(state, { id, madeFrom: 'file', says }, speaker), context)
      },
    ),
    route(
      {
        ...reading,
        permission: 'data:export',
        path: '/worksheets/{id}/file',
        summary: 'A worksheet as a profile file: what was agreed on last, else what stands there now',
        params,
        query: z.strictObject({
          version: z.coerce
            .number()
            .int()
            .min(0)
            .optional()
            .describe('Of the agreement; 0: what stands there now'),
        }),
        response: 'file',
      },
      async ({ params: { id }, query: { version } }) => {
        const sheet = sheetOf((await readWorksheet(state, id)).events)
        const [newest = null] = sheet.agreements
        const agreement =
          version === undefined ? newest : (sheet.agreements.find((each) => each.version === version) ?? null)
        if (version && agreement === null)
          throw new Fault('missing', 'identify.worksheet.version_missing', { version })
        return new Response(writeProfileFile(fileOfSheet(sheet, agreement)), {
          headers: {
            'content-type': 'application/json; charset=utf-8',
            'content-disposition': attachment(`${sheet.name}.json`),
          },
        })
      },
    ),
    route(
      {
        ...reading,
        path: '/worksheets/{id}',
        summary: 'A worksheet as its reader may see it: what others answered only after their own answers',
        params,
        response: Worksheet,
      },
      async ({ params: { id } }, context) => answer(await readWorksheet(state, id), context),
    ),
    route(
      {
        ...reading,
        path: '/worksheets/{id}/history',
        summary: 'What was done in a worksheet, the newest first',
        params,
        response: z.object({ items: z.array(HistoryLine), next: z.null() }),
      },
      async ({ params: { id } }, { user }) => ({
        items: historyOf(await readWorksheet(state, id), user.id, mayDo(user.role, 'profile:edit')),
        next: null,
      }),
    ),
    route(
      {
        ...saying,
        path: '/worksheets/{id}/content',
        permission: 'profile:edit',
        summary: 'Change a worksheet for all: criteria, what is settled, the gate, exclusions; open it again',
        body: z.strictObject({ seen, said: Content }),
      },
      ({ params: { id }, body }, context) => say(id, body, context),
    ),
    route(
      {
        ...saying,
        path: '/worksheets/{id}/contributions',
        permission: 'data:edit',
        summary: 'Take part in a worksheet: join, answer, hand in, comment, note evidence, sign',
        description: 'With the last signature the worksheet is agreed on.',
        body: z.strictObject({ seen, said: Contribution }),
      },
      ({ params: { id }, body }, context) => say(id, body, context),
    ),
    route(
      {
        method: 'post',
        path: '/worksheets/{id}/score',
        permission: 'profile:edit',
        tag: 'worksheets',
        summary: 'Score every account by what was agreed on last; the last signature does it too',
        params,
        status: 202,
        response: Job,
      },
      async ({ params: { id } }, context) => {
        await newestAgreement(state, id)
        return toJob(await score(id, context), speak, context.language)
      },
    ),
    route(
      {
        ...saying,
        path: '/worksheets/{id}/undo',
        permission: 'data:edit',
        summary: 'Take back something that was said in a worksheet',
        body: z.strictObject({ seq: z.int().min(1) }),
      },
      async ({ params: { id }, body: { seq } }, context) => {
        const { user } = context
        const mayChange = mayDo(user.role, 'profile:edit')
        const kept = await takeBack(state, { id, seq }, speakerOf(context), (known, event) =>
          checkTakingBack(known, event, { personId: user.id, mayChange }),
        )
        return answer(kept, context)
      },
    ),
  ]
}
