import { Alert, Button, Form, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { z } from 'zod'
import {
  Answered,
  EmptyNote,
  Page,
  Section,
  useAddress,
  useAnswer,
  useFormat,
  useSession,
} from '../../../../web/index.ts'
import { Profile } from '../../profile/model.ts'
import { mostCounts, Together, usualCounts } from '../../together/model.ts'
import { useBinWords } from '../bins.ts'
import { RunningJob } from '../running-job.tsx'
import { MakeDialog } from './make-dialog.tsx'
import { TraitsTable } from './traits-table.tsx'

const Profiles = z.object({ items: z.array(Profile) })
const Kept = z.object({ profile_id: z.string() })

/** What a team agreed on beside what happened: where they contradict is what the page finds. */
export default function TogetherPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { can } = useSession()
  const { search, change } = useAddress()
  const [makes, setMakes] = useState(false)
  const [team, data] = [search.get('team'), search.get('data')]
  const counts = Number(search.get('counts') ?? usualCounts)
  const together = useAnswer(Together, '/profiles/together', { query: { team, data, counts }, keep: true })
  const job = search.get('job')
  return (
    <Page
      title={t('identify.web.together')}
      lead={t('identify.web.together.lead')}
      back={{ to: '/identify/profiles', label: t('identify.web.profiles') }}
      actions={
        together.data &&
        !job &&
        can('profile:edit') && (
          <Button type="primary" onClick={() => setMakes(true)}>
            {t('identify.web.together.make')}
          </Button>
        )
      }
    >
      {job ? (
        <RunningJob
          id={job}
          again={() => change({ job: null })}
          onDone={(result) => {
            const kept = Kept.safeParse(result)
            navigate(kept.success ? `/identify/profiles/${kept.data.profile_id}` : '/identify/profiles', {
              replace: true,
            })
          }}
        />
      ) : (
        <Answered question={together} rows={8}>
          {(both) => (
            <>
              <Clashes together={both} />
              <Dial together={both} />
              <Section title={t('identify.web.together.traits')}>
                {both.traits.length === 0 ? (
                  <EmptyNote title={t('identify.together.finding.not_looked')} />
                ) : (
                  <TraitsTable traits={both.traits} />
                )}
              </Section>
            </>
          )}
        </Answered>
      )}
      {makes && together.data && (
        <MakeDialog
          together={together.data}
          close={() => setMakes(false)}
          onStart={(id) => {
            setMakes(false)
            change({ job: id }, { replace: true })
          }}
        />
      )}
    </Page>
  )
}

/** The finding: each value on which they say the opposite. */
function Clashes({ together }: { together: Together }) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useBinWords()
  const clashes = together.traits.flatMap(({ trait, bins }) =>
    bins.filter(({ clash }) => clash).map((bin) => ({ trait, ...bin })),
  )
  return (
    <>
      {!together.data.signal && (
        <Alert type="warning" showIcon className="tw-note" title={t('identify.together.no_signal')} />
      )}
      <Alert
        type={clashes.length > 0 ? 'warning' : 'success'}
        showIcon
        className="tw-note"
        title={
          clashes.length > 0
            ? t('identify.web.together.clashes', { count: clashes.length })
            : t('identify.web.together.no_clash')
        }
        description={
          clashes.length > 0 && (
            <ul className="tw-rules">
              {clashes.map(({ trait, bin, verdict, lift, accounts }) => (
                <li key={`${trait} ${bin}`}>
                  {t(`identify.web.together.clash_${verdict === 'wins' ? 'wins' : 'loses'}`, {
                    trait: words.trait(trait),
                    bin: words.bin(trait, bin),
                    lift: format.decimal(lift),
                    accounts: format.count(accounts),
                  })}
                </li>
              ))}
            </ul>
          )
        }
      />
    </>
  )
}

/** Which two, and the one dial: how many accounts the view of the team counts for. */
function Dial({ together }: { together: Together }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { change } = useAddress()
  const profiles = useAnswer(Profiles, '/profiles')
  const choices = (origin: Profile['origin']) =>
    (profiles.data?.items ?? [])
      .filter((profile) => profile.origin === origin)
      .map(({ profile_id, name, version }) => ({
        value: profile_id,
        label: t('identify.web.profile_title', { name, version }),
      }))
  const [counts, setCounts] = useState(together.counts)
  const n = Math.max(1, ...together.traits.flatMap(({ bins }) => bins.map(({ accounts }) => accounts)))
  return (
    <Section title={t('identify.web.together.dial')}>
      <Form layout="vertical" component="div">
        <div className="tw-fields">
          <Form.Item label={t('identify.web.together.team')} htmlFor="together-team">
            <Select
              id="together-team"
              value={together.team.profile_id}
              options={choices('team')}
              onChange={(value) => change({ team: value }, { replace: true })}
            />
          </Form.Item>
          <Form.Item label={t('identify.web.together.data')} htmlFor="together-data">
            <Select
              id="together-data"
              value={together.data.profile_id}
              options={choices('data')}
              onChange={(value) => change({ data: value }, { replace: true })}
            />
          </Form.Item>
          <Form.Item
            label={t('identify.web.together.counts')}
            htmlFor="together-counts"
            extra={t('identify.web.together.counts_hint', {
              n: format.count(n),
              counts: format.count(counts),
              weight: format.percent(n / (n + counts), 0),
            })}
          >
            <InputNumber
              id="together-counts"
              min={0}
              max={mostCounts}
              precision={0}
              value={counts}
              onChange={(next) => {
                setCounts(next ?? 0)
                change({ counts: String(next ?? 0) }, { replace: true })
              }}
            />
          </Form.Item>
        </div>
      </Form>
    </Section>
  )
}
