import { UndoOutlined } from '@ant-design/icons'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { Button, Form, InputNumber } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import {
  Answered,
  Page,
  ProblemNote,
  Section,
  sendFile,
  useAnswer,
  useProblemWords,
} from '../../../../web/index.ts'
import { Profile, usualCuts } from '../../profile/model.ts'
import { ScorecardFile } from '../../scorecard/model.ts'
import { Consequences } from '../../versions/model.ts'
import { gateOf, rulesOf } from '../gate.ts'
import { GateEditor } from '../gate-editor.tsx'
import { ConsequencesParts } from '../versions/consequences.tsx'
import { exclusionsOf } from '../worksheet/exclusions.ts'
import { ExclusionsEditor } from '../worksheet/exclusions-editor.tsx'
import { begin, change, undo } from './history.ts'
import { PointsTable } from './points-table.tsx'

/** Edits a profile by hand: what the form says is what a file of it would say, and is read like one. */
export default function DraftPage() {
  const { profileId = '' } = useParams()
  return <Draft key={profileId} profileId={profileId} />
}

function Draft({ profileId }: { profileId: string }) {
  const { t } = useTranslation()
  // Kept while it is asked for in another language, or what was typed would be gone.
  const file = useAnswer(ScorecardFile, `/profiles/${profileId}/file`, { keep: true })
  const known = file.data
  return (
    <Page
      title={
        known
          ? t('identify.web.draft.title', { name: known.name, version: known.made?.version ?? 1 })
          : t('identify.web.draft.edit')
      }
      lead={t('identify.web.draft.lead')}
      back={{ to: `/identify/profiles/${profileId}`, label: t('identify.web.profile') }}
    >
      <Answered question={file} rows={10}>
        {(read) => <DraftForm before={read} />}
      </Answered>
    </Page>
  )
}

/** Pause in typing, in milliseconds, after which the consequences are asked for. */
const pause = 400
const asFile = (text: string) => new File([text], 'profile.json', { type: 'application/json' })

function DraftForm({ before: opened }: { before: ScorecardFile }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  // The file as it was opened: asking for it again, as when the window comes back, does not undo what was typed.
  const [before] = useState(opened)
  const [history, setHistory] = useState(() => begin(before))
  const file = history.now
  const set = (next: ScorecardFile, about: string) => setHistory((known) => change(known, next, about))
  const text = JSON.stringify(file)
  const consequences = useConsequences(text)
  const save = useMutation({
    mutationFn: () => sendFile(Profile, '/profiles/file', asFile(text), {}),
    onSuccess: ({ profile_id }) => navigate(`/identify/profiles/${profile_id}`),
  })
  const [form] = Form.useForm()
  const [isIncomplete, setIncomplete] = useState(false)
  const keep = async () => {
    const wrong = await form.validateFields().then(
      () => undefined,
      ({ errorFields }: { errorFields: { name: (string | number)[] }[] }) => errorFields[0]?.name ?? [],
    )
    setIncomplete(wrong !== undefined)
    if (wrong === undefined) save.mutate()
    else form.scrollToField(wrong, { block: 'center' })
  }
  const back = () => {
    const next = undo(history)
    setHistory(next)
    form.setFieldsValue(fieldsOf(next.now))
  }
  return (
    <>
      <PointsTable file={file} before={before} change={set} />
      <Cuts file={file} change={set} />
      <Form
        form={form}
        initialValues={fieldsOf(before)}
        onValuesChange={(_, all) => {
          setIncomplete(false)
          set({ ...file, gate: gateOf(all.gate), exclusions: exclusionsOf(all.exclusions) }, 'rules')
        }}
      >
        <Section title={t('identify.web.gate')} lead={t('identify.web.gate_lead')}>
          <GateEditor />
        </Section>
        <Section title={t('identify.web.sheet.exclusions')} lead={t('identify.web.sheet.exclusions_lead')}>
          <ExclusionsEditor />
        </Section>
      </Form>
      <section aria-label={t('identify.web.draft.consequences')}>
        <h2>{t('identify.web.draft.consequences')}</h2>
        <p className="tw-lead tw-draft-lead">
          {consequences.data &&
            t('identify.web.draft.consequences_lead', {
              name: consequences.data.before.name,
              before: consequences.data.before.version,
            })}
        </p>
        {consequences.error ? (
          <ProblemNote error={consequences.error} />
        ) : (
          <Answered question={consequences}>{(found) => <ConsequencesParts preview={found} />}</Answered>
        )}
      </section>
      <div className="tw-actions tw-draft-actions">
        <Button
          type="primary"
          loading={save.isPending || save.isSuccess}
          disabled={history.past.length === 0}
          onClick={() => void keep()}
        >
          {t('identify.web.draft.save')}
        </Button>
        <Button icon={<UndoOutlined aria-hidden />} disabled={history.past.length === 0} onClick={back}>
          {t('identify.web.draft.undo')}
        </Button>
        <span role="alert" className="tw-draft-off">
          {isIncomplete
            ? t('identify.web.draft.incomplete')
            : save.error && <ProblemText error={save.error} />}
        </span>
      </div>
    </>
  )
}

/** What is wrong, in one line beside the button that was pressed. */
function ProblemText({ error }: { error: unknown }) {
  return useProblemWords()(error).detail
}

/** Rules as the form holds them. */
const fieldsOf = ({ gate, exclusions }: ScorecardFile) => ({
  gate: rulesOf(gate),
  exclusions: exclusions.map(({ rule, ...about }) => ({ ...about, ...rule })),
})

/** What would follow from a file, asked for once nobody types any more. */
function useConsequences(text: string) {
  const { i18n } = useTranslation()
  const [asked, setAsked] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text), pause)
    return () => clearTimeout(timer)
  }, [text])
  return useQuery({
    queryKey: ['/profiles/file/preview', asked, i18n.language],
    queryFn: ({ signal }) => sendFile(Consequences, '/profiles/file/preview', asFile(asked), { signal }),
    placeholderData: keepPreviousData,
    retry: false,
  })
}

type CutsProps = { file: ScorecardFile; change: (next: ScorecardFile, about: string) => void }

/** From which fit on which grade. */
function Cuts({ file, change: set }: CutsProps) {
  const { t } = useTranslation()
  const cuts = file.cuts ?? usualCuts
  return (
    <Section title={t('identify.web.draft.cuts')} lead={t('identify.web.draft.cuts_lead')}>
      <div className="tw-row">
        {(['A', 'B', 'C'] as const).map((grade) => (
          <InputNumber
            key={grade}
            prefix={t('identify.web.draft.cut', { grade })}
            aria-label={t('identify.web.draft.cut', { grade })}
            precision={0}
            value={cuts[grade]}
            onChange={(from) =>
              from !== null && set({ ...file, cuts: { ...cuts, [grade]: from } }, `cut ${grade}`)
            }
          />
        ))}
      </div>
    </Section>
  )
}
