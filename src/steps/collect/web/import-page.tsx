import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { Answered, Facts, Page, Section, useAnswer, useFormat } from '../../../web/index.ts'
import { Import } from '../model.ts'
import { ImportedBy, ImportStatus } from './imports-table.tsx'
import { Rejects } from './rejects.tsx'
import { Undo } from './undo.tsx'

/** One import: what became of its rows, and those that were refused. */
export default function ImportPage() {
  const { t } = useTranslation()
  const { importId } = useParams()
  const imported = useAnswer(Import, `/imports/${importId}`)
  return (
    <Page
      title={imported.data?.file ?? t('collect.web.imports')}
      back={{ to: '/data/imports', label: t('collect.web.imports') }}
      actions={imported.data && <Undo imported={imported.data} />}
    >
      <Answered question={imported}>
        {(known) => (
          <>
            <ImportFacts imported={known} />
            <Rejects imported={known} />
          </>
        )}
      </Answered>
    </Page>
  )
}

function ImportFacts({ imported }: { imported: Import }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { rows, created, updated, unchanged, refused } = imported.counts
  return (
    <Section title={t('collect.web.what_happened')}>
      <Facts
        items={[
          { label: t('collect.web.status'), value: <ImportStatus status={imported.status} /> },
          { label: t('collect.web.holds'), value: t(`collect.web.kind.${imported.kind}`) },
          {
            label: t('collect.web.source'),
            value: <Link to={`/data/sources/${imported.source_id}`}>{imported.source}</Link>,
          },
          { label: t('collect.web.when'), value: format.dateTime(imported.imported_at) },
          ...(imported.undone_at
            ? [{ label: t('collect.web.undone_at'), value: format.dateTime(imported.undone_at) }]
            : []),
          { label: t('collect.web.by'), value: <ImportedBy by={imported.imported_by} /> },
          { label: t('collect.web.count.rows'), value: format.count(rows) },
          { label: t('collect.web.count.created'), value: format.count(created) },
          { label: t('collect.web.count.updated'), value: format.count(updated) },
          { label: t('collect.web.count.unchanged'), value: format.count(unchanged) },
          { label: t('collect.web.count.refused'), value: format.count(refused) },
          { label: t('collect.web.count.blanked'), value: format.count(imported.blanked) },
        ]}
      />
    </Section>
  )
}
