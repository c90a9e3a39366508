import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { ProblemNote, Section, useSession } from '../../../../web/index.ts'
import { sides, type Worksheet } from '../../worksheet/model.ts'
import { Answers } from './answers.tsx'
import { Difference, spreadOf } from './difference.tsx'
import { People } from './people.tsx'
import { useSay } from './use-say.ts'

/** The third step: each answers alone, then all see where they differ, talk, and settle. */
export function AgreeStep({ sheet }: { sheet: Worksheet }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const mine = sheet.participants.find(({ person_id }) => person_id === sheet.me)
  const open = sheet.criteria.filter((criterion) => criterion.open)
  const waiting = sheet.status === 'open' && (!mine?.handed_in_at || open.length < sheet.criteria.length)
  return (
    <>
      <People sheet={sheet} />
      {!mine && can('data:edit') && <Join sheet={sheet} />}
      {mine && waiting && <Answers sheet={sheet} handedIn={mine.handed_in_at !== null} />}
      {open.length > 0 && (
        <Section title={t('identify.web.sheet.differ')} lead={t('identify.web.sheet.differ_lead')}>
          <div className="tw-sheet-differences">
            {open
              .toSorted((a, b) => spreadOf(b) - spreadOf(a))
              .map((criterion) => (
                <Difference key={criterion.criterion_id} sheet={sheet} criterion={criterion} />
              ))}
          </div>
        </Section>
      )}
    </>
  )
}

function Join({ sheet }: { sheet: Worksheet }) {
  const { t } = useTranslation()
  const say = useSay(sheet)
  return (
    <Section title={t('identify.web.sheet.join')} lead={t('identify.web.sheet.join_lead')}>
      {say.error && <ProblemNote error={say.error} />}
      <div className="tw-row">
        {sides.map((side) => (
          <Button
            key={side}
            disabled={say.isPending}
            onClick={() => say.contribute({ kind: 'joined', side })}
          >
            {t(`identify.side.${side}`)}
          </Button>
        ))}
      </div>
    </Section>
  )
}
