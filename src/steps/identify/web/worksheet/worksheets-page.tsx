import { PlusOutlined } from '@ant-design/icons'
import { Button, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { z } from 'zod'
import {
  Answered,
  DataTable,
  EmptyNote,
  Page,
  useAnswer,
  useFormat,
  useSession,
} from '../../../../web/index.ts'
import { WorksheetSummary } from '../../worksheet/model.ts'
import { BeginDialog } from './begin-dialog.tsx'
import { ImportButton } from './import-button.tsx'

const Sheets = z.object({ items: z.array(WorksheetSummary) })

/** Profiles that teams make by hand. */
export default function WorksheetsPage() {
  const { t } = useTranslation()
  const format = useFormat()
  const navigate = useNavigate()
  const { can } = useSession()
  const [begins, setBegins] = useState(false)
  const sheets = useAnswer(Sheets, '/worksheets')
  const button = can('profile:edit') && (
    <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setBegins(true)}>
      {t('identify.web.sheet.begin')}
    </Button>
  )
  const of = (some: number, all: number) => `${format.count(some)} / ${format.count(all)}`
  return (
    <Page
      title={t('identify.web.sheet.all')}
      lead={t('identify.web.sheet.all_lead')}
      actions={
        button && (
          <>
            <ImportButton />
            {button}
          </>
        )
      }
    >
      <Answered question={sheets}>
        {({ items }) => (
          <DataTable
            label={t('identify.web.sheet.all')}
            rows={items}
            rowKey={({ worksheet_id }) => worksheet_id}
            onOpen={({ worksheet_id }) => navigate(`/identify/worksheets/${worksheet_id}`)}
            empty={
              <EmptyNote
                title={t('identify.web.sheet.none')}
                text={t('identify.web.sheet.none_text')}
                action={button}
              />
            }
            columns={[
              {
                key: 'name',
                title: t('identify.web.name'),
                cell: ({ worksheet_id, name }) => (
                  <Link to={`/identify/worksheets/${worksheet_id}`}>{name}</Link>
                ),
              },
              {
                key: 'product',
                title: t('identify.web.product'),
                cell: ({ product }) => product ?? t('identify.web.all_products'),
              },
              {
                key: 'status',
                title: t('identify.sheet.status'),
                cell: ({ status }) => (
                  <Tag color={status === 'agreed' ? 'success' : 'processing'}>
                    {t(`identify.sheet.status.${status}`)}
                  </Tag>
                ),
              },
              {
                key: 'criteria',
                title: t('identify.sheet.criteria'),
                numeric: true,
                cell: ({ criteria }) => format.count(criteria),
              },
              {
                key: 'handed_in',
                title: t('identify.sheet.handed_in'),
                numeric: true,
                cell: ({ handed_in, participants }) => of(handed_in, participants),
              },
              {
                key: 'signed',
                title: t('identify.sheet.signed'),
                numeric: true,
                cell: ({ signed, participants }) => of(signed, participants),
              },
              {
                key: 'changed',
                title: t('identify.web.sheet.changed'),
                cell: ({ changed_at }) => format.dateTime(changed_at),
              },
            ]}
          />
        )}
      </Answered>
      {begins && <BeginDialog close={() => setBegins(false)} />}
    </Page>
  )
}
