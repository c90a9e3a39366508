import { CheckOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { DataTable, EmptyNote, Section, useFormat, useSession } from '../../../../web/index.ts'
import type { Participant, Worksheet } from '../../worksheet/model.ts'
import { useSay } from './use-say.ts'

/** Who takes part, for whom they speak, and how far they are. */
export function People({ sheet }: { sheet: Worksheet }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { can } = useSession()
  const say = useSay(sheet)
  const done = (at: string | null) =>
    at && (
      <>
        <CheckOutlined aria-hidden /> {format.dateTime(at)}
      </>
    )
  const mayChange = can('profile:edit') && sheet.status === 'open'
  return (
    <Section title={t('identify.web.sheet.people')}>
      <DataTable
        label={t('identify.web.sheet.people')}
        rows={sheet.participants}
        rowKey={({ person_id }) => person_id}
        empty={<EmptyNote title={t('identify.worksheet.nobody')} />}
        columns={[
          {
            key: 'name',
            title: t('identify.sheet.person'),
            cell: ({ name, person_id }) =>
              person_id === sheet.me ? t('identify.web.sheet.you', { name }) : name,
          },
          {
            key: 'side',
            title: t('identify.sheet.side'),
            cell: ({ side }) => t(`identify.side.${side}`),
          },
          {
            key: 'handed_in',
            title: t('identify.sheet.handed_in'),
            cell: ({ handed_in_at, answered }) =>
              done(handed_in_at) ||
              t('identify.web.sheet.answered', { answered, all: sheet.criteria.length }),
          },
          {
            key: 'signed',
            title: t('identify.sheet.signed'),
            cell: ({ signed_at }) => done(signed_at) || format.nothing,
          },
          ...(mayChange
            ? [
                {
                  key: 'do',
                  title: '',
                  cell: ({ person_id }: Participant) => (
                    <Button
                      type="text"
                      size="small"
                      disabled={say.isPending}
                      onClick={() => say.change({ kind: 'left', person_id })}
                    >
                      {t('identify.web.sheet.leave')}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Section>
  )
}
