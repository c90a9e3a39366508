import type { Lake, LakeTransaction, Row } from '../../../ground/lake/index.ts'
import { namesVersion } from '../names/index.ts'
import { type Group, GroupMember } from './model.ts'
import { sql } from './statements.ts'

/** More than these are not shown at once. */
const mostMembers = 300

/** Makes anew which account is a part of which other; after edits, which may say what the parent is. */
export async function refreshHierarchy(tx: LakeTransaction): Promise<void> {
  await tx.run(sql.hierarchy, { version: namesVersion })
}

/** The whole group of a living account: its head, and everything below it. Accounts that are parts of each other are cut open. */
export async function groupOf(lake: Lake, accountId: string): Promise<Group> {
  const [head] = await lake.read(sql.node_of, { account_id: await headOf(lake, accountId) })
  if (!head) return { members: [], complete: true }
  const members = new Map([
    [
      String(head.account_id),
      toMember({ ...head, parent_id: null, relation: null, origin: null, seq: null }),
    ],
  ])
  for (const account_id of members.keys()) {
    const parts = await lake.read(sql.parts_of, { account_id, limit: mostMembers + 1 })
    for (const part of parts) {
      const id = String(part.account_id)
      if (members.has(id)) continue
      if (members.size === mostMembers) return { members: [...members.values()], complete: false }
      members.set(id, toMember(part))
    }
  }
  return { members: [...members.values()], complete: true }
}

/** Up from parent to parent, until there is none or one that was passed. */
async function headOf(lake: Lake, accountId: string): Promise<string> {
  const passed = new Set<string>()
  for (let at = accountId; ; ) {
    passed.add(at)
    const [row] = await lake.read(sql.parent_of, { account_id: at })
    if (!row || passed.has(String(row.parent_id))) return at
    at = String(row.parent_id)
  }
}

const toMember = ({ seq, ...row }: Row) => GroupMember.parse({ ...row, verdict_id: seq ?? null })
