import { useTranslation } from 'react-i18next'
import {
  Answered,
  EmptyNote,
  ExportMenu,
  LinkButton,
  Page,
  Stats,
  useAnswer,
  useFormat,
  useSession,
} from '../../../../web/index.ts'
import { Quality } from '../../quality/model.ts'
import { FieldsTable } from './fields-table.tsx'
import { FlagCounts } from './flag-counts.tsx'
import { SourcesTable } from './sources-table.tsx'
import { TodoTable } from './todo-table.tsx'
import { Trend } from './trend.tsx'

/** How good the data are: what is filled, read, fresh, unique and used, and what would make them better. */
export default function QualityPage() {
  const { t } = useTranslation()
  const { can } = useSession()
  const quality = useAnswer(Quality, '/quality')
  return (
    <Page
      title={t('match.web.quality')}
      lead={t('match.web.quality_lead')}
      actions={
        <>
          <LinkButton to="/data/flags">{t('match.web.flags')}</LinkButton>
          <LinkButton to="/data/reachability">{t('match.web.reachability')}</LinkButton>
          {can('data:export') && <ExportMenu path="/quality/export" what={t('match.web.quality_export')} />}
        </>
      }
    >
      <Answered question={quality} rows={10}>
        {(found) => (found.rows === 0 ? <Nothing /> : <Found quality={found} />)}
      </Answered>
    </Page>
  )
}

function Nothing() {
  const { t } = useTranslation()
  return (
    <EmptyNote
      title={t('match.web.quality_none')}
      text={t('match.web.quality_none_text')}
      action={
        <LinkButton type="primary" to="/data/imports/new">
          {t('match.web.import')}
        </LinkButton>
      }
    />
  )
}

function Found({ quality }: { quality: Quality }) {
  const { t } = useTranslation()
  const format = useFormat()
  const share = (part: number, whole: number) => format.percent(whole === 0 ? null : part / whole, 0)
  return (
    <>
      <Stats
        items={[
          { label: t('match.web.row_count'), value: format.count(quality.rows) },
          {
            label: t('match.web.filled'),
            value: share(quality.filled, quality.places),
            hint: t('match.web.filled_hint'),
          },
          {
            label: t('match.web.used'),
            value: share(quality.used, quality.filled),
            hint: t('match.web.used_hint'),
          },
          {
            label: t('match.web.sleeping_columns'),
            value: format.count(quality.sleeping_columns),
            hint: t('match.web.sleeping_columns_hint'),
          },
          {
            label: t('match.web.flags'),
            value: format.count(quality.flags),
            hint: t('match.web.flags_hint'),
          },
        ]}
      />
      <TodoTable todo={quality.todo} />
      <SourcesTable sources={quality.sources} />
      <Trend />
      <FieldsTable fields={quality.fields} />
      <FlagCounts counts={quality.flag_counts} />
    </>
  )
}
