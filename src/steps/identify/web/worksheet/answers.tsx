import { Button, Segmented, Slider } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DataTable, ProblemNote, Section } from '../../../../web/index.ts'
import {
  mostWeight,
  type SheetCriterion,
  type Stance,
  stances,
  type Worksheet,
} from '../../worksheet/model.ts'
import { useWantedWords } from './say-wanted.ts'
import { useSay } from './use-say.ts'

const usualWeight = 5

type AnswersProps = { sheet: Worksheet; handedIn: boolean }

/** What one participant thinks of every criterion, before they see what others do. */
export function Answers({ sheet, handedIn }: AnswersProps) {
  const { t } = useTranslation()
  const words = useWantedWords()
  const say = useSay(sheet)
  // Of its own: a press while the last answer is on its way counts.
  const handIn = useSay(sheet)
  const error = say.error ?? handIn.error
  const open = sheet.criteria.filter(({ mine }) => mine === null).length
  return (
    <Section
      title={t('identify.web.sheet.alone')}
      lead={t('identify.web.sheet.alone_lead')}
      actions={
        !handedIn && (
          <Button
            type="primary"
            disabled={open > 0 || sheet.criteria.length === 0}
            loading={handIn.isPending}
            onClick={() => handIn.contribute({ kind: 'handed_in' })}
          >
            {t('identify.web.sheet.hand_in')}
          </Button>
        )
      }
    >
      {error && <ProblemNote error={error} />}
      <DataTable
        label={t('identify.web.sheet.alone')}
        rows={sheet.criteria}
        rowKey={({ criterion_id }) => criterion_id}
        columns={[
          {
            key: 'title',
            title: t('identify.sheet.criterion'),
            cell: (criterion) => (
              <>
                <strong>{criterion.title}</strong>
                <div className="tw-muted tw-small">{words.wanted(criterion)}</div>
              </>
            ),
          },
          {
            key: 'stance',
            title: t('identify.web.sheet.stance'),
            cell: (criterion) => (
              <StanceChoice
                title={criterion.title}
                value={criterion.mine?.stance}
                onChange={(stance) =>
                  say.contribute({
                    kind: 'opinion',
                    criterion_id: criterion.criterion_id,
                    weight: stance === 'indifferent' ? 0 : criterion.mine?.weight || usualWeight,
                    stance,
                  })
                }
              />
            ),
          },
          {
            key: 'weight',
            title: t('identify.web.sheet.weight'),
            cell: (criterion) => (
              <WeightChoice
                criterion={criterion}
                onChange={(weight, onSettled) =>
                  say.contribute(
                    {
                      kind: 'opinion',
                      criterion_id: criterion.criterion_id,
                      weight,
                      stance: criterion.mine?.stance ?? 'good',
                    },
                    { onSettled },
                  )
                }
              />
            ),
          },
        ]}
      />
      {open > 0 && <p className="tw-muted tw-below">{t('identify.web.sheet.still_open', { count: open })}</p>}
    </Section>
  )
}

type StanceChoiceProps = { title: string; value: Stance | undefined; onChange: (stance: Stance) => void }

export function StanceChoice({ title, value, onChange }: StanceChoiceProps) {
  const { t } = useTranslation()
  return (
    <Segmented<string>
      aria-label={t('identify.web.sheet.stance_of', { title })}
      value={value ?? ''}
      onChange={(next) => {
        const stance = stances.find((each) => each === next)
        if (stance) onChange(stance)
      }}
      options={stances.map((stance) => ({ value: stance, label: t(`identify.stance.${stance}`) }))}
    />
  )
}

type WeightChoiceProps = {
  criterion: SheetCriterion
  onChange: (weight: number, onSettled: () => void) => void
}

function WeightChoice({ criterion, onChange }: WeightChoiceProps) {
  const { t } = useTranslation()
  const [dragged, setDragged] = useState<number>()
  const weight = dragged ?? criterion.mine?.weight
  return (
    <span className="tw-sheet-weight">
      <Slider
        min={0}
        max={mostWeight}
        value={weight ?? usualWeight}
        ariaLabelForHandle={t('identify.web.sheet.weight_of', { title: criterion.title })}
        tooltip={{ open: false }}
        onChange={setDragged}
        onChangeComplete={(next) => onChange(next, () => setDragged(undefined))}
      />
      <span className={weight === undefined ? 'tw-muted' : undefined}>{weight ?? '–'}</span>
    </span>
  )
}
