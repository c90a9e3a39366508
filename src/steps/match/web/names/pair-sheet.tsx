import { UploadOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { ExportMenu, ProblemNote, Section, sendFile, useFormat } from '../../../../web/index.ts'

const Uploaded = z.object({
  tables: z.array(
    z.object({
      file_id: z.string(),
      name: z.string(),
      table: z.string().nullable(),
      rows: z.int(),
      columns: z.array(z.object({ header: z.string() })),
    }),
  ),
})
type Table = z.infer<typeof Uploaded>['tables'][number]

/** A sheet with two names per row: chosen, its two columns named, and saved with what was judged. */
export function PairSheet() {
  const { t } = useTranslation()
  const format = useFormat()
  const file = useRef<HTMLInputElement>(null)
  const [tables, setTables] = useState<readonly Table[]>([])
  const [at, setAt] = useState(0)
  const [share, setShare] = useState<number>()
  const [error, setError] = useState<unknown>()
  const table = tables[at]
  const send = async (chosen: File) => {
    setTables([])
    setAt(0)
    setError(undefined)
    try {
      const query = { name: chosen.name }
      const { tables: found } = await sendFile(Uploaded, '/files', chosen, { query, onProgress: setShare })
      setTables(found)
    } catch (problem) {
      setError(problem)
    } finally {
      setShare(undefined)
    }
  }
  return (
    <Section title={t('match.web.names.sheet')} lead={t('match.web.names.sheet_lead')}>
      {error !== undefined && <ProblemNote error={error} />}
      <input
        ref={file}
        type="file"
        hidden
        aria-label={t('match.web.names.choose')}
        onChange={({ target }) => {
          const [chosen] = target.files ?? []
          if (chosen) send(chosen)
          target.value = ''
        }}
      />
      <Button
        icon={<UploadOutlined aria-hidden />}
        loading={share !== undefined}
        onClick={() => file.current?.click()}
      >
        {share === undefined
          ? t('match.web.names.choose')
          : t('match.web.names.sending', { share: format.percent(share) })}
      </Button>
      {tables.length > 1 && (
        <div className="tw-name-field">
          {t('match.web.names.table')}
          <Select
            aria-label={t('match.web.names.table')}
            value={at}
            onChange={setAt}
            options={tables.map((each, value) => ({ value, label: each.table ?? each.name }))}
          />
        </div>
      )}
      {table && <Columns key={`${table.file_id} ${table.table}`} table={table} />}
    </Section>
  )
}

function Columns({ table }: { table: Table }) {
  const { t } = useTranslation()
  const format = useFormat()
  const headers = table.columns.map(({ header }) => header)
  const [chosen, setChosen] = useState({ a: headers[0] ?? '', b: headers[1] ?? headers[0] ?? '' })
  const field = (which: 'a' | 'b') => (
    <div className="tw-name-field">
      {t(`match.web.names.column_${which}`)}
      <Select
        aria-label={t(`match.web.names.column_${which}`)}
        value={chosen[which]}
        onChange={(value) => setChosen({ ...chosen, [which]: value })}
        options={headers.map((value) => ({ value, label: value }))}
      />
    </div>
  )
  return (
    <>
      <p className="tw-muted">
        {t('match.web.names.rows', { name: table.table ?? table.name, rows: format.count(table.rows) })}
      </p>
      <div className="tw-name-fields">
        {field('a')}
        {field('b')}
      </div>
      <ExportMenu
        path="/match/names/export"
        query={{ file: table.file_id, name: table.name, table: table.table, ...chosen }}
        label={t('match.web.names.save')}
      />
    </>
  )
}
