import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Answered, DataTable, useAnswer, useFormat } from '../../../../web/index.ts'
import type { Contact } from '../../model.ts'
import { PersonRow } from '../../people/model.ts'
import { ReasonText } from './reason-text.tsx'
import { SideBySide } from './side-by-side.tsx'
import { useRowVerdicts } from './use-row-verdicts.tsx'

const Why = z.object({ items: z.array(PersonRow) })

/** The rows that are one person, each with what ties it to the others; and saying otherwise, for those who may. */
export function PersonRows({ contact }: { contact: Contact }) {
  const { t } = useTranslation()
  const format = useFormat()
  const why = useAnswer(Why, `/contacts/${contact.contact_id}/why`)
  const known = why.data?.items ?? []
  const saidIn = ({ name, email, record_id }: PersonRow) => name ?? email ?? record_id
  const name = contact.name ?? contact.email ?? ''
  const { buttons, dialog, choice } = useRowVerdicts(
    { about: 'contact', id: contact.contact_id, name, records: contact.records },
    ['split', 'move', 'merge'],
    known,
    saidIn,
  )
  const named = new Map(known.map((row) => [row.record_id, saidIn(row)]))
  const nameOf = (id: string | null) => named.get(id ?? '') ?? ''
  return (
    <Answered question={why} rows={2}>
      {({ items }) => (
        <div className="tw-stack">
          <div className="tw-row">{buttons}</div>
          {dialog}
          <DataTable
            label={t('match.web.person_rows', { name })}
            rows={items}
            rowKey={(row) => row.record_id}
            detail={(row) =>
              row.receipt ? (
                <SideBySide receipt={row.receipt} a={nameOf(row.joined_to)} b={nameOf(row.record_id)} />
              ) : (
                t('match.why.oldest_row')
              )
            }
            columns={[
              ...choice,
              { key: 'name', title: t('match.web.person'), cell: (row) => row.name ?? format.nothing },
              { key: 'email', title: t('match.web.email'), cell: (row) => row.email ?? format.nothing },
              { key: 'phone', title: t('match.web.phone'), cell: (row) => row.phone ?? format.nothing },
              {
                key: 'source',
                title: t('match.web.source'),
                cell: (row) => t('match.web.file_line', { file: row.file, line: row.line }),
              },
              {
                key: 'reasons',
                title: t('match.web.rule'),
                cell: (row) =>
                  row.joined_to === null
                    ? t('match.why.oldest_row')
                    : row.reasons.map((reason) => <ReasonText key={reason.kind} reason={reason} />),
              },
            ]}
          />
        </div>
      )}
    </Answered>
  )
}
