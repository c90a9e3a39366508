import { useTranslation } from 'react-i18next'
import { EmptyNote } from '../kit/feedback.tsx'
import { LinkButton } from '../kit/link-button.tsx'
import { Page } from '../kit/page.tsx'

export default function MissingPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('web.missing.title')}>
      <EmptyNote
        title={t('web.missing.what')}
        text={t('web.missing.todo')}
        action={
          <LinkButton to="/" type="primary">
            {t('web.today.title')}
          </LinkButton>
        }
      />
    </Page>
  )
}
