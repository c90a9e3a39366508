import type { State } from '../../../ground/state/index.ts'
import type { Files } from '../files.ts'
import { inspectTable } from '../inspect/inspect.ts'
import type { FileInspection, FilePlan } from '../model.ts'
import { recogniseOwn } from '../own/recognise.ts'
import { ownFields } from '../own/store.ts'
import { rememberPlan } from './store.ts'

/**
 * Remembers what the plans of an import that is done correct of what was recognised. Doing it again changes nothing.
 * @param recognised the files as they were recognised when they were read; those that are missing are looked at again
 */
export async function rememberPlans(
  { state, files }: Readonly<{ state: State; files: Files }>,
  plans: readonly FilePlan[],
  recognised: ReadonlyMap<FilePlan, FileInspection>,
  said: Readonly<{ by: string; at: Date }>,
): Promise<void> {
  const own = await ownFields(state)
  for (const plan of plans) {
    const seen =
      recognised.get(plan) ??
      (await inspectTable(await files.path(plan.file_id), plan.name, plan.table, undefined, plan.chosen))
    await rememberPlan(state, plan, recogniseOwn(seen, own), said)
  }
}
