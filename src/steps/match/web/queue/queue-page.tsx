import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import {
  Answered,
  EmptyNote,
  Page,
  type Pen,
  ProblemNote,
  useAddress,
  useFormat,
  useSession,
} from '../../../../web/index.ts'
import type { EditSubject } from '../../model.ts'
import { AboutSwitch, useAbout } from '../about.tsx'
import { SideBySide } from '../verdicts/side-by-side.tsx'
import { type Candidates, likelyOf, nameOf, type Pair, queues } from './nouns.ts'
import { type Said, sidesOf, useQueue } from './use-queue.ts'

/** Pairs of accounts that may be one company, or of contacts that may be one person, decided by keyboard. */
export default function QueuePage() {
  const { t } = useTranslation()
  const { search, change } = useAddress()
  const about = useAbout()
  const account = search.get('account') ?? undefined
  const { words } = queues[about]
  return (
    <Page
      title={t(words.title)}
      lead={t(words.lead)}
      actions={
        <>
          {account !== undefined && (
            <Button type="link" onClick={() => change({ account: null })}>
              {t('match.web.queue.all')}
            </Button>
          )}
          <Link to={`/data/weights${about === 'contact' ? '?about=contact' : ''}`}>
            {t('match.web.weights')}
          </Link>
          <Link to="/data/verdicts">{t('match.web.verdicts')}</Link>
          <AboutSwitch />
        </>
      }
    >
      <Pairs key={`${about} ${account}`} about={about} account={account} />
    </Page>
  )
}

/** The pairs one after the other, and what can be said of each. Of people nothing is related. */
function Pairs({ about, account }: { about: EditSubject; account: string | undefined }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const format = useFormat()
  const review = useQueue(about, account)
  const may = can('data:edit')
  const { queue, pair, last, taken, problem } = review
  const { words } = queues[about]
  const relate = about === 'account' ? () => review.choose('related') : undefined
  useKeys({
    ...(may ? { s: () => review.choose('merge'), n: () => review.choose('apart'), u: review.undo } : {}),
    ...(may && relate ? { r: relate } : {}),
    ArrowRight: review.next,
    ArrowLeft: review.back,
  })
  const told = taken ?? last
  const said = {
    merge: words.merged,
    apart: words.kept_apart,
    related: 'match.web.queue.said.related',
  }
  return (
    <>
      {problem !== undefined && <ProblemNote error={problem} />}
      <Answered question={queue}>
        {() => (
          <>
            <p role="status" className="tw-muted">
              {t('match.web.queue.progress', {
                decided: format.count(review.decided),
                left: format.count(review.left),
              })}
              {told && ` · ${t(taken ? 'match.web.queue.said.undone' : said[told.choice], namesOf(told))}`}
            </p>
            {pair ? <Doubt pair={pair} /> : <EmptyNote title={t(words.none)} text={t(words.none_text)} />}
            <div className="tw-row tw-queue-buttons">
              {may && (
                <>
                  <Choice
                    letter="s"
                    label={t(words.same)}
                    disabled={!pair}
                    press={() => review.choose('merge')}
                    primary
                  />
                  <Choice
                    letter="n"
                    label={t(words.apart)}
                    disabled={!pair}
                    press={() => review.choose('apart')}
                  />
                  {relate && (
                    <Choice letter="r" label={t('match.web.queue.related')} disabled={!pair} press={relate} />
                  )}
                  <Choice letter="u" label={t('match.web.queue.undo')} disabled={!last} press={review.undo} />
                </>
              )}
              <Choice letter="←" label={t('match.web.queue.back')} disabled={!pair} press={review.back} />
              <Choice letter="→" label={t('match.web.queue.next')} disabled={!pair} press={review.next} />
            </div>
          </>
        )}
      </Answered>
    </>
  )
}

function namesOf({ pair, choice }: Said): { a: string; b: string } {
  const [a, b] = sidesOf(pair, choice)
  return { a: nameOf(a), b: nameOf(b) }
}

type ChoiceProps = { letter: string; label: string; disabled: boolean; press: () => void; primary?: boolean }

function Choice({ letter, label, disabled, press, primary = false }: ChoiceProps) {
  return (
    <Button type={primary ? 'primary' : 'default'} disabled={disabled} onClick={press}>
      {label} <kbd aria-hidden>{letter}</kbd>
    </Button>
  )
}

/** Two sides: why somebody should look, what hangs on each, and each value with what differs marked. */
function Doubt({ pair }: { pair: Pair }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { a, b, receipt } = pair
  return (
    <div className="tw-doubt">
      <p>{whyLook(pair, { t, format }).join(' · ')}</p>
      <div className="tw-doubt-sides">
        <Hangs candidate={a} />
        <Hangs candidate={b} />
      </div>
      <SideBySide receipt={receipt} a={nameOf(a)} b={nameOf(b)} />
    </div>
  )
}

/** Why somebody should look at a pair, and how likely the two are one. */
function whyLook(pair: Pair, { t, format }: Pen): string[] {
  const share = pair.probability === null ? undefined : format.percent(pair.probability)
  if ('pattern' in pair)
    return [
      t(`match.queue.${pair.pattern}`),
      ...(share === undefined ? [] : [t('match.web.queue.probability', { share })]),
    ]
  return pair.weighed > pair.probability
    ? [t('match.web.people_queue.held', { share: format.percent(likelyOf(pair)) })]
    : [t('match.why.likely', { share })]
}

/** What hangs on an account or a person and would follow a decision. */
function Hangs({ candidate }: { candidate: Candidates }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { records, won_revenue, open_amount, open_opportunities, listed } = candidate
  const isPerson = 'contact_id' in candidate
  const ofAccount = [
    `${t('match.column.won_revenue')}: ${format.money(won_revenue)}`,
    `${t('match.column.open_amount')}: ${format.money(open_amount)}`,
    `${t('match.column.open_opportunities')}: ${format.count(open_opportunities)}`,
    ...(listed ? [t('match.web.queue.listed')] : []),
  ]
  const facts = [
    `${t('match.column.records')}: ${format.count(records)}`,
    ...(isPerson
      ? candidate.sources
        ? [`${t('match.web.source')}: ${candidate.sources}`]
        : []
      : [`${t('match.column.contacts')}: ${format.count(candidate.contacts)}`, ...ofAccount]),
  ]
  const name = nameOf(candidate)
  return (
    <div>
      <Link to={isPerson ? `/contacts?q=${encodeURIComponent(name)}` : `/accounts/${candidate.account_id}`}>
        {name}
      </Link>
      <p className="tw-muted">{facts.join(' · ')}</p>
      {isPerson && candidate.account_id !== null && (
        <p className="tw-muted">
          <Link to={`/accounts/${candidate.account_id}`}>{candidate.account}</Link> · {ofAccount.join(' · ')}
        </p>
      )}
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
