import { EditOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Answered, Pop, useFormat, useSession } from '../../../../web/index.ts'
import type { Contact } from '../../model.ts'
import { useEdits } from './use-values.ts'
import { ValueEditor } from './value-editor.tsx'

type Field = 'name' | 'title' | 'department' | 'email' | 'phone'

/** A value of a contact with a way to change it by hand. */
export function ContactValue({
  contact,
  field,
  children,
}: {
  contact: Contact
  field: Field
  children?: ReactNode
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const { can } = useSession()
  const label = t('match.web.change_of', { field: t(`match.contact.${field}`), name: contact.name ?? '' })
  return (
    <span className="tw-golden">
      {children ?? contact[field] ?? format.nothing}
      {can('data:edit') && (
        <Pop
          label={label}
          placement="bottomLeft"
          button={{
            size: 'small',
            type: 'text',
            className: 'tw-why',
            'aria-label': label,
            icon: <EditOutlined aria-hidden />,
          }}
        >
          <ContactEditor contact={contact} field={field} />
        </Pop>
      )}
    </span>
  )
}

function ContactEditor({ contact, field }: { contact: Contact; field: Field }) {
  const { t } = useTranslation()
  const format = useFormat()
  const path = `/contacts/${contact.contact_id}`
  const edits = useEdits(path)
  return (
    <div className="tw-origin">
      <Answered question={edits} rows={2}>
        {({ items }) => {
          const own = items.filter((edit) => edit.field === field && edit.undone_at === null)
          return (
            <>
              {own.map(({ edit_id, by, at, before }) => (
                <p key={edit_id} className="tw-muted">
                  {t('match.web.changed_by', { who: by, when: format.dateTime(at) })}
                  {before !== null && (
                    <>
                      {' '}
                      · <s>{before}</s>
                    </>
                  )}
                </p>
              ))}
              <ValueEditor
                path={path}
                field={field}
                label={t(`match.contact.${field}`)}
                type="text"
                value={contact[field]}
                editId={own[0]?.edit_id ?? null}
              />
            </>
          )
        }}
      </Answered>
    </div>
  )
}
