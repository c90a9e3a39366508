import { UndoOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Answered, DataTable, ProblemNote, Section, useAnswer, useFormat } from '../../../../web/index.ts'
import { HistoryLine, type Worksheet } from '../../worksheet/model.ts'
import { useSay } from './use-say.ts'

const Lines = z.object({ items: z.array(HistoryLine) })
const shown = 8

/** What was done in a worksheet, by whom, and the way to take it back. */
export function History({ sheet }: { sheet: Worksheet }) {
  const { t } = useTranslation()
  const format = useFormat()
  const say = useSay(sheet)
  const [all, setAll] = useState(false)
  const history = useAnswer(Lines, `/worksheets/${sheet.worksheet_id}/history`, {
    refetchMs: 4000,
  })
  return (
    <Section title={t('identify.web.sheet.history')}>
      {say.error && <ProblemNote error={say.error} />}
      <Answered question={history}>
        {({ items }) => (
          <>
            <DataTable
              label={t('identify.web.sheet.history')}
              rows={all ? items : items.slice(0, shown)}
              rowKey={({ seq }) => String(seq)}
              columns={[
                {
                  key: 'what',
                  title: t('identify.web.sheet.what'),
                  cell: ({ kind, about, undone_at, undone_by }) => (
                    <>
                      <span className={undone_at ? 'tw-sheet-undone' : undefined}>
                        {t(`identify.web.sheet.did.${kind}`)}
                        {about && <strong> {about}</strong>}
                      </span>
                      {undone_at && (
                        <span className="tw-muted">
                          {' '}
                          {t('identify.web.sheet.undone_by', { name: undone_by })}
                        </span>
                      )}
                    </>
                  ),
                },
                { key: 'by', title: t('identify.web.by'), cell: ({ by }) => by },
                { key: 'at', title: t('identify.web.sheet.at'), cell: ({ at }) => format.dateTime(at) },
                {
                  key: 'undo',
                  title: '',
                  cell: ({ seq, undoable, kind, about }) =>
                    undoable && (
                      <Button
                        type="text"
                        size="small"
                        icon={<UndoOutlined aria-hidden />}
                        aria-label={`${t('identify.web.sheet.undo')}: ${t(`identify.web.sheet.did.${kind}`)} ${about ?? ''}`}
                        onClick={() => say.undo(seq)}
                      >
                        {t('identify.web.sheet.undo')}
                      </Button>
                    ),
                },
              ]}
            />
            {items.length > shown && (
              <Button type="link" onClick={() => setAll(!all)}>
                {t(all ? 'identify.web.sheet.fewer' : 'identify.web.sheet.more')}
              </Button>
            )}
          </>
        )}
      </Answered>
    </Section>
  )
}
