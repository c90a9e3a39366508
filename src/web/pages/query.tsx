import { CaretRightOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { ask } from '../api/client.ts'
import { useAddress } from '../kit/address.ts'
import { ExportMenu } from '../kit/export-menu.tsx'
import { EmptyNote, ProblemNote, Waiting } from '../kit/feedback.tsx'
import { useFormat } from '../kit/format.ts'
import { Page } from '../kit/page.tsx'
import { DataTable } from '../kit/table/table.tsx'
import { ViewsHelp } from './query-views.tsx'
import './query.css'

const Result = z.object({
  columns: z.array(z.string()),
  types: z.array(z.string()),
  rows: z.array(z.array(z.unknown())),
  truncated: z.boolean(),
})
type Result = z.infer<typeof Result>

const example =
  'select relationship, count(*) as accounts, sum(won_revenue) as won\nfrom accounts\ngroup by relationship\norder by won desc'

/** Read-only SQL over the public views. The statement stands in the address bar. */
export default function QueryPage() {
  const { t } = useTranslation()
  const { search, change } = useAddress()
  const asked = search.get('sql') ?? ''
  const [sql, setSql] = useState(asked || example)
  const result = useQuery({
    queryKey: ['/query', asked],
    queryFn: ({ signal }) => ask(Result, '/query', { method: 'POST', body: { sql: asked }, signal }),
    enabled: asked !== '',
    retry: false,
  })
  const run = () => {
    if (sql === asked) void result.refetch()
    else change({ sql })
  }
  return (
    <Page title={t('web.query.title')} lead={t('web.query.lead')} filled>
      <div className="tw-query">
        <div className="tw-query-main">
          <Input.TextArea
            className="tw-code"
            value={sql}
            rows={7}
            spellCheck={false}
            aria-label={t('web.query.sql')}
            onChange={(event) => setSql(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) run()
            }}
          />
          <div className="tw-row">
            <Button
              type="primary"
              icon={<CaretRightOutlined aria-hidden />}
              loading={result.isFetching}
              onClick={run}
            >
              {t('web.query.run')}
            </Button>
            <span className="tw-muted">{t('web.query.keys')}</span>
          </div>
          {result.error && <ProblemNote error={result.error} />}
          {result.isLoading && <Waiting />}
          {result.data && !result.error && <Rows result={result.data} sql={asked} />}
          {asked === '' && <EmptyNote title={t('web.query.empty')} text={t('web.query.empty_text')} />}
        </div>
        <ViewsHelp onPick={(text) => setSql(text)} />
      </div>
    </Page>
  )
}

function Rows({ result, sql }: { result: Result; sql: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const rows = useMemo(() => result.rows.map((values, index) => ({ values, index })), [result])
  const columns = result.columns.map((title, index) => {
    const type = result.types[index] ?? ''
    const numeric = /INT|DOUBLE|DECIMAL|FLOAT|REAL/i.test(type)
    return {
      key: `${index}`,
      title,
      hint: type,
      numeric,
      width: numeric ? 120 : 200,
      cell: (row: { values: unknown[] }) => <Value value={row.values[index]} />,
    }
  })
  return (
    <>
      <div className="tw-row">
        <span role="status">
          {t(result.truncated ? 'web.query.rows_first' : 'web.query.rows', {
            count: rows.length,
            rows: format.count(rows.length),
          })}
        </span>
        <ExportMenu path="/query/export" query={{ sql }} small />
      </div>
      <DataTable
        label={t('web.query.result')}
        columns={columns}
        rows={rows}
        rowKey={(row) => String(row.index)}
        windowed
        empty={<EmptyNote title={t('web.query.none')} />}
      />
    </>
  )
}

function Value({ value }: { value: unknown }) {
  if (value === null || value === undefined) return <span className="tw-muted">null</span>
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  return <span title={text.length > 24 ? text : undefined}>{text}</span>
}
