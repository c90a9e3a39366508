import { z } from 'zod'
import { Fault, hashId } from '../../ground/kernel/index.ts'
import type { Lake } from '../../ground/lake/index.ts'
import type { JobHandler, State } from '../../ground/state/index.ts'
import { BuildRequest } from './lists/model.ts'
import { LearnInput } from './model.ts'
import { getProfile, learnProfile } from './profiles.ts'
import { decideProfile, decideTargets, targetsDecision } from './store.ts'
import { buildTargets } from './targets.ts'

export type IdentifyServices = Readonly<{ lake: Lake; state: State; now: () => Date }>

/** A list to build: a new one by what is wished, or the next version of an old one. */
export const BuildInput = z.object({ list_id: z.string().nullable(), request: BuildRequest.nullable() })

/** Background work of this step. Ids follow from the job's, so that a job that is run again decides nothing twice. */
export function identifyJobs({ lake, state, now }: IdentifyServices): Record<'learn' | 'build', JobHandler> {
  return {
    learn: async (input, job) => {
      job.report({ stage: 'identify.stage.learning' })
      const { draft, ...request } = LearnInput.parse(input)
      const decision = await decideProfile(state, hashId('icp', job.id), request, job.by)
      return learnProfile(lake, decision, job, { counts: !draft })
    },
    build: async (input, job) => {
      job.report({ stage: 'identify.stage.building' })
      const { list_id, request } = BuildInput.parse(input)
      const listId = list_id ?? hashId('tal', job.id)
      const decision = request ?? (await targetsDecision(state, listId))
      const { tier_1, tier_2, tier_3 } = decision.capacity
      if (tier_1 + tier_2 + tier_3 === 0) throw new Fault('invalid', 'identify.no_capacity')
      const profile = await getProfile(lake, decision.profile_id ?? 'current')
      // Kept only now, so that a wish that can't be met does not replace the last one that could.
      if (request) await decideTargets(state, listId, request, job.by)
      return lake.transaction((tx) =>
        buildTargets(
          tx,
          {
            ...decision,
            list_id: listId,
            profile_id: profile.profile_id,
            by: job.by,
            at: now().toISOString(),
            build_id: job.id,
          },
          profile,
        ),
      )
    },
  }
}
