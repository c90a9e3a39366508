import { Alert, Button, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { apiAddress, ProblemNote, useFormat, useSend, useSession } from '../../../../web/index.ts'
import { NewToken, type Recurring } from '../../sources/model.ts'

/** The address that programs upload to, with its tokens; a new one is shown once. */
export function UploadAddress({ recurring }: { recurring: Recurring }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { can } = useSession()
  const [made, setMade] = useState<NewToken>()
  const make = useSend(NewToken)
  const revoke = useSend(z.unknown())
  const path = `/sources/${recurring.source_id}`
  const address = new URL(apiAddress(`${path}/upload`), window.location.origin).href
  const example = `curl -X POST -T accounts.csv -H "Authorization: Bearer ${made?.token ?? 'TOKEN'}" "${address}?name=accounts.csv"`
  return (
    <section aria-label={t('collect.web.address')}>
      <h3>{t('collect.web.address')}</h3>
      <p className="tw-lead">{t('collect.web.address_lead')}</p>
      {(make.error ?? revoke.error) && <ProblemNote error={make.error ?? revoke.error} />}
      {made && <Alert type="success" showIcon className="tw-note" title={t('collect.web.token_once')} />}
      {(made || recurring.tokens.length > 0) && (
        <Typography.Paragraph copyable className="tw-code tw-curl">
          {example}
        </Typography.Paragraph>
      )}
      <ul className="tw-alerts">
        {recurring.tokens.map((token) => (
          <li key={token.token_id}>
            <span>
              {t('collect.web.token_made', { by: token.created_by, when: format.dateTime(token.created_at) })}{' '}
              <span className="tw-muted">
                {token.used_at
                  ? t('collect.web.token_used', { when: format.dateTime(token.used_at) })
                  : t('collect.web.token_unused')}
              </span>
            </span>
            {can('settings:manage') && (
              <Button
                size="small"
                type="text"
                danger
                loading={revoke.isPending && revoke.variables.path.endsWith(token.token_id)}
                onClick={() => {
                  if (made?.token_id === token.token_id) setMade(undefined)
                  revoke.mutate({ path: `${path}/tokens/${token.token_id}`, method: 'DELETE' })
                }}
              >
                {t('collect.web.token_revoke')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {can('settings:manage') && (
        <Button
          loading={make.isPending}
          onClick={() => make.mutate({ path: `${path}/tokens` }, { onSuccess: setMade })}
        >
          {t('collect.web.token_make')}
        </Button>
      )}
    </section>
  )
}
