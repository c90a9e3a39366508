import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import {
  Chart,
  DataTable,
  isOrdered,
  sayValue,
  useFormat,
  type WorkingColumn,
} from '../../../../web/index.ts'
import type { Narrowing } from '../../segments/model.ts'
import { sharesOption } from '../shares-option.ts'

type SpreadProps = {
  column: WorkingColumn
  items: Narrowing['spreads'][number]['items']
  /** Accounts of the set, and all. */
  within: number
  all: number
  pick: (value: string | null) => void
}

/** How the accounts of a set spread over the values of a column, beside all accounts. A bar can be taken for a criterion. */
export function SpreadChart({ column, items, within, all, pick }: SpreadProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const rows = useMemo(() => {
    const say = (value: string | null) => {
      if (value === null) return t('web.table.unknown')
      if (column.type === 'date' || column.type === 'moment' || column.type === 'year')
        return column.type === 'year' ? t('identify.web.segment.decade', { year: value }) : value
      const said = sayValue(column, undefined, value, { t, format })
      return isOrdered(column) && value !== '0' ? t('identify.web.segment.at_least', { value: said }) : said
    }
    return items.map((each) => ({
      ...each,
      said: say(each.value),
      share: within === 0 ? 0 : each.rows / within,
      usual: all === 0 ? 0 : each.of_all / all,
    }))
  }, [items, column, within, all, t, format])
  const option = useMemo(
    () =>
      sharesOption(
        rows.map(({ said }) => said),
        [
          { name: t('identify.web.segment.this_set'), opacity: 1, shares: rows.map(({ share }) => share) },
          { name: t('identify.segment.all'), opacity: 0.3, shares: rows.map(({ usual }) => usual) },
        ],
      ),
    [rows, t],
  )
  return (
    <Chart
      title={column.label}
      option={option}
      height={60 + 34 * Math.max(1, rows.length)}
      onPick={(index) => {
        const row = rows[index]
        if (row) pick(row.value)
      }}
      table={
        <DataTable
          label={column.label}
          rows={rows}
          rowKey={({ said }) => said}
          columns={[
            { key: 'said', title: column.label, cell: ({ said }) => said },
            {
              key: 'rows',
              title: t('identify.web.segment.this_set'),
              numeric: true,
              cell: (row) => `${format.count(row.rows)} (${format.percent(row.share)})`,
            },
            {
              key: 'of_all',
              title: t('identify.segment.all'),
              numeric: true,
              cell: (row) => `${format.count(row.of_all)} (${format.percent(row.usual)})`,
            },
          ]}
        />
      }
    />
  )
}
