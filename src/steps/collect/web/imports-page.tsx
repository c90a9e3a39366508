import { PlusOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import {
  EmptyNote,
  ExportMenu,
  LinkButton,
  Page,
  ProblemNote,
  useAddress,
  usePages,
  useSession,
  Waiting,
} from '../../../web/index.ts'
import { Import } from '../model.ts'
import { ImportsTable } from './imports-table.tsx'
import { SourceField } from './sources/source-field.tsx'

/** Everything that was ever brought in. */
export default function ImportsPage() {
  const { t } = useTranslation()
  const { can } = useSession()
  const { search, change } = useAddress()
  const source = search.get('source') ?? ''
  const imports = usePages(Import, '/imports', { limit: 100, source })
  const button = can('data:import') && (
    <LinkButton type="primary" icon={<PlusOutlined aria-hidden />} to="/data/imports/new">
      {t('collect.web.new')}
    </LinkButton>
  )
  return (
    <Page
      title={t('collect.web.imports')}
      lead={t('collect.web.imports_lead')}
      actions={
        <>
          {can('data:export') && imports.items.length > 0 && (
            <ExportMenu path="/imports/export" query={{ source }} />
          )}
          {button}
        </>
      }
    >
      <div className="tw-row tw-source-search">
        {t('collect.web.source')}
        <SourceField
          value={source}
          placeholder={t('collect.web.all_sources')}
          choose={(label) => change({ source: label }, { replace: true })}
        />
      </div>
      {imports.error && <ProblemNote error={imports.error} retry={() => void imports.refetch()} />}
      {imports.isPending && <Waiting />}
      {imports.isSuccess && imports.items.length === 0 && source !== '' && (
        <EmptyNote title={t('collect.web.source_imports_none')} />
      )}
      {imports.isSuccess && imports.items.length === 0 && source === '' && (
        <EmptyNote title={t('collect.web.none')} text={t('collect.web.none_text')} action={button} />
      )}
      {imports.items.length > 0 && (
        <ImportsTable
          imports={imports.items}
          onMore={imports.hasNextPage && !imports.isFetching ? () => void imports.fetchNextPage() : undefined}
        />
      )}
    </Page>
  )
}
