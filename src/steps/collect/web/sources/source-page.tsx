import { Alert, App, Button, Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import {
  Answered,
  Page,
  ProblemNote,
  Section,
  Stats,
  useAnswer,
  useFormat,
  useSend,
  useSession,
} from '../../../../web/index.ts'
import { Source } from '../../sources/model.ts'
import { AlertList, Alerts } from './alert-list.tsx'
import { DetailFields } from './detail-fields.tsx'
import { SourceImports } from './source-imports.tsx'
import { SourceMappings } from './source-mappings.tsx'
import { SourceRecurring } from './source-recurring.tsx'
import { SourceRuns } from './source-runs.tsx'

/** One source: what is said about it, and everything that came from it. */
export default function SourcePage() {
  const { t } = useTranslation()
  const { sourceId } = useParams()
  const source = useAnswer(Source, `/sources/${sourceId}`)
  return (
    <Page
      title={source.data?.label ?? t('collect.web.sources')}
      back={{ to: '/data/sources', label: t('collect.web.sources') }}
    >
      <Answered question={source}>
        {(known) => (
          <>
            <div className="tw-source-figures">
              <Figures source={known} />
            </div>
            <OpenAlerts source={known} />
            <Details key={known.changed_at} source={known} />
            <SourceRecurring source={known} />
            {known.recurring && <SourceRuns source={known} />}
            <SourceImports source={known} />
            <SourceMappings source={known} />
          </>
        )}
      </Answered>
    </Page>
  )
}

/** What should be looked at about this source; nothing while there is nothing. */
function OpenAlerts({ source }: { source: Source }) {
  const { t } = useTranslation()
  const alerts = useAnswer(Alerts, '/sources/alerts', { when: source.recurring })
  const own = alerts.data?.items.filter(({ source_id }) => source_id === source.source_id) ?? []
  if (own.length === 0) return null
  return (
    <Section title={t('collect.web.alerts')} lead={t('collect.web.alerts_lead')}>
      <AlertList alerts={own} named={false} />
    </Section>
  )
}

function Figures({ source }: { source: Source }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Stats
      items={[
        { label: t('collect.web.files'), value: format.count(source.files) },
        { label: t('collect.web.rows_read'), value: format.count(source.rows) },
        { label: t('collect.web.refused_share'), value: format.percent(source.refused_share) },
        { label: t('collect.web.last_import'), value: format.dateTime(source.last_import_at) },
      ]}
    />
  )
}

function Details({ source }: { source: Source }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const format = useFormat()
  const { message } = App.useApp()
  const send = useSend(Source)
  const editable = can('data:import')
  const { by, when } = source.changed_at
    ? { by: source.changed_by, when: source.changed_at }
    : { by: source.created_by, when: source.created_at }
  return (
    <Section
      title={t('collect.web.source_details')}
      lead={t(source.changed_at ? 'collect.web.source_changed' : 'collect.web.source_first_named', {
        by,
        when: format.dateTime(when),
      })}
    >
      {source.needs_details && (
        <Alert type="warning" showIcon className="tw-note" title={t('collect.web.needs_details_text')} />
      )}
      {send.error && <ProblemNote error={send.error} />}
      <Form
        layout="vertical"
        requiredMark={false}
        initialValues={source}
        onFinish={(body) =>
          send.mutate(
            { path: `/sources/${source.source_id}`, method: 'PATCH', body },
            { onSuccess: () => void message.success(t('collect.web.saved')) },
          )
        }
      >
        <DetailFields disabled={!editable} />
        {editable && (
          <Button type="primary" htmlType="submit" loading={send.isPending}>
            {t('collect.web.save')}
          </Button>
        )}
      </Form>
    </Section>
  )
}
