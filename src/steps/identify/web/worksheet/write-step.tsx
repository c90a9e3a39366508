import { DeleteOutlined, EditOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DataTable, EmptyNote, ProblemNote, Section, useFormat, useSession } from '../../../../web/index.ts'
import type { SheetCriterion, Worksheet } from '../../worksheet/model.ts'
import { CriterionDialog } from './criterion-dialog.tsx'
import { RuleSections } from './rule-sections.tsx'
import { useWantedWords } from './say-wanted.ts'
import { useSay } from './use-say.ts'

/** The first step: everybody writes down by what a good customer may be told. */
export function WriteStep({ sheet }: { sheet: Worksheet }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const format = useFormat()
  const words = useWantedWords()
  const say = useSay(sheet)
  const [edits, setEdits] = useState<SheetCriterion | 'new'>()
  const mayChange = can('profile:edit') && sheet.status === 'open'
  const button = mayChange && (
    <Button icon={<PlusOutlined aria-hidden />} onClick={() => setEdits('new')}>
      {t('identify.web.sheet.add')}
    </Button>
  )
  return (
    <>
      {say.error && <ProblemNote error={say.error} />}
      <Section
        title={t('identify.sheet.criteria')}
        lead={t('identify.web.sheet.criteria_lead')}
        actions={button}
      >
        <DataTable
          label={t('identify.sheet.criteria')}
          rows={sheet.criteria}
          rowKey={({ criterion_id }) => criterion_id}
          empty={<EmptyNote title={t('identify.web.sheet.no_criteria')} action={button} />}
          columns={[
            {
              key: 'title',
              title: t('identify.sheet.criterion'),
              cell: ({ title, note }) => (
                <>
                  <strong>{title}</strong>
                  {note && <div className="tw-muted tw-small">{note}</div>}
                </>
              ),
            },
            {
              key: 'wanted',
              title: t('identify.web.sheet.wanted'),
              cell: (criterion) => (
                <span className={criterion.wanted.length === 0 ? 'tw-muted' : undefined}>
                  {words.wanted(criterion)}
                </span>
              ),
            },
            {
              key: 'by',
              title: t('identify.web.sheet.changed'),
              cell: ({ changed }) => (
                <span className="tw-small">
                  {changed.by}
                  <div className="tw-muted">{format.dateTime(changed.at)}</div>
                </span>
              ),
            },
            ...(mayChange
              ? [
                  {
                    key: 'do',
                    title: '',
                    cell: (criterion: SheetCriterion) => (
                      <span className="tw-sheet-do">
                        <Button
                          type="text"
                          size="small"
                          icon={<EditOutlined aria-hidden />}
                          aria-label={t('identify.web.sheet.edit', { title: criterion.title })}
                          onClick={() => setEdits(criterion)}
                        />
                        <Button
                          type="text"
                          size="small"
                          icon={<DeleteOutlined aria-hidden />}
                          aria-label={t('identify.web.sheet.drop', { title: criterion.title })}
                          onClick={() =>
                            say.change({ kind: 'dropped', criterion_id: criterion.criterion_id })
                          }
                        />
                      </span>
                    ),
                  },
                ]
              : []),
          ]}
        />
      </Section>
      <RuleSections sheet={sheet} mayChange={mayChange} />
      {edits && (
        <CriterionDialog
          sheet={sheet}
          criterion={edits === 'new' ? null : edits}
          close={() => setEdits(undefined)}
        />
      )}
    </>
  )
}
