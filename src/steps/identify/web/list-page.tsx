import { DownloadOutlined } from '@ant-design/icons'
import { Alert, Button, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { z } from 'zod'
import {
  Answered,
  apiAddress,
  DownloadMenu,
  Facts,
  LinkButton,
  Page,
  Section,
  useAddress,
  useAnswer,
  useFormat,
  useSession,
} from '../../../web/index.ts'
import { TargetList } from '../lists/model.ts'
import { FitReadinessChart } from './fit-readiness-chart.tsx'
import { ListAccounts } from './list-accounts.tsx'

const List = TargetList.extend({
  versions: z.array(
    z.object({ version: z.int(), accounts: z.int(), built_at: z.string(), built_by: z.string() }),
  ),
})
type List = z.infer<typeof List>

const formats = ['table', 'hubspot', 'salesforce'] as const

/** A target account list: whom to win, in which order, and why. */
export default function ListPage() {
  const { t } = useTranslation()
  const { can } = useSession()
  const { listId } = useParams()
  const { search } = useAddress()
  const version = search.get('version') ?? undefined
  const list = useAnswer(List, `/targets/${listId}`, { query: { version }, keep: true })
  const files = formats.map((format) => ({
    key: format,
    label: t(`identify.web.export.${format}`),
    href: apiAddress(`/targets/${listId}/accounts/export`, { for: format, version }),
  }))
  return (
    <Page
      title={list.data?.name ?? t('identify.web.list')}
      back={{ to: '/identify/lists', label: t('identify.web.lists') }}
      actions={
        <>
          {list.data && <VersionChoice list={list.data} />}
          {can('list:edit') && (
            <LinkButton to={`/identify/lists/${listId}/build`}>{t('identify.web.rebuild')}</LinkButton>
          )}
          {can('data:export') && (
            <DownloadMenu files={files}>
              <Button icon={<DownloadOutlined aria-hidden />}>{t('identify.web.export')}</Button>
            </DownloadMenu>
          )}
        </>
      }
    >
      <Answered question={list} rows={8}>
        {(known) => (
          <>
            {known.warnings.map((warning) => (
              <Alert key={warning} type="warning" showIcon className="tw-note" title={t(warning)} />
            ))}
            <ListFacts list={known} />
            {known.basis === 'fit' && <FitReadinessChart list={known} />}
            <ListAccounts list={known} />
          </>
        )}
      </Answered>
    </Page>
  )
}

function VersionChoice({ list }: { list: List }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { change } = useAddress()
  const newest = Math.max(...list.versions.map(({ version }) => version))
  return (
    <Select
      value={list.version}
      aria-label={t('identify.web.version')}
      popupMatchSelectWidth={false}
      options={list.versions.map(({ version, built_at }) => ({
        value: version,
        label: t('identify.web.version_of', { version, when: format.dateTime(built_at) }),
      }))}
      onChange={(version) => change({ version: version === newest ? null : String(version) })}
    />
  )
}

function ListFacts({ list }: { list: List }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { tier_1, tier_2, tier_3 } = list.capacity
  return (
    <Section title={t('identify.web.project')}>
      <Facts
        items={[
          { label: t('identify.web.owner'), value: list.owner },
          { label: t('identify.web.kpi'), value: list.kpi || format.nothing },
          { label: t('identify.web.pilot'), value: t(list.pilot ? 'identify.bin.yes' : 'identify.bin.no') },
          { label: t('identify.web.accounts'), value: format.count(list.accounts) },
          {
            label: t('identify.web.capacity'),
            value: [tier_1, tier_2, tier_3].map(format.count).join(' / '),
          },
          { label: t('identify.web.basis'), value: t(`identify.web.basis.${list.basis}`) },
          { label: t('identify.web.excluded'), value: format.count(list.excluded) },
          {
            label: t('identify.web.profile'),
            value: <Link to={`/identify/profiles/${list.profile_id}`}>{t('identify.web.see_profile')}</Link>,
          },
          { label: t('identify.web.built_at'), value: format.dateTime(list.built_at) },
          { label: t('identify.web.by'), value: list.built_by },
        ]}
      />
    </Section>
  )
}
