import { z } from 'zod'
import { Relation } from '../verdicts/model.ts'

/** An account in the tree of its group. */
export const GroupMember = z.object({
  account_id: z.string(),
  name: z.string(),
  parent_id: z.string().nullable().describe('null for the head of the group'),
  relation: Relation.nullable().describe('What it is of its parent'),
  origin: z
    .enum(['verdict', 'column', 'name'])
    .nullable()
    .describe('Who says so: somebody, the column of parents, or the name, as that of a branch'),
  verdict_id: z.int().nullable().describe('The verdict that says so; null where a column or the name does'),
  purchasing: z.string().nullable().describe('Who buys for it, as a column or somebody says'),
  won_revenue: z.number(),
  open_amount: z.number(),
})
export type GroupMember = z.infer<typeof GroupMember>

/** The group that an account is a part of, or heads. */
export const Group = z.object({
  members: z.array(GroupMember).describe('The head first, each after its parent'),
  complete: z.boolean().describe('false: there are more than are shown'),
})
export type Group = z.infer<typeof Group>
