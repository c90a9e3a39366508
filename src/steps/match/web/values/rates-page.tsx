import { Alert, Button, DatePicker, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  Answered,
  DataTable,
  EmptyNote,
  isFinished,
  JobFailure,
  JobProgress,
  Page,
  ProblemNote,
  Section,
  useAnswer,
  useFormat,
  useJob,
  useSession,
  useStart,
} from '../../../../web/index.ts'
import { Rates } from '../../rates/model.ts'

/** In which currency amounts are added up, what the others are worth in it, and which have no rate. */
export default function RatesPage() {
  const { t } = useTranslation()
  const { can } = useSession()
  const rates = useAnswer(Rates, '/rates')
  const start = useStart()
  const { job, pace } = useJob(start.data?.id)
  const busy = start.isPending || (job !== undefined && !isFinished(job))
  const decide = (path: string, body: object) => start.mutate({ path, body })
  const may = can('data:import')
  return (
    <Page title={t('match.web.rates')} lead={t('match.web.rates_lead')}>
      <Answered question={rates}>
        {(known) => (
          <>
            <Unconverted known={known} />
            {start.error && <ProblemNote error={start.error} />}
            {job &&
              (job.fault ? (
                <JobFailure job={job} />
              ) : (
                !isFinished(job) && <JobProgress job={job} pace={pace} />
              ))}
            <Reporting key={known.reporting} known={known} may={may} busy={busy} decide={decide} />
            {known.reporting !== null && <RateTable known={known} may={may} busy={busy} decide={decide} />}
          </>
        )}
      </Answered>
    </Page>
  )
}

type Part = { known: Rates; may: boolean; busy: boolean; decide: (path: string, body: object) => void }

function Unconverted({ known }: { known: Rates }) {
  const { t } = useTranslation()
  const format = useFormat()
  return known.unconverted.map(({ what, currency, amounts }) => (
    <Alert
      key={`${what} ${currency}`}
      type="warning"
      showIcon
      className="tw-note"
      title={t('match.unconverted', {
        amounts: format.count(amounts),
        currency,
        what: t(`match.amounts_of.${what}`),
      })}
    />
  ))
}

function Reporting({ known, may, busy, decide }: Part) {
  const { t } = useTranslation()
  const format = useFormat()
  const [currency, setCurrency] = useState(known.reporting ?? '')
  const isCode = /^[A-Z]{3}$/.test(currency)
  return (
    <Section title={t('match.web.reporting')} lead={t('match.web.reporting_lead')}>
      <p>
        {known.reporting === null
          ? t('match.no_reporting')
          : t('match.reporting', { currency: known.reporting })}
      </p>
      {known.currencies.length > 0 && (
        <p className="tw-muted">
          {t('match.web.written_in', {
            currencies: format.list(
              known.currencies.map(({ currency: code, amounts }) => `${code} (${format.count(amounts)})`),
            ),
          })}
        </p>
      )}
      {may && (
        <form
          className="tw-row"
          onSubmit={(event) => {
            event.preventDefault()
            if (isCode) decide('/rates/reporting', { currency })
          }}
        >
          <Input
            aria-label={t('match.web.reporting')}
            placeholder="CNY"
            maxLength={3}
            style={{ width: 90 }}
            value={currency}
            onChange={(event) => setCurrency(event.target.value.toUpperCase())}
          />
          <Button
            type="primary"
            htmlType="submit"
            loading={busy}
            disabled={!isCode || currency === known.reporting}
          >
            {t('match.web.set')}
          </Button>
          {known.reporting !== null && (
            <Button disabled={busy} onClick={() => decide('/rates/reporting', { currency: null })}>
              {t('match.web.no_conversion')}
            </Button>
          )}
        </form>
      )}
    </Section>
  )
}

function RateTable({ known, may, busy, decide }: Part) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Section
      title={t('match.web.rate_table', { currency: known.reporting })}
      lead={t('match.web.rate_table_lead')}
    >
      {may && <RateForm known={known} busy={busy} decide={decide} />}
      <DataTable
        label={t('match.web.rates')}
        rows={known.rates}
        rowKey={({ currency, from }) => `${currency} ${from}`}
        columns={[
          { key: 'currency', title: t('match.column.currency'), cell: ({ currency }) => currency },
          { key: 'from', title: t('match.rate_from'), cell: ({ from }) => format.date(from) },
          {
            key: 'rate',
            title: t('match.rate'),
            numeric: true,
            cell: ({ currency, rate }) => `1 ${currency} = ${rate} ${known.reporting}`,
          },
          {
            key: 'by',
            title: t('match.rate_by'),
            cell: ({ by, at }) => `${by}, ${format.dateTime(at)}`,
          },
          {
            key: 'remove',
            title: '',
            cell: ({ currency, from }) =>
              may && (
                <Button
                  size="small"
                  disabled={busy}
                  onClick={() => decide('/rates', { currency, from, rate: null })}
                >
                  {t('match.web.remove_rate')}
                </Button>
              ),
          },
        ]}
        empty={<EmptyNote title={t('match.web.no_rates')} text={t('match.web.no_rates_text')} />}
      />
    </Section>
  )
}

function RateForm({ known, busy, decide }: Omit<Part, 'may'>) {
  const { t } = useTranslation()
  const missing = known.unconverted.find(({ currency }) => currency !== known.reporting)?.currency
  const [currency, setCurrency] = useState(missing ?? '')
  const [from, setFrom] = useState<string>()
  const [rate, setRate] = useState<number | null>(null)
  const isReady = /^[A-Z]{3}$/.test(currency) && currency !== known.reporting && rate !== null && rate > 0
  return (
    <form
      className="tw-row tw-note"
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady) decide('/rates', { currency, rate, ...(from ? { from } : {}) })
      }}
    >
      1
      <Input
        aria-label={t('match.column.currency')}
        placeholder="USD"
        maxLength={3}
        style={{ width: 90 }}
        value={currency}
        onChange={(event) => setCurrency(event.target.value.toUpperCase())}
      />
      =
      <InputNumber
        aria-label={t('match.rate')}
        min={0}
        max={100000}
        value={rate}
        placeholder="7.12"
        onChange={setRate}
      />
      {known.reporting} {t('match.rate_from')}
      <DatePicker
        aria-label={t('match.rate_from')}
        placeholder={t('match.web.any_day')}
        onChange={(_, day) => setFrom(typeof day === 'string' && day !== '' ? day : undefined)}
      />
      <Button type="primary" htmlType="submit" loading={busy} disabled={!isReady}>
        {t('match.web.add_rate')}
      </Button>
    </form>
  )
}
