import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Section, useAnswer } from '../../../../web/index.ts'
import { Mapping } from '../../mappings/model.ts'
import type { Source } from '../../sources/model.ts'
import { MappingsTable } from '../mappings/mappings-table.tsx'

const Mappings = z.object({ items: z.array(Mapping) })

/** What people corrected in files of a source, remembered for the next one; nothing while there is nothing. */
export function SourceMappings({ source }: { source: Source }) {
  const { t } = useTranslation()
  const mappings = useAnswer(Mappings, '/mappings')
  const own = mappings.data?.items.filter((mapping) => mapping.source === source.label) ?? []
  if (own.length === 0) return null
  return (
    <Section title={t('collect.web.mappings')} lead={t('collect.web.mappings_lead')}>
      <MappingsTable mappings={own} />
    </Section>
  )
}
