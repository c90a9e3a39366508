import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { type TableColumn, useFormat } from '../../../web/index.ts'
import { type Halves, type Steadiness, sayHalves, sayLifts, sayTurned } from '../steadiness/model.ts'

function usePen() {
  const { t } = useTranslation()
  const format = useFormat()
  return {
    say: (key: string, params?: Record<string, string | number>) => t(key, params ?? {}),
    number: format.count,
    day: format.date,
  }
}

/** Columns that say how steady a line of evidence is; over time only where there is time. */
export function useSteadyColumns<Row extends Steadiness>(halves: Halves | null): TableColumn<Row>[] {
  const { say } = usePen()
  const format = useFormat()
  const again: TableColumn<Row> = {
    key: 'again',
    title: say('identify.steady.again'),
    hint: say('identify.steady.again_hint'),
    numeric: true,
    sortable: true,
    width: 90,
    cell: (line) => format.percent(line.again, 0),
  }
  const overTime: TableColumn<Row> = {
    key: 'over_time',
    title: say('identify.steady.over_time'),
    hint: say('identify.steady.over_time_hint'),
    sortable: true,
    width: 190,
    cell: (line) => {
      if (line.over_time === null) return format.nothing
      return (
        <>
          <span className={line.over_time === 'turned' ? 'tw-turned' : undefined}>
            {say(`identify.steady.${line.over_time}`)}
          </span>{' '}
          <span className="tw-muted tw-range">{sayLifts(line)}</span>
        </>
      )
    },
  }
  return halves === null ? [again] : [again, overTime]
}

type SteadyNoteProps<Row> = {
  lines: readonly Row[]
  halves: Halves | null
  nameOf: (line: Row) => string
  say: (line: Row) => string
}

/** What turned over time, as a finding, and where time was cut. */
export function SteadyNote<Row extends Steadiness>({ lines, halves, nameOf, say }: SteadyNoteProps<Row>) {
  const pen = usePen()
  const turned = sayTurned(lines, nameOf, say, pen)
  return (
    <>
      {turned.length > 0 && (
        <Alert
          type="warning"
          showIcon
          className="tw-note"
          title={pen.say('identify.steady.turned_title')}
          description={turned.map((line) => <div key={line}>{line}</div>)}
        />
      )}
      <p className="tw-muted tw-small">{sayHalves(halves, pen)}</p>
    </>
  )
}
