import { useTranslation } from 'react-i18next'
import { DataTable } from '../../../../web/index.ts'
import type { DedupeLine } from '../../dedupe/model.ts'

const bits = (weight: number) => `${weight < 0 ? '−' : '+'}${(Math.abs(weight) / 1000).toFixed(1)}`

/** What was compared of two rows, what was found, and what it weighs; the lines sum to the weight of the pair. */
export function Receipt({ lines, label }: { lines: readonly DedupeLine[]; label: string }) {
  const { t } = useTranslation()
  return (
    <DataTable
      label={label}
      rows={lines}
      rowKey={({ column, aspect }) => `${column} ${aspect}`}
      columns={[
        {
          key: 'what',
          title: t('match.names.compared'),
          cell: ({ column, aspect }) => (aspect === 'value' ? column : t(`match.dedupe.aspect.${aspect}`)),
        },
        { key: 'level', title: t('match.why.level'), cell: ({ level }) => t(`match.level.${level}`) },
        { key: 'weight', title: t('match.names.bits'), cell: ({ weight }) => bits(weight), numeric: true },
      ]}
      foot={[t('match.web.names.sum'), '', bits(lines.reduce((sum, { weight }) => sum + weight, 0))]}
    />
  )
}
