import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { DataTable, useFormat } from '../../../web/index.ts'
import type { Conflicts, FieldConflicts } from '../preview/model.ts'

/** Where the rows of a file say something else than what is known from another source, and which of the two will be shown. */
export function ConflictsPart({ conflicts }: { conflicts: Conflicts }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { compared, fields } = conflicts
  if (fields.length === 0) {
    if (compared === 0) return null
    return (
      <p className="tw-muted">
        {t('collect.web.conflicts_none', { count: compared, rows: format.count(compared) })}
      </p>
    )
  }
  return (
    <section className="tw-conflicts" aria-label={t('collect.web.conflicts')}>
      <h3>{t('collect.web.conflicts')}</h3>
      <p className="tw-muted">
        {t('collect.web.conflicts_lead', { count: compared, rows: format.count(compared) })}{' '}
        <Link to="/data/priorities">{t('collect.web.conflicts_order')}</Link>
      </p>
      <DataTable
        label={t('collect.web.conflicts')}
        rows={fields}
        rowKey={({ field }) => field}
        detail={(field) => <Examples of={field} />}
        columns={[
          { key: 'field', title: t('collect.web.conflicts_field'), cell: ({ label_key }) => t(label_key) },
          {
            key: 'row_wins',
            title: t('collect.web.conflicts_row_wins'),
            hint: t('collect.web.conflicts_row_wins_hint'),
            numeric: true,
            cell: ({ row_wins }) => format.count(row_wins),
          },
          {
            key: 'known_wins',
            title: t('collect.web.conflicts_known_wins'),
            hint: t('collect.web.conflicts_known_wins_hint'),
            numeric: true,
            cell: ({ known_wins }) => format.count(known_wins),
          },
          {
            key: 'order',
            title: '',
            cell: ({ field }) => (
              <Link to={`/data/priorities?field=${field}`}>{t('collect.web.conflicts_order')}</Link>
            ),
          },
        ]}
      />
    </section>
  )
}

function Examples({ of: { examples } }: { of: FieldConflicts }) {
  const { t } = useTranslation()
  return (
    <ul className="tw-examples-list">
      {examples.map((example) => {
        const source = example.known_source ?? t(`match.why.${example.rule}`)
        return (
          <li key={example.line}>
            <Link to={`/accounts/${example.account_id}`}>{example.account}</Link>{' '}
            <span className="tw-muted">{t('collect.web.line', { line: example.line })}</span>{' '}
            {t('collect.web.conflicts_example', {
              row: example.row_value,
              known: example.known_value,
              source,
            })}{' '}
            <Tag color={example.row_wins ? 'processing' : undefined}>
              {t(example.row_wins ? 'collect.web.conflicts_row' : 'collect.web.conflicts_known')}
            </Tag>{' '}
            <span className="tw-muted">{t(`match.why.${example.rule}`)}</span>
          </li>
        )
      })}
    </ul>
  )
}
