import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { Answered, EmptyNote, Page, ProblemNote, useFormat, useSession } from '../../../../web/index.ts'
import type { Candidate, UncertainPair } from '../../queue/model.ts'
import { SideBySide } from '../verdicts/side-by-side.tsx'
import { type Said, sidesOf, useQueue } from './use-queue.ts'

/** Pairs of accounts that may be one company, decided by keyboard. */
export default function QueuePage() {
  const { t } = useTranslation()
  const { can } = useSession()
  const format = useFormat()
  const [parameters] = useSearchParams()
  const account = parameters.get('account') ?? undefined
  const review = useQueue(account)
  const may = can('data:edit')
  const { queue, pair, last, taken, problem } = review
  useKeys({
    ...(may
      ? {
          s: () => review.choose('merge'),
          n: () => review.choose('apart'),
          r: () => review.choose('related'),
          u: review.undo,
        }
      : {}),
    ArrowRight: review.next,
    ArrowLeft: review.back,
  })
  const told = taken ?? last
  return (
    <Page
      title={t('match.web.queue')}
      lead={t('match.web.queue_lead')}
      actions={
        <>
          {account !== undefined && <Link to="/data/doubts">{t('match.web.queue.all')}</Link>}
          <Link to="/data/weights">{t('match.web.weights')}</Link>
          <Link to="/data/verdicts">{t('match.web.verdicts')}</Link>
        </>
      }
    >
      {problem !== undefined && <ProblemNote error={problem} />}
      <Answered question={queue}>
        {() => (
          <>
            <p role="status" className="tw-muted">
              {t('match.web.queue.progress', {
                decided: format.count(review.decided),
                left: format.count(review.left),
              })}
              {told && ` · ${t(`match.web.queue.said.${taken ? 'undone' : told.choice}`, namesOf(told))}`}
            </p>
            {pair ? (
              <Doubt pair={pair} />
            ) : (
              <EmptyNote title={t('match.web.queue.none')} text={t('match.web.queue.none_text')} />
            )}
            <div className="tw-row tw-queue-buttons">
              {may && (
                <>
                  <Choice
                    letter="s"
                    label="same"
                    disabled={!pair}
                    press={() => review.choose('merge')}
                    primary
                  />
                  <Choice letter="n" label="apart" disabled={!pair} press={() => review.choose('apart')} />
                  <Choice
                    letter="r"
                    label="related"
                    disabled={!pair}
                    press={() => review.choose('related')}
                  />
                  <Choice letter="u" label="undo" disabled={!last} press={review.undo} />
                </>
              )}
              <Choice letter="←" label="back" disabled={!pair} press={review.back} />
              <Choice letter="→" label="next" disabled={!pair} press={review.next} />
            </div>
          </>
        )}
      </Answered>
    </Page>
  )
}

function namesOf({ pair, choice }: Said): { a: string; b: string } {
  const [a, b] = sidesOf(pair, choice)
  return { a: a.name, b: b.name }
}

type ChoiceProps = { letter: string; label: string; disabled: boolean; press: () => void; primary?: boolean }

function Choice({ letter, label, disabled, press, primary = false }: ChoiceProps) {
  const { t } = useTranslation()
  return (
    <Button type={primary ? 'primary' : 'default'} disabled={disabled} onClick={press}>
      {t(`match.web.queue.${label}`)} <kbd aria-hidden>{letter}</kbd>
    </Button>
  )
}

/** Two accounts side by side: why somebody should look, what hangs on each, and each value with what differs marked. */
function Doubt({ pair: { a, b, pattern, probability, receipt } }: { pair: UncertainPair }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <div className="tw-doubt">
      <p>
        {t(`match.queue.${pattern}`)}
        {probability !== null &&
          ` · ${t('match.web.queue.probability', { share: format.percent(probability) })}`}
      </p>
      <div className="tw-doubt-sides">
        <Hangs candidate={a} />
        <Hangs candidate={b} />
      </div>
      <SideBySide receipt={receipt} a={a.name} b={b.name} />
    </div>
  )
}

/** What hangs on an account and would follow a decision. */
function Hangs({ candidate }: { candidate: Candidate }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { account_id, name, records, contacts, won_revenue, open_amount, open_opportunities, listed } =
    candidate
  const facts = [
    `${t('match.column.records')}: ${format.count(records)}`,
    `${t('match.column.contacts')}: ${format.count(contacts)}`,
    `${t('match.column.won_revenue')}: ${format.money(won_revenue)}`,
    `${t('match.column.open_amount')}: ${format.money(open_amount)}`,
    `${t('match.column.open_opportunities')}: ${format.count(open_opportunities)}`,
    ...(listed ? [t('match.web.queue.listed')] : []),
  ]
  return (
    <div>
      <Link to={`/accounts/${account_id}`}>{name}</Link>
      <p className="tw-muted">{facts.join(' · ')}</p>
    </div>
  )
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [role=combobox]') !== null

/** Calls what belongs to a key, wherever the focus is but in a field; `g` begins the way to another page. */
function useKeys(keys: Readonly<Record<string, () => void>>): void {
  const known = useRef(keys)
  known.current = keys
  useEffect(() => {
    let before = ''
    const press = (event: KeyboardEvent) => {
      const goes = before === 'g'
      before = event.key
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || goes || isTyping(event.target))
        return
      const does = known.current[event.key]
      if (!does) return
      event.preventDefault()
      does()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}
