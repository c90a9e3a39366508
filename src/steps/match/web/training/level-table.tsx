import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { DataTable, type TableColumn, useFormat } from '../../../../web/index.ts'
import { comparisonWord } from '../../why/model.ts'

type Level = Readonly<{ comparison: string; level: string }>

/** A line per level of a comparison, with figures of it: `bits` are weights in thousandths of a bit, `counts` are whole numbers. */
export function LevelTable<Row extends Level>({
  label,
  rows,
  empty,
  bits,
  counts = [],
}: {
  label: string
  rows: readonly Row[]
  empty?: ReactNode
  bits: readonly Figure<Row>[]
  counts?: readonly Figure<Row>[]
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const figures = (of: readonly Figure<Row>[], write: (value: number) => string): TableColumn<Row>[] =>
    of.map(({ key, title, value }) => ({ key, title, numeric: true, cell: (row) => write(value(row)) }))
  return (
    <DataTable
      label={label}
      rows={rows}
      rowKey={({ comparison, level }) => `${comparison} ${level}`}
      empty={empty}
      columns={[
        {
          key: 'comparison',
          title: t('match.field'),
          cell: ({ comparison }) => t(comparisonWord(comparison)),
        },
        {
          key: 'level',
          title: t('match.why.level'),
          cell: ({ level }) => (level === '' ? format.nothing : t(`match.level.${level}`)),
        },
        ...figures(bits, (value) => format.number(value / 1000)),
        ...figures(counts, format.count),
      ]}
    />
  )
}

type Figure<Row> = Readonly<{ key: string; title: string; value: (row: Row) => number }>
