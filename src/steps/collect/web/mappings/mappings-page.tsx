import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Answered, Page, useAnswer } from '../../../../web/index.ts'
import { Mapping } from '../../mappings/model.ts'
import { MappingsTable } from './mappings-table.tsx'

const Mappings = z.object({ items: z.array(Mapping) })

/** Every correction of columns that is remembered, and a way to forget it. */
export default function MappingsPage() {
  const { t } = useTranslation()
  const mappings = useAnswer(Mappings, '/mappings')
  return (
    <Page title={t('collect.web.mappings')} lead={t('collect.web.mappings_lead')}>
      <Answered question={mappings}>{({ items }) => <MappingsTable mappings={items} />}</Answered>
    </Page>
  )
}
