import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { type ComponentProps, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import {
  Answered,
  EmptyNote,
  isFinished,
  JobFailure,
  JobProgress,
  Page,
  ProblemNote,
  Section,
  useAddress,
  useAnswer,
  useFormat,
  useJob,
  useSession,
  useStart,
} from '../../../../web/index.ts'
import { Priority } from '../../model.ts'

const Priorities = z.object({
  items: z.array(Priority),
  sources: z.array(z.object({ source: z.string(), rows: z.int(), last_at: z.string() })),
  fields: z.array(z.object({ field: z.string(), label_key: z.string() })),
})
type Priorities = z.infer<typeof Priorities>

/** Which source wins where two say something else, for all fields or for one; the address bar says for which. */
export default function PrioritiesPage() {
  const { t } = useTranslation()
  const { search, change } = useAddress()
  const field = search.get('field')
  const priorities = useAnswer(Priorities, '/priorities')
  return (
    <Page title={t('match.web.priorities')} lead={t('match.web.priorities_lead')}>
      <Answered question={priorities}>
        {(known) =>
          known.sources.length === 0 ? (
            <EmptyNote title={t('match.web.no_sources')} text={t('match.web.no_sources_text')} />
          ) : (
            <>
              <div className="tw-filters">
                <Select
                  aria-label={t('match.web.priorities_for')}
                  value={field ?? ''}
                  className="tw-priority-field"
                  onChange={(next) => change({ field: next || null })}
                  options={[
                    { value: '', label: t('match.web.all_fields') },
                    ...known.fields.map(({ field: each, label_key }) => ({
                      value: each,
                      label: known.items.some((item) => item.field === each)
                        ? `${t(label_key)} · ${t('match.web.own_order')}`
                        : t(label_key),
                    })),
                  ]}
                />
              </div>
              <Order key={field} known={known} field={field} />
            </>
          )
        }
      </Answered>
    </Page>
  )
}

function Order({ known, field }: { known: Priorities; field: string | null }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { can } = useSession()
  const decided = known.items.find((item) => item.field === field)
  const [order, setOrder] = useState<readonly string[]>(decided?.sources ?? [])
  const start = useStart()
  const { job, pace } = useJob(start.data?.id)
  const may = can('data:import')
  const rest = known.sources.map(({ source }) => source).filter((source) => !order.includes(source))
  const busy = start.isPending || (job !== undefined && !isFinished(job))
  const changed = order.join('\n') !== (decided?.sources ?? []).join('\n')

  const move = (source: string, by: number) => {
    const at = order.indexOf(source)
    const next = order.filter((each) => each !== source)
    next.splice(at + by, 0, source)
    setOrder(next)
  }
  const detail = (source: string) => {
    const of = known.sources.find((each) => each.source === source)
    return of
      ? `${t('match.web.priority_rows', { count: of.rows, rows: format.count(of.rows) })} · ${format.date(of.last_at)}`
      : ''
  }
  return (
    <>
      <Section
        title={t('match.web.in_order')}
        lead={decided && t('match.web.decided_by', { who: decided.by, when: format.dateTime(decided.at) })}
      >
        {order.length === 0 && (
          <p className="tw-muted">{t(field ? 'match.web.follows_all' : 'match.web.no_order')}</p>
        )}
        <ol className="tw-priorities">
          {order.map((source, i) => (
            <li key={source}>
              <span>
                {source} <span className="tw-muted">{detail(source)}</span>
              </span>
              {may && (
                <span className="tw-row">
                  <Button
                    size="small"
                    icon={<ArrowUpOutlined aria-hidden />}
                    aria-label={t('match.web.up', { source })}
                    disabled={i === 0}
                    onClick={() => move(source, -1)}
                  />
                  <Button
                    size="small"
                    icon={<ArrowDownOutlined aria-hidden />}
                    aria-label={t('match.web.down', { source })}
                    disabled={i === order.length - 1}
                    onClick={() => move(source, 1)}
                  />
                  <Button size="small" onClick={() => setOrder(order.filter((each) => each !== source))}>
                    {t('match.web.take_out')}
                  </Button>
                </span>
              )}
            </li>
          ))}
        </ol>
      </Section>
      {rest.length > 0 && (
        <Section title={t('match.web.not_in_order')}>
          <ul className="tw-priorities">
            {rest.map((source) => (
              <li key={source}>
                <span>
                  {source} <span className="tw-muted">{detail(source)}</span>
                </span>
                {may && (
                  <Button size="small" onClick={() => setOrder([...order, source])}>
                    {t('match.web.put_in')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {start.error && <ProblemNote error={start.error} />}
      {job && <Refreshing job={job} pace={pace} />}
      {may && (
        <Button
          type="primary"
          loading={busy}
          disabled={!changed}
          onClick={() => start.mutate({ path: '/priorities', body: { field, sources: order } })}
        >
          {t('match.web.save_order')}
        </Button>
      )}
    </>
  )
}

function Refreshing({ job, pace }: ComponentProps<typeof JobProgress>) {
  const { t } = useTranslation()
  if (job.fault) return <JobFailure job={job} />
  if (job.status === 'done') return <p role="status">{t('web.job.done')}</p>
  return <JobProgress job={job} pace={pace} />
}
