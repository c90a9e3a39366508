import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Answered, EmptyNote, Page, useAddress, useAnswer, useSession } from '../../../web/index.ts'
import { ImportRequest } from '../model.ts'
import { BringIn } from './bring-in.tsx'
import { FileCard, OfferedTable } from './file-card.tsx'
import { ImportBar } from './import-bar.tsx'
import { Fields, planFor, requestOf } from './plan.ts'
import { PreviewSection, usePreview } from './preview.tsx'
import { SendingLine } from './sending.tsx'
import { useDecisions } from './use-decisions.ts'
import { useFiles } from './use-files.ts'

/** Files in, each shown as it was understood, and what the import would do. */
export default function NewImportPage() {
  const { t } = useTranslation()
  const { can } = useSession()
  const dictionary = useAnswer(Fields, '/fields')
  const { files, sending, send } = useFiles()
  const { search } = useAddress()
  const { decisions, decide } = useDecisions()
  const from = search.get('source') ?? undefined
  /** What was decided about a table; it comes from where the address says unless somebody says otherwise. */
  const decisionOf = (text: string) => ({ ...(from ? { source: from } : {}), ...decisions[text] })
  const taken = files.filter(({ key }) => key.taken)
  const looking =
    sending.some((each) => !each.error && !each.leftOut) || files.some((file) => file.question.isPending)
  const request = requestOf(
    taken.map(({ text, question }) => question.data && planFor(question.data, decisionOf(text))),
  )
  // Every drawing makes a new request; the same content must stay the same object, or the preview never settles.
  const asked = JSON.stringify(request)
  const settled = useMemo(
    () => (asked === undefined ? undefined : ImportRequest.parse(JSON.parse(asked))),
    [asked],
  )
  const preview = usePreview(looking ? undefined : settled)

  if (!can('data:import')) {
    return (
      <Page title={t('collect.web.new')} back={{ to: '/data/imports', label: t('collect.web.imports') }}>
        <EmptyNote title={t('collect.web.no_right')} text={t('collect.web.no_right_text')} />
      </Page>
    )
  }
  return (
    <Page
      title={t('collect.web.new')}
      lead={t('collect.web.new_lead')}
      back={{ to: '/data/imports', label: t('collect.web.imports') }}
    >
      <BringIn send={send} small={files.length > 0} />
      {sending.map((each) => (
        <SendingLine key={each.key} sending={each} />
      ))}
      {files.map((file) => (
        <Answered key={file.text} question={file.question} rows={3}>
          {(inspection) =>
            file.key.taken ? (
              <FileCard
                inspection={inspection}
                chosen={file.key.kind !== null}
                takeFor={file.takeFor}
                read={file.read}
                decision={decisionOf(file.text)}
                decide={(decision) => decide(file.text, decision)}
                dictionary={dictionary.data?.items ?? []}
                remove={file.remove}
              />
            ) : (
              <OfferedTable inspection={inspection} take={file.take} remove={file.remove} />
            )
          }
        </Answered>
      ))}
      {taken.length > 0 && (
        <PreviewSection
          preview={preview.question}
          request={settled}
          waiting={looking || settled === undefined}
        />
      )}
      {taken.length > 0 && <ImportBar request={settled} looking={looking} preview={preview} />}
    </Page>
  )
}
