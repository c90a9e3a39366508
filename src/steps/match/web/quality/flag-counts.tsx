import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { DataTable, EmptyNote, Section, useFormat } from '../../../../web/index.ts'
import type { FlagCount } from '../../quality/model.ts'

const groupings = ['code', 'source', 'entered_by'] as const
type Grouping = (typeof groupings)[number]

/** What is doubtful, counted by reason, by source, or by the person who entered it. */
export function FlagCounts({ counts }: { counts: readonly FlagCount[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [by, setBy] = useState<Grouping>('code')
  const groups = [...Map.groupBy(counts, (each) => each[by] ?? '')]
    .map(([value, members]) => ({
      value,
      flags: members.reduce((total, { flags }) => total + flags, 0),
      codes: [...new Set(members.map(({ code }) => code))],
    }))
    .sort((a, b) => b.flags - a.flags)
  const say = (value: string) => {
    if (value === '') return t('match.web.not_said')
    return by === 'code' ? t(`match.flag.${value}`) : value
  }
  return (
    <Section
      title={t('match.web.doubtful')}
      lead={t('match.web.doubtful_lead')}
      actions={
        <Segmented
          size="small"
          value={by}
          onChange={setBy}
          aria-label={t('match.web.count_by')}
          options={groupings.map((value) => ({ value, label: t(`match.flag_column.${value}`) }))}
        />
      }
    >
      <DataTable
        label={t('match.web.doubtful')}
        rows={groups}
        rowKey={({ value }) => value}
        empty={<EmptyNote title={t('match.web.doubtful_none')} />}
        columns={[
          { key: 'value', title: t(`match.flag_column.${by}`), cell: ({ value }) => say(value) },
          {
            key: 'codes',
            title: t('match.flag_column.code'),
            cell: ({ codes }) => codes.map((code) => t(`match.flag.${code}`)).join(', '),
          },
          {
            key: 'flags',
            title: t('match.web.flags'),
            numeric: true,
            cell: ({ value, flags }) => (
              <Link to={`/data/flags?${new URLSearchParams({ [by]: value })}`}>{format.count(flags)}</Link>
            ),
          },
        ]}
      />
    </Section>
  )
}
