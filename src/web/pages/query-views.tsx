import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useAnswer } from '../api/hooks.ts'
import { Answered } from '../kit/feedback.tsx'

const Views = z.object({
  items: z.array(
    z.object({
      view: z.string(),
      description: z.string(),
      columns: z.array(z.object({ name: z.string(), description: z.string() })),
    }),
  ),
})

/** The views that can be asked, with their columns; a click writes a first statement. */
export function ViewsHelp({ onPick }: { onPick: (sql: string) => void }) {
  const { t } = useTranslation()
  const views = useAnswer(Views, '/views')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <aside className="tw-views" aria-label={t('web.query.views')} tabIndex={0}>
      <h2>{t('web.query.views')}</h2>
      <Answered question={views}>
        {({ items }) =>
          items.map((view) => (
            <details key={view.view}>
              <summary>
                <span className="tw-code">{view.view}</span>
              </summary>
              <p className="tw-muted">{view.description}</p>
              <dl>
                {view.columns.map((column) => (
                  <div key={column.name}>
                    <dt className="tw-code">{column.name}</dt>
                    <dd>{column.description}</dd>
                  </div>
                ))}
              </dl>
              <button type="button" onClick={() => onPick(`select *\nfrom ${view.view}\nlimit 100`)}>
                {t('web.query.look')}
              </button>
            </details>
          ))
        }
      </Answered>
    </aside>
  )
}
