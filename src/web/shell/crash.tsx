import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useRouteError } from 'react-router'
import { asProblem, Problem } from '../api/problem.ts'
import { ProblemNote } from '../kit/feedback.tsx'

/** Shown instead of a page that broke, or that could not be fetched because the server is newer than the tab. */
export function CrashPage() {
  const { t } = useTranslation()
  const error = useRouteError()
  const unfetched = error instanceof TypeError && /import|module/i.test(error.message)
  const stale = {
    title: 'web.problem.stale.title',
    detail: 'web.problem.stale.detail',
    status: 0,
    code: 'web.problem.stale',
  }
  return (
    <div className="tw-page">
      <ProblemNote error={unfetched ? new Problem(stale) : asProblem(error)} />
      <Button type="primary" onClick={() => window.location.reload()}>
        {t('web.reload')}
      </Button>
    </div>
  )
}
