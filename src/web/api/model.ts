import { z } from 'zod'

export {
  createPace,
  Invitation,
  Job,
  Me,
  mayDo,
  mayManage,
  namedTypes,
  type Pace,
  type Permission,
  Person,
  type Role,
  roles,
  ValueNames,
} from '../../ground/edge/model.ts'

/** A list of the API: `next` is the cursor of the following page, null on the last; some lists count all that there are. */
export function page<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: z.string().nullable(), total: z.int().optional() })
}
