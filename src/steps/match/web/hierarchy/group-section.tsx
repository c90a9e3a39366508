import { Button, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { ProblemNote, Section, useAnswer, useFormat, useSession } from '../../../../web/index.ts'
import { Group, type GroupMember } from '../../hierarchy/model.ts'
import type { Account } from '../../model.ts'
import { useVerdict } from '../verdicts/use-verdict.ts'

/** The group that an account is a part of, as a tree; nothing where it stands alone. */
export function GroupSection({ account }: { account: Account }) {
  const { t } = useTranslation()
  const group = useAnswer(Group, `/accounts/${account.account_id}/group`)
  const members = group.data?.members ?? []
  if (members.length < 2) return null
  const parts = Map.groupBy(members, ({ parent_id }) => parent_id)
  return (
    <Section title={t('match.web.group')} lead={t('match.web.group_lead')}>
      <Branches members={parts.get(null) ?? []} parts={parts} here={account.account_id} />
      {group.data?.complete === false && <p className="tw-muted">{t('match.group.more')}</p>}
    </Section>
  )
}

type BranchesProps = {
  members: readonly GroupMember[]
  parts: ReadonlyMap<string | null, readonly GroupMember[]>
  /** The account of the page. */
  here: string
}

function Branches({ members, parts, here }: BranchesProps) {
  return (
    <ul className="tw-group">
      {members.map((member) => (
        <li key={member.account_id}>
          <Member member={member} isHere={member.account_id === here} />
          {parts.has(member.account_id) && (
            <Branches members={parts.get(member.account_id) ?? []} parts={parts} here={here} />
          )}
        </li>
      ))}
    </ul>
  )
}

function Member({ member, isHere }: { member: GroupMember; isHere: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { can } = useSession()
  const { say, error, isWorking } = useVerdict()
  const { account_id, name, parent_id, relation, origin, verdict_id, purchasing, won_revenue } = member
  return (
    <span className="tw-row">
      {isHere ? (
        <strong aria-current="page">{name}</strong>
      ) : (
        <Link to={`/accounts/${account_id}`}>{name}</Link>
      )}
      {relation && (
        <span className="tw-muted">
          {t(`match.verdict.${relation}`)}
          {origin === 'name' && ` · ${t('match.group.by_name')}`}
        </span>
      )}
      {purchasing && <Tag>{purchasing}</Tag>}
      {won_revenue > 0 && (
        <span className="tw-muted" title={t('match.column.won_revenue')}>
          {format.money(won_revenue)}
        </span>
      )}
      {verdict_id !== null && can('data:edit') && (
        <Button
          size="small"
          type="link"
          loading={isWorking}
          aria-label={t('match.web.group.part_with', { name })}
          onClick={() => say(`/verdicts/${verdict_id}/undo`)}
        >
          {t('match.web.verdict.undo')}
        </Button>
      )}
      {parent_id !== null && verdict_id === null && can('data:edit') && (
        <Button
          size="small"
          type="link"
          loading={isWorking}
          aria-label={t('match.web.group.no_part', { name })}
          onClick={() =>
            say('/verdicts', { verdict: 'related', accounts: [account_id, parent_id], relation: 'none' })
          }
        >
          {t('match.web.group.no_part_button')}
        </Button>
      )}
      {error && <ProblemNote error={error} />}
    </span>
  )
}
