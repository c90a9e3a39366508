import { useTranslation } from 'react-i18next'

const terms = ['icp', 'mcp', 'persona'] as const

/** What the three words of the field mean, for whoever asks. */
export function WordsHelp() {
  const { t } = useTranslation()
  return (
    <details className="tw-help">
      <summary>{t('identify.web.help')}</summary>
      <dl>
        {terms.map((term) => (
          <div key={term}>
            <dt>{t(`identify.web.help.${term}`)}</dt>
            <dd>{t(`identify.web.help.${term}_text`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
