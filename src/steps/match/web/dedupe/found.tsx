import { useTranslation } from 'react-i18next'
import { DataTable, ExportMenu, Section, Stats, useFormat } from '../../../../web/index.ts'
import type { DedupeSummary } from '../../dedupe/model.ts'
import { Groups } from './groups.tsx'
import { Receipt } from './receipt.tsx'

/** What was found in a sheet: in figures, group by group, and what is unsure. */
export function Found({ summary }: { summary: DedupeSummary }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { as, rows, found, joined, unsure, without_name, refused, capped } = summary
  const columns = summary.columns.filter(({ compared }) => compared).map(({ title }) => title)
  return (
    <>
      <Section
        title={t('match.web.dedupe.found')}
        lead={t(`match.dedupe.summary.${as}`, {
          rows: format.count(rows),
          found: format.count(found),
          joined: format.count(joined),
          groups: format.count(summary.groups),
        })}
        actions={
          <ExportMenu
            path={`/match/dedupe/${summary.dedupe_id}/export`}
            label={t('match.web.dedupe.save')}
            small
          />
        }
      >
        <Stats
          items={[
            { label: t('match.web.dedupe.rows'), value: format.count(rows) },
            {
              label: t(as === 'accounts' ? 'match.web.dedupe.companies' : 'match.web.dedupe.persons'),
              value: format.count(found),
            },
            {
              label: t('match.web.dedupe.joined'),
              value: format.count(joined),
              hint: t('match.web.dedupe.joined_hint'),
            },
            {
              label: t('match.web.dedupe.unsure'),
              value: format.count(unsure.pairs),
              hint: t('match.web.dedupe.unsure_hint'),
            },
            ...(without_name === null
              ? []
              : [{ label: t('match.web.dedupe.nameless'), value: format.count(without_name) }]),
          ]}
        />
        <p className="tw-muted">
          {[
            t('match.web.dedupe.compared', { columns: format.list(columns) }),
            ...(without_name === null ? [t('match.dedupe.no_name')] : []),
            ...(refused > 0 ? [t('match.dedupe.refused', { rows: format.count(refused) })] : []),
          ].join(' ')}
        </p>
      </Section>
      <Groups summary={summary} />
      {unsure.pairs > 0 && <Unsure unsure={unsure} />}
      {capped.length > 0 && <Capped summary={summary} />}
    </>
  )
}

/** Pairs that may be one and were not joined, by what they have in common. */
function Unsure({ unsure }: Pick<DedupeSummary, 'unsure'>) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Section title={t('match.web.dedupe.unsure')} lead={t('match.web.dedupe.unsure_lead')}>
      <DataTable
        label={t('match.web.dedupe.unsure')}
        rows={unsure.reasons}
        rowKey={({ rows }) => rows.join(' ')}
        detail={({ lines, rows: [a, b] }) => (
          <Receipt lines={lines} label={t('match.web.dedupe.example_rows', { a, b })} />
        )}
        columns={[
          {
            key: 'pairs',
            title: t('match.web.dedupe.pairs'),
            cell: ({ pairs }) => format.count(pairs),
            numeric: true,
          },
          {
            key: 'probability',
            title: t('match.web.dedupe.probability'),
            cell: ({ probability }) => format.percent(probability),
            numeric: true,
          },
          {
            key: 'example',
            title: t('match.web.dedupe.example'),
            cell: ({ rows: [a, b] }) => t('match.web.dedupe.example_rows', { a, b }),
          },
        ]}
      />
    </Section>
  )
}

/** Values that too many rows share to compare each with each. */
function Capped({ summary: { capped, left_pairs } }: { summary: DedupeSummary }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Section
      title={t('match.web.dedupe.capped')}
      lead={t('match.web.dedupe.capped_lead', { pairs: format.count(left_pairs) })}
    >
      <DataTable
        label={t('match.web.dedupe.capped')}
        rows={capped}
        rowKey={({ column, value }) => `${column} ${value}`}
        columns={[
          { key: 'column', title: t('match.web.dedupe.column'), cell: ({ column }) => column },
          { key: 'value', title: t('match.web.dedupe.value'), cell: ({ value }) => value },
          {
            key: 'rows',
            title: t('match.web.dedupe.rows'),
            cell: ({ rows }) => format.count(rows),
            numeric: true,
          },
        ]}
      />
    </Section>
  )
}
