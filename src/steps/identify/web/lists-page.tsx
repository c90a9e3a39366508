import { PlusOutlined } from '@ant-design/icons'
import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { z } from 'zod'
import {
  Answered,
  DataTable,
  EmptyNote,
  LinkButton,
  Page,
  useAnswer,
  useFormat,
  useSession,
} from '../../../web/index.ts'
import { TargetList } from '../lists/model.ts'

const Lists = z.object({ items: z.array(TargetList) })

/** Every target account list, in its newest version. */
export default function ListsPage() {
  const { t } = useTranslation()
  const format = useFormat()
  const navigate = useNavigate()
  const { can } = useSession()
  const lists = useAnswer(Lists, '/targets')
  const button = can('list:edit') && (
    <LinkButton type="primary" icon={<PlusOutlined aria-hidden />} to="/identify/lists/new">
      {t('identify.web.build')}
    </LinkButton>
  )
  return (
    <Page title={t('identify.web.lists')} lead={t('identify.web.lists_lead')} actions={button}>
      <Answered question={lists}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyNote
              title={t('identify.web.no_lists')}
              text={t('identify.web.no_lists_text')}
              action={button}
            />
          ) : (
            <DataTable
              label={t('identify.web.lists')}
              rows={items}
              rowKey={(list) => list.list_id}
              onOpen={(list) => navigate(`/identify/lists/${list.list_id}`)}
              columns={[
                {
                  key: 'name',
                  title: t('identify.web.name'),
                  cell: (list) => (
                    <>
                      <Link to={`/identify/lists/${list.list_id}`}>{list.name}</Link>{' '}
                      {list.pilot && <Tag>{t('identify.web.pilot')}</Tag>}
                    </>
                  ),
                },
                { key: 'owner', title: t('identify.web.owner'), cell: (list) => list.owner },
                { key: 'kpi', title: t('identify.web.kpi'), cell: (list) => list.kpi || format.nothing },
                {
                  key: 'accounts',
                  title: t('identify.web.accounts'),
                  numeric: true,
                  cell: (list) => format.count(list.accounts),
                },
                {
                  key: 'basis',
                  title: t('identify.web.basis'),
                  cell: (list) => t(`identify.web.basis.${list.basis}`),
                },
                {
                  key: 'version',
                  title: t('identify.web.version'),
                  numeric: true,
                  cell: (list) => list.version,
                },
                {
                  key: 'when',
                  title: t('identify.web.built_at'),
                  cell: (list) => format.dateTime(list.built_at),
                },
                { key: 'by', title: t('identify.web.by'), cell: (list) => list.built_by },
              ]}
            />
          )
        }
      </Answered>
    </Page>
  )
}
