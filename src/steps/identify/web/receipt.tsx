import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { z } from 'zod'
import {
  Answered,
  DataTable,
  EmptyNote,
  LinkButton,
  Section,
  useAnswer,
  useFormat,
} from '../../../web/index.ts'
import type { Account } from '../../match/model.ts'
import { Readiness } from '../../signals/model.ts'
import { Receipt } from '../scores/model.ts'
import { useBinWords } from './bins.ts'
import { Bar, GateMark, Grade } from './marks.tsx'
import { useRuleWords } from './use-rules.ts'

const Receipts = z.object({ fit: Receipt.nullable(), readiness: Readiness })

/** Why the account stands where it stands: fit and readiness side by side, each the sum of its lines. */
export default function ReceiptSection({ account }: { account: Account }) {
  const { t } = useTranslation()
  const receipts = useAnswer(Receipts, `/accounts/${account.account_id}/receipt`)
  return (
    <div className="tw-columns">
      <Section title={t('identify.column.fit')} lead={t('identify.web.fit_hint')}>
        <Answered question={receipts}>
          {({ fit }) => (fit ? <FitReceipt receipt={fit} /> : <NoProfileYet />)}
        </Answered>
      </Section>
      <Section title={t('identify.column.readiness')} lead={t('identify.web.readiness_hint')}>
        <Answered question={receipts}>
          {({ readiness }) => <ReadinessReceipt readiness={readiness} />}
        </Answered>
      </Section>
    </div>
  )
}

function NoProfileYet() {
  const { t } = useTranslation()
  return (
    <EmptyNote
      title={t('identify.web.no_profiles')}
      text={t('identify.web.fit_needs_profile')}
      action={<LinkButton to="/identify/profiles">{t('identify.web.profiles')}</LinkButton>}
    />
  )
}

export function FitReceipt({ receipt }: { receipt: Receipt }) {
  const { t } = useTranslation()
  const words = useBinWords()
  const most = receipt.lines.reduce((sum, line) => sum + line.most, 0)
  const source = (
    <Link to={`/identify/profiles/${receipt.profile_id}`}>
      {t('identify.web.profile_title', { name: receipt.profile, version: receipt.version })}
    </Link>
  )
  return (
    <>
      <p className="tw-score">
        {receipt.fit === null ? (
          <span>{t('identify.web.no_fit')}</span>
        ) : (
          <>
            <strong>{receipt.fit}</strong> {t('identify.web.of_100')} <Grade grade={receipt.grade} />
          </>
        )}
        <span className="tw-muted">{source}</span>
      </p>
      <Prospects receipt={receipt} />
      {receipt.fit !== null && (
        <DataTable
          label={t('identify.web.fit_receipt')}
          rows={receipt.lines}
          rowKey={(line) => line.trait}
          columns={[
            { key: 'trait', title: t('identify.web.trait'), cell: (line) => words.trait(line.trait) },
            {
              key: 'bin',
              title: t('identify.web.value_found'),
              cell: (line) => <LineValue line={line} />,
            },
            {
              key: 'points',
              title: t('identify.web.points'),
              cell: (line) => (
                <Bar value={line.points} most={line.most}>
                  {t('identify.web.points_of', { points: line.points, most: line.most })}
                </Bar>
              ),
            },
          ]}
          foot={[
            t('identify.web.sum'),
            '',
            <Bar key="sum" value={receipt.fit} most={most}>
              {t('identify.web.points_of', { points: receipt.fit, most })}
            </Bar>,
          ]}
        />
      )}
      <Lifts receipt={receipt} />
      <GateReceipt receipt={receipt} />
    </>
  )
}

/** What such a fit came to, and what that is worth: beside the fit, never in it. */
function Prospects({ receipt }: { receipt: Receipt }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { probability, probability_low, probability_high, expected_deal, expected_value } = receipt
  if (probability === null) return null
  return (
    <p>
      {t('identify.web.chance', {
        chance: format.percent(probability),
        low: format.percent(probability_low),
        high: format.percent(probability_high),
      })}{' '}
      {expected_deal !== null && expected_value !== null && (
        <span title={t('identify.web.expected_value_hint')}>
          {t('identify.web.worth', {
            chance: format.percent(probability),
            deal: format.money(expected_deal),
            value: format.money(expected_value),
          })}
        </span>
      )}
    </p>
  )
}

type Line = Receipt['lines'][number]

/** What was found, the group it belongs to, and how that group does. */
function LineValue({ line }: { line: Line }) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useBinWords()
  const bin = words.bin(line.trait, line.bin)
  const value = line.value === null ? bin : words.value(line.trait, line.value)
  const known = [
    ...(value === bin ? [] : [bin]),
    ...(line.lift === null ? [] : [t('identify.web.lift_of', { lift: format.decimal(line.lift) })]),
    ...(line.origin !== 'data'
      ? [
          line.bin === '(missing)'
            ? t('identify.web.could_add', { points: line.most })
            : t(`identify.web.origin.${line.origin}`),
        ]
      : [t('identify.web.accounts_of', { count: line.accounts, accounts: format.count(line.accounts) })]),
  ]
  return (
    <>
      {value}
      <div className="tw-muted tw-small">{known.join(' · ')}</div>
    </>
  )
}

/** More than these are of little help. */
const mostLifts = 5

/** How far the next grade is, and which values would lift the account most. */
function Lifts({ receipt: { lifts, next_grade } }: { receipt: Receipt }) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useBinWords()
  if (lifts.length === 0) return null
  return (
    <div className="tw-below">
      <strong>{t('identify.web.lifts')}</strong>{' '}
      {next_grade && (
        <span className="tw-muted">
          {t('identify.next_grade', { grade: next_grade.grade, count: next_grade.points })}
        </span>
      )}
      <ul className="tw-rules">
        {lifts.slice(0, mostLifts).map(({ trait, bin, gain, expected }) => (
          <li key={trait}>
            {t(expected === null ? 'identify.lift_of' : 'identify.lift_unknown', {
              trait: words.trait(trait),
              bin: words.bin(trait, bin),
              count: gain,
              expected: format.decimal(expected ?? 0),
            })}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The minimum profile beside the score: passed or not, rule by rule. */
function GateReceipt({ receipt }: { receipt: Receipt }) {
  const { t } = useTranslation()
  const words = useBinWords()
  const say = useRuleWords()
  if (receipt.gate_reasons.length === 0) return null
  return (
    <div className="tw-below">
      <p className="tw-score">
        {t('identify.web.gate')} <GateMark result={receipt.gate} />
      </p>
      <ul className="tw-rules">
        {receipt.gate_reasons.map((reason) => (
          <li key={JSON.stringify(reason)}>
            <GateMark result={reason.result} />{' '}
            {reason.exclusion &&
              t('identify.web.gate_excluded', {
                kind: t(`identify.exclusion.${reason.exclusion.kind}`),
                reason: reason.exclusion.reason,
              })}{' '}
            {t('identify.web.gate_line', {
              rule: say.told(reason),
              found:
                reason.found === null ? t('identify.bin.missing') : words.value(reason.field, reason.found),
            })}
          </li>
        ))}
      </ul>
    </div>
  )
}

function ReadinessReceipt({ readiness }: { readiness: Readiness }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <>
      <p className="tw-score">
        <strong>{format.count(readiness.readiness)}</strong> {t('identify.web.readiness_points')}
      </p>
      <DataTable
        label={t('identify.web.readiness_receipt')}
        rows={readiness.lines}
        rowKey={(line) => line.code}
        columns={[
          { key: 'code', title: t('identify.web.activity'), cell: (line) => t(`signals.${line.code}`) },
          {
            key: 'count',
            title: t('identify.web.count'),
            numeric: true,
            cell: (line) => format.count(line.count),
          },
          { key: 'last', title: t('identify.web.last'), cell: (line) => format.date(line.last_on) },
          {
            key: 'points',
            title: t('identify.web.points'),
            numeric: true,
            cell: (line) => format.count(line.points),
          },
        ]}
        foot={
          readiness.lines.length > 0
            ? [t('identify.web.sum'), '', '', format.count(readiness.readiness)]
            : undefined
        }
        empty={<EmptyNote title={t('identify.web.no_activity')} text={t('identify.web.no_activity_text')} />}
      />
    </>
  )
}
