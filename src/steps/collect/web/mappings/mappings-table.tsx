import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import {
  DataTable,
  EmptyNote,
  ProblemNote,
  useAnswer,
  useFormat,
  useSend,
  useSession,
} from '../../../../web/index.ts'
import type { Mapping } from '../../mappings/model.ts'
import { Fields } from '../plan.ts'

/** Corrections of columns that are remembered, each with a way to forget it. */
export function MappingsTable({ mappings }: { mappings: readonly Mapping[] }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const format = useFormat()
  const dictionary = useAnswer(Fields, '/fields')
  const forget = useSend(z.unknown())
  const labelOf = (mapping: Mapping, field: string) =>
    dictionary.data?.items.find((each) => each.kind === mapping.kind && each.field === field)?.label ?? field
  return (
    <>
      {forget.error && <ProblemNote error={forget.error} />}
      <DataTable
        label={t('collect.web.mappings')}
        rows={mappings}
        rowKey={(each) => each.mapping_id}
        detail={(each) => (
          <ul className="tw-plain-list">
            {each.columns.map(({ header, field }) => (
              <li key={header}>
                {field === null
                  ? t('collect.web.mapping_unmapped', { header })
                  : t('collect.web.mapping_is', { header, field: labelOf(each, field) })}
              </li>
            ))}
          </ul>
        )}
        columns={[
          { key: 'source', title: t('collect.web.source'), cell: (each) => each.source },
          {
            key: 'kind',
            title: t('collect.web.holds'),
            cell: (each) => t(`collect.web.kind.${each.kind}`),
          },
          {
            key: 'columns',
            title: t('collect.web.mapping_columns'),
            numeric: true,
            cell: (each) => format.count(each.columns.length),
          },
          { key: 'by', title: t('collect.web.by'), cell: (each) => each.decided_by },
          { key: 'at', title: t('collect.web.when'), cell: (each) => format.dateTime(each.decided_at) },
          {
            key: 'forget',
            title: '',
            cell: (each) =>
              can('data:import') && (
                <Button
                  size="small"
                  aria-label={t('collect.web.forget_of', { source: each.source })}
                  loading={forget.isPending && forget.variables.path.endsWith(each.mapping_id)}
                  onClick={() => forget.mutate({ path: `/mappings/${each.mapping_id}`, method: 'DELETE' })}
                >
                  {t('collect.web.forget')}
                </Button>
              ),
          },
        ]}
        empty={
          <EmptyNote title={t('collect.web.mappings_none')} text={t('collect.web.mappings_none_text')} />
        }
      />
    </>
  )
}
