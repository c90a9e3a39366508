import { DownloadOutlined } from '@ant-design/icons'
import { Button, Steps, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { Answered, apiAddress, Page, useAddress, useAnswer, useSession } from '../../../../web/index.ts'
import { Worksheet } from '../../worksheet/model.ts'
import { AgreeStep } from './agree-step.tsx'
import { AskStep } from './ask-step.tsx'
import { History } from './history.tsx'
import { SignStep } from './sign-step.tsx'
import { WriteStep } from './write-step.tsx'

/** How often the page asks what others did. */
const refetchMs = 2000

const steps = ['write', 'ask', 'agree', 'sign'] as const
type Step = (typeof steps)[number]
const parts = { write: WriteStep, ask: AskStep, agree: AgreeStep, sign: SignStep }

/** Where somebody who comes back goes on: what is to be done next. */
function nextStep({ status, criteria, obstacles, participants, me }: Worksheet): Step {
  if (status === 'agreed') return 'sign'
  if (criteria.length === 0 || participants.length === 0) return 'write'
  const mine = participants.find(({ person_id }) => person_id === me)
  return mine?.handed_in_at && obstacles.length === 0 ? 'sign' : 'agree'
}

/** A profile by hand, in four steps (capability I20): write down, ask, agree, sign and use. */
export default function WorksheetPage() {
  const { t } = useTranslation()
  const { can } = useSession()
  const { worksheetId } = useParams()
  const { search, change } = useAddress()
  const sheet = useAnswer(Worksheet, `/worksheets/${worksheetId}`, { refetchMs })
  const known = sheet.data
  const asked = steps.find((step) => step === search.get('step'))
  return (
    <Page
      title={known?.name ?? t('identify.web.sheet.one')}
      lead={
        known && (
          <>
            {known.product ?? t('identify.web.all_products')}{' '}
            <Tag color={known.status === 'agreed' ? 'success' : 'processing'}>
              {t(`identify.sheet.status.${known.status}`)}
            </Tag>
          </>
        )
      }
      actions={
        known &&
        can('data:export') && (
          <Button
            icon={<DownloadOutlined aria-hidden />}
            href={apiAddress(`/worksheets/${known.worksheet_id}/file`)}
            download
          >
            {t('identify.web.sheet.export')}
          </Button>
        )
      }
      back={{ to: '/identify/worksheets', label: t('identify.web.sheet.all') }}
    >
      <Answered question={sheet} rows={8}>
        {(data) => {
          const step = asked ?? nextStep(data)
          const Part = parts[step]
          return (
            <>
              <Steps
                className="tw-sheet-steps"
                current={steps.indexOf(step)}
                onChange={(index) => change({ step: steps[index] ?? null })}
                items={steps.map((each) => ({
                  title: t(`identify.web.sheet.step.${each}`),
                  content: t(`identify.web.sheet.step.${each}_text`),
                }))}
              />
              <Part sheet={data} />
              <History sheet={data} />
            </>
          )
        }}
      </Answered>
    </Page>
  )
}
