import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyNote, JobOutcome, Page, useAddress, useSession } from '../../../../web/index.ts'
import { KeptStudy } from '../../study/model.ts'
import type { TablePort } from '../ports.ts'
import { Found } from './found.tsx'
import { StudyForm } from './study-form.tsx'
import { type Wish, wishFrom } from './wish.ts'

/** A table with an outcome in, and what makes the difference out. Table, wishes and job stand in the address. */
export default function StudyPage({ Table }: { Table: TablePort }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const { search, change } = useAddress()
  const [wish, setWish] = useState(() => wishFrom(search))
  const job = search.get('job')
  const [newest, setNewest] = useState<string>()
  const started = (id: string, asked: Wish) => {
    setWish(asked)
    setNewest(id)
    change({ ...asked, job: id })
  }
  return (
    <Page title={t('identify.web.study')} lead={t('identify.web.study.lead')}>
      {can('data:import') ? (
        <Table
          empty={
            <EmptyNote title={t('identify.web.study.empty')} text={t('identify.web.study.empty_text')} />
          }
        >
          {({ inspection }) => (
            <StudyForm
              inspection={inspection}
              wish={wish}
              change={(part) => setWish((known) => ({ ...known, ...part }))}
              started={started}
            />
          )}
        </Table>
      ) : (
        <EmptyNote title={t('identify.web.study.no_right')} text={t('identify.web.study.no_right_text')} />
      )}
      {job !== null && (
        <InSight key={job} wanted={job === newest}>
          <JobOutcome
            id={job}
            running={t('identify.web.study.running')}
            answer={KeptStudy}
            path={`/studies/${job}`}
          >
            {(found) => <Found id={job} study={found} started={started} />}
          </JobOutcome>
        </InSight>
      )}
    </Page>
  )
}

/** Brings what was just started into sight, and the focus to it: the form may be longer than the window. */
function InSight({ wanted, children }: { wanted: boolean; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!wanted) return
    place.current?.focus({ preventScroll: true })
    place.current?.scrollIntoView({ block: 'start' })
  }, [wanted])
  return (
    <div ref={place} tabIndex={-1} className={wanted ? 'tw-study-new' : undefined}>
      {children}
    </div>
  )
}
