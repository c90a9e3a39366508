import { Alert, Button, Progress } from 'antd'
import { useTranslation } from 'react-i18next'
import { ProblemNote } from '../../../web/index.ts'
import { reasonOf, tableLabel } from '../model.ts'
import type { Sending } from './use-files.ts'

/** A file on its way to the server, why it was refused, or what of it cannot be read. */
export function SendingLine({ sending }: { sending: Sending }) {
  const { t } = useTranslation()
  return (
    <section className="tw-section" aria-label={sending.name}>
      <div className="tw-section-head">
        <h2>{sending.name}</h2>
        <Button size="small" onClick={sending.stop}>
          {t(buttonOf(sending))}
        </Button>
      </div>
      {sending.error ? (
        <ProblemNote error={sending.error} />
      ) : sending.leftOut ? (
        <LeftOutNote leftOut={sending.leftOut} />
      ) : (
        <Progress
          percent={Math.round(sending.share * 100)}
          status="active"
          size="small"
          aria-label={t('collect.web.sending', { name: sending.name })}
          format={(share) => (share === 100 ? t('collect.web.looking') : `${share}\u202f%`)}
        />
      )}
    </section>
  )
}

const buttonOf = ({ error, leftOut }: Sending) =>
  error ? 'collect.web.leave_out' : leftOut ? 'collect.web.seen' : 'web.job.cancel'

/** Tables of a file, or files of an archive, that cannot be read, each with its reason. */
function LeftOutNote({ leftOut }: { leftOut: NonNullable<Sending['leftOut']> }) {
  const { t } = useTranslation()
  return (
    <Alert
      type="warning"
      showIcon
      title={t('collect.web.left_out', { count: leftOut.length })}
      description={
        <ul>
          {leftOut.map((each) => (
            <li key={`${each.name} ${each.table}`}>{reasonOf(tableLabel(each), each.reason)}</li>
          ))}
        </ul>
      }
    />
  )
}
