import { Button, Input, InputNumber, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemNote, useFormat, useSession } from '../../../../web/index.ts'
import {
  canBeMust,
  mostWeight,
  type SheetCriterion,
  type Stance,
  stances,
  type Worksheet,
} from '../../worksheet/model.ts'
import { StanceChoice } from './answers.tsx'
import { useWantedWords } from './say-wanted.ts'
import { Spread } from './spread.tsx'
import { useSay } from './use-say.ts'

/** Weights further apart than this are worth talking about. */
const farApart = 4

/** How far people are apart on a criterion: by weight, and more when it speaks for a customer to one and against to another. */
export function spreadOf({ opinions }: Pick<SheetCriterion, 'opinions'>): number {
  const weights = opinions.map(({ weight }) => weight)
  const range = weights.length === 0 ? 0 : Math.max(...weights) - Math.min(...weights)
  const has = (...some: Stance[]) => opinions.some(({ stance }) => some.includes(stance))
  return range + (has('bad') && has('must', 'good') ? mostWeight : 0)
}

type DifferenceProps = { sheet: Worksheet; criterion: SheetCriterion }

/** One criterion: who stands where, what they say about it, and what it is settled at. */
export function Difference({ sheet, criterion }: DifferenceProps) {
  const { t } = useTranslation()
  const words = useWantedWords()
  const format = useFormat()
  const { can } = useSession()
  const spread = spreadOf(criterion)
  const { settled } = criterion
  return (
    <article className="tw-sheet-difference" aria-label={criterion.title}>
      <header>
        <h3>{criterion.title}</h3>
        {spread >= mostWeight ? (
          <Tag color="error">{t('identify.web.sheet.contrary')}</Tag>
        ) : (
          spread > farApart && <Tag color="warning">{t('identify.web.sheet.far_apart')}</Tag>
        )}
      </header>
      <p className="tw-muted tw-small">{words.wanted(criterion)}</p>
      <Spread opinions={criterion.opinions} settled={settled?.weight ?? null} />
      <ul className="tw-sheet-stands">
        {criterion.opinions.map(({ person_id, by, side, weight, stance }) => (
          <li key={person_id}>
            <strong>{weight}</strong> {t(`identify.stance.${stance}`)}{' '}
            <span className="tw-muted">
              {t('identify.web.sheet.speaker', { name: by, side: t(`identify.side.${side}`) })}
            </span>
          </li>
        ))}
      </ul>
      {settled && (
        <p className="tw-sheet-agreed">
          {t('identify.web.sheet.settled_at', {
            weight: settled.weight,
            stance: t(`identify.stance.${settled.stance}`),
            name: settled.by,
          })}
          {criterion.points !== null && (
            <strong>
              {' '}
              {t('identify.web.sheet.points_most', { points: format.count(criterion.points) })}
            </strong>
          )}
        </p>
      )}
      {can('profile:edit') && sheet.status === 'open' && <Settle sheet={sheet} criterion={criterion} />}
      <Comments sheet={sheet} criterion={criterion} />
    </article>
  )
}

/** The middle weight, and the meaning that most give it. */
function middleOf(opinions: SheetCriterion['opinions']): { weight: number; stance: Stance } {
  const weights = opinions.map(({ weight }) => weight).sort((a, b) => a - b)
  const count = (stance: Stance) => opinions.filter((each) => each.stance === stance).length
  const [stance = 'good'] = stances.toSorted((a, b) => count(b) - count(a))
  return { weight: weights[Math.floor((weights.length - 1) / 2)] ?? 0, stance }
}

function Settle({ sheet, criterion }: DifferenceProps) {
  const { t } = useTranslation()
  const say = useSay(sheet)
  const start = criterion.settled ?? middleOf(criterion.opinions)
  const [changed, setChanged] = useState<{ weight?: number; stance?: Stance }>({})
  const weight = changed.weight ?? start.weight
  const stance = changed.stance ?? (start.stance === 'must' && !canBeMust(criterion) ? 'good' : start.stance)
  const same = weight === criterion.settled?.weight && stance === criterion.settled.stance
  return (
    <div className="tw-row">
      {say.error && <ProblemNote error={say.error} />}
      <StanceChoice
        title={criterion.title}
        value={stance}
        onChange={(next) => setChanged({ ...changed, stance: next })}
      />
      <InputNumber
        className="tw-sheet-number"
        aria-label={t('identify.web.sheet.weight_of', { title: criterion.title })}
        min={0}
        max={mostWeight}
        precision={0}
        value={weight}
        onChange={(next) => setChanged({ ...changed, weight: next ?? 0 })}
      />
      <Button
        disabled={same}
        loading={say.isPending}
        onClick={() =>
          say.change(
            { kind: 'settled', criterion_id: criterion.criterion_id, weight, stance },
            { onSuccess: () => setChanged({}) },
          )
        }
      >
        {t('identify.web.sheet.settle')}
      </Button>
    </div>
  )
}

function Comments({ sheet, criterion }: DifferenceProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const say = useSay(sheet)
  const [text, setText] = useState('')
  const send = () => {
    if (text.trim() === '') return
    say.contribute(
      { kind: 'comment', criterion_id: criterion.criterion_id, text: text.trim() },
      { onSuccess: () => setText('') },
    )
  }
  return (
    <div>
      <ul className="tw-sheet-notes">
        {criterion.comments.map(({ seq, by, side, at, text: said }) => (
          <li key={seq}>
            {said}
            <div className="tw-muted tw-small">
              {side ? t('identify.web.sheet.speaker', { name: by, side: t(`identify.side.${side}`) }) : by} ·{' '}
              {format.dateTime(at)}
            </div>
          </li>
        ))}
      </ul>
      {say.error && <ProblemNote error={say.error} />}
      {sheet.me !== null && (
        <Input.Search
          aria-label={t('identify.web.sheet.comment_on', { title: criterion.title })}
          placeholder={t('identify.web.sheet.comment')}
          enterButton={t('identify.web.sheet.comment_do')}
          maxLength={2000}
          value={text}
          loading={say.isPending}
          onChange={(event) => setText(event.target.value)}
          onSearch={send}
        />
      )}
    </div>
  )
}
