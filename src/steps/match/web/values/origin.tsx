import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useFormat, useSession } from '../../../../web/index.ts'
import type { Edit, Said, ShownValue, Value } from '../../model.ts'
import { useChange } from './use-values.ts'
import { ValueEditor } from './value-editor.tsx'

type OriginProps = { path: string; shown: ShownValue; say: (value: Value) => string }

/** Where a value came from and when, why it is this one, what else is said; and changing it, for those who may. */
export function Origin({ path, shown, say }: OriginProps) {
  const { t } = useTranslation()
  const { can } = useSession()
  const [editing, setEditing] = useState(false)
  const { field, type, label, label_key, value, why, edit, said, others } = shown
  const rest = edit && said ? [said, ...others] : others
  return (
    <div className="tw-origin">
      <p className="tw-origin-value">
        <strong>{say(value)}</strong> <span className="tw-muted">{t(`match.why.${why}`)}</span>
      </p>
      {edit ? <ByHand edit={edit} /> : said && <Source said={said} />}
      {rest.length > 0 && (
        <>
          <h3>{t('match.web.also_said')}</h3>
          <ul>
            {rest.map((each) => (
              <li key={each.record_id}>
                {say(each.value)} <Source said={each} />
              </li>
            ))}
          </ul>
          {can('data:import') && !edit && label_key !== null && (
            <Link to={`/data/priorities?field=${field}`}>{t('match.web.priorities')}</Link>
          )}
        </>
      )}
      {can('data:edit') &&
        (editing ? (
          <ValueEditor
            path={path}
            field={field}
            label={label}
            type={type}
            value={value}
            editId={edit?.edit_id ?? null}
            done={() => setEditing(false)}
          />
        ) : (
          <Button size="small" onClick={() => setEditing(true)}>
            {t('match.web.change')}
          </Button>
        ))}
    </div>
  )
}

function Source({ said }: { said: Said }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (said.import_id === null) return <span className="tw-muted">{t('match.rule.named_in')}</span>
  return (
    <span className="tw-muted">
      {said.written !== null && said.written !== String(said.value) && (
        <>{t('match.web.written_as', { text: said.written })} · </>
      )}
      {said.made_from && (
        <>
          <MadeFrom made={said.made_from} /> ·{' '}
        </>
      )}
      {said.source} ·{' '}
      <Link to={`/data/imports/${said.import_id}`}>
        {t('match.web.file_line', { file: said.file, line: said.line })}
      </Link>{' '}
      · {format.date(said.recorded_at)}
    </span>
  )
}

/** What the file says, and what a person or a rate made of it. */
function MadeFrom({ made }: { made: NonNullable<Said['made_from']> }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (made.by === 'answer')
    return <Link to="/data/review">{t('match.web.made_by_answer', { value: String(made.value) })}</Link>
  const amount = `${format.number(Number(made.value))} ${made.currency ?? ''}`.trim()
  return (
    <Link to="/data/rates">
      {made.rate === null
        ? t('match.web.made_by_no_rate', { amount, into: made.into })
        : t('match.web.made_by_rate', { amount, rate: made.rate, into: made.into })}
    </Link>
  )
}

function ByHand({ edit }: { edit: Edit }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { can } = useSession()
  const change = useChange()
  return (
    <p className="tw-muted">
      {t('match.web.changed_by', { who: edit.by, when: format.dateTime(edit.at) })}
      {edit.note && <> · {edit.note}</>}
      {can('data:edit') && (
        <Button
          size="small"
          type="link"
          loading={change.isPending}
          onClick={() => change.mutate({ path: `/edits/${edit.edit_id}/undo` })}
        >
          {edit.records > 1
            ? t('match.web.undo_many', { count: edit.records, rows: format.count(edit.records) })
            : t('match.web.undo')}
        </Button>
      )}
    </p>
  )
}
