import { PlusOutlined } from '@ant-design/icons'
import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { z } from 'zod'
import {
  Answered,
  DataTable,
  EmptyNote,
  LinkButton,
  Page,
  ProblemNote,
  useAnswer,
  useFormat,
  useSend,
  useSession,
} from '../../../../web/index.ts'
import { Segment } from '../../segments/model.ts'
import { readCriteria } from './criteria.ts'

const Segments = z.object({ items: z.array(Segment) })

/** Sets of accounts that were saved, with how many are in each now. */
export default function SegmentsPage() {
  const { t } = useTranslation()
  const format = useFormat()
  const navigate = useNavigate()
  const { can } = useSession()
  const segments = useAnswer(Segments, '/segments')
  const remove = useSend(Segment)
  const restore = useSend(Segment)
  const removed = remove.data
  const button = (
    <LinkButton type="primary" icon={<PlusOutlined aria-hidden />} to="/identify/segments/new">
      {t('identify.web.segment.new')}
    </LinkButton>
  )
  return (
    <Page title={t('identify.web.segment.all')} lead={t('identify.web.segment.all_lead')} actions={button}>
      {removed && (
        <Alert
          type="success"
          title={t('identify.web.segment.removed', { name: removed.name })}
          action={
            <Button
              size="small"
              loading={restore.isPending}
              onClick={() =>
                restore.mutate(
                  { path: `/segments/${removed.segment_id}/restore` },
                  { onSuccess: () => remove.reset() },
                )
              }
            >
              {t('identify.web.segment.restore')}
            </Button>
          }
        />
      )}
      {(remove.error ?? restore.error) && <ProblemNote error={remove.error ?? restore.error} />}
      <Answered question={segments}>
        {({ items }) => (
          <DataTable
            label={t('identify.web.segment.all')}
            rows={items}
            rowKey={({ segment_id }) => segment_id}
            onOpen={({ segment_id }) => navigate(`/identify/segments/${segment_id}`)}
            empty={
              <EmptyNote
                title={t('identify.web.segment.none')}
                text={t('identify.web.segment.none_text')}
                action={button}
              />
            }
            columns={[
              {
                key: 'name',
                title: t('identify.segment.name'),
                cell: ({ segment_id, name }) => <Link to={`/identify/segments/${segment_id}`}>{name}</Link>,
              },
              {
                key: 'accounts',
                title: t('identify.segment.accounts'),
                numeric: true,
                cell: ({ accounts }) => format.count(accounts),
              },
              {
                key: 'criteria',
                title: t('identify.segment.criteria'),
                numeric: true,
                cell: ({ where }) => format.count(readCriteria(where).length),
              },
              { key: 'by', title: t('identify.web.by'), cell: ({ saved_by }) => saved_by },
              {
                key: 'at',
                title: t('identify.web.segment.saved_at'),
                cell: ({ saved_at }) => format.dateTime(saved_at),
              },
              {
                key: 'remove',
                title: '',
                cell: ({ segment_id, name }) =>
                  can('list:edit') && (
                    <Button
                      size="small"
                      type="text"
                      aria-label={t('identify.web.segment.remove_it', { name })}
                      onClick={(event) => {
                        event.stopPropagation()
                        remove.mutate({ path: `/segments/${segment_id}/remove` })
                      }}
                    >
                      {t('identify.web.segment.remove')}
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </Answered>
    </Page>
  )
}
