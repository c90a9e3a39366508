import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import {
  Answered,
  DataTable,
  EmptyNote,
  Page,
  ProblemNote,
  Section,
  Stats,
  useAddress,
  useAnswer,
  useFormat,
  useSession,
  useStart,
} from '../../../../web/index.ts'
import { Avoid } from '../../avoid/model.ts'
import { useBinWords } from '../bins.ts'
import { RunningJob } from '../running-job.tsx'

/** The negative profile: what those who left have in common. */
export default function AvoidPage() {
  const { t } = useTranslation()
  const { search, change } = useAddress()
  const avoid = useAnswer(Avoid, '/profiles/avoid')
  const job = search.get('job')
  const stop = () => change({ job: null }, { replace: true })
  return (
    <Page
      title={t('identify.web.avoid')}
      lead={t('identify.web.avoid_lead')}
      back={{ to: '/identify/profiles', label: t('identify.web.profiles') }}
    >
      {job ? (
        <RunningJob id={job} again={stop} onDone={stop} />
      ) : (
        <Answered question={avoid} rows={6}>
          {(found) =>
            found.profile === null ? (
              <NoneYet onStart={(id) => change({ job: id }, { replace: true })} />
            ) : (
              <Found avoid={found} profile={found.profile} />
            )
          }
        </Answered>
      )}
    </Page>
  )
}

/** Asks who leaves with one press: a profile of renewals, by which nobody is scored. */
function NoneYet({ onStart }: { onStart: (job: string) => void }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const send = useStart()
  const learn = () =>
    send.mutate(
      {
        path: '/profiles/learn',
        body: { name: t('identify.web.avoid_name'), outcome: 'renewed', draft: true },
      },
      { onSuccess: ({ id }) => onStart(id) },
    )
  return (
    <>
      {send.error && <ProblemNote error={send.error} />}
      <EmptyNote
        title={t('identify.web.avoid_none')}
        text={t('identify.web.avoid_none_text')}
        action={
          can('profile:edit') && (
            <Button type="primary" loading={send.isPending || send.isSuccess} onClick={learn}>
              {t('identify.web.avoid_learn')}
            </Button>
          )
        }
      />
    </>
  )
}

function Found({ avoid, profile }: { avoid: Avoid; profile: NonNullable<Avoid['profile']> }) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useBinWords()
  const { due, left, rate, lines, no_difference, not_enough_data } = avoid
  const summary = { due: format.count(due), left: format.count(left), rate: format.percent(rate) }
  return (
    <>
      <Section
        title={t('identify.grades.churn')}
        lead={
          <>
            {t('identify.avoid.summary', summary)}{' '}
            <Link to={`/identify/profiles/${profile.profile_id}`}>
              {t('identify.web.avoid_source', { name: profile.name, version: profile.version })}
            </Link>
          </>
        }
      >
        <Stats
          items={[
            { label: t('identify.web.accounts'), value: format.count(avoid.accounts) },
            { label: t('identify.grades.due'), value: summary.due },
            { label: t('identify.grades.churn'), value: summary.left },
            { label: t('identify.avoid.rate'), value: summary.rate },
          ]}
        />
      </Section>
      <Section title={t('identify.web.avoid_lines')} lead={t('identify.web.avoid_lines_lead')}>
        <DataTable
          label={t('identify.web.avoid_lines')}
          rows={lines}
          rowKey={({ trait, bin }) => `${trait} ${bin}`}
          empty={
            <EmptyNote
              title={t('identify.avoid.nothing')}
              text={t('identify.rest', { none: no_difference, few: not_enough_data })}
            />
          }
          columns={[
            { key: 'trait', title: t('identify.web.trait'), cell: ({ trait }) => words.trait(trait) },
            { key: 'bin', title: t('identify.column.bin'), cell: ({ trait, bin }) => words.bin(trait, bin) },
            {
              key: 'left',
              title: t('identify.avoid.left'),
              numeric: true,
              cell: (line) => `${format.count(line.left)} / ${format.count(line.due)}`,
            },
            {
              key: 'rate',
              title: t('identify.avoid.rate'),
              numeric: true,
              cell: (line) => format.percent(line.rate),
            },
            {
              key: 'lift',
              title: t('identify.avoid.times'),
              numeric: true,
              cell: ({ lift, lift_low, lift_high }) => (
                <>
                  {format.decimal(lift)}{' '}
                  <span className="tw-muted tw-small">
                    {t('identify.web.avoid_interval', {
                      low: format.decimal(lift_low),
                      high: format.decimal(lift_high),
                    })}
                  </span>
                </>
              ),
            },
            {
              key: 'customers',
              title: t('identify.avoid.customers'),
              numeric: true,
              cell: ({ customers }) => format.count(customers),
            },
            {
              key: 'others',
              title: t('identify.avoid.others'),
              numeric: true,
              cell: ({ others }) => format.count(others),
            },
          ]}
        />
      </Section>
    </>
  )
}
