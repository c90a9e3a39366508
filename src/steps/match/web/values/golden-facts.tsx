import { EditOutlined, InfoCircleOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Facts, Pop, sayValue, useColumns, useFormat, useSession, viewOf } from '../../../../web/index.ts'
import type { ShownValue, Value } from '../../model.ts'
import { accountViews } from '../account-views.tsx'
import { Origin } from './origin.tsx'

/** Whether there is anything to tell of a field: a value, somebody's decision, or what a file says of it. */
export const isKnown = ({ value, edit, said, others }: ShownValue): boolean =>
  (value !== null && value !== '') || edit !== null || said !== null || others.length > 0

type Fact = Readonly<{ label: string; value: ReactNode }>

/**
 * Values of an account, each with where it came from and the way to change it. Fields that nothing is known of stand apart, for
 * whoever can fill them in.
 * @param more facts that nobody changes, after the known values
 */
export function GoldenFacts({
  path,
  items,
  more = [],
}: {
  path: string
  items: readonly ShownValue[]
  more?: readonly Fact[]
}) {
  const { can } = useSession()
  const fact = (shown: ShownValue): Fact => ({
    label: shown.label,
    value: <GoldenValue key={shown.field} path={path} shown={shown} />,
  })
  const known = [...items.filter(isKnown).map(fact), ...more]
  return (
    <>
      {known.length > 0 && <Facts items={known} />}
      {can('data:edit') && <UnknownFacts facts={items.filter((shown) => !isKnown(shown)).map(fact)} />}
    </>
  )
}

/** The fields that nothing is known of, out of the way, for whoever can fill them in. */
function UnknownFacts({ facts }: { facts: readonly Fact[] }) {
  const { t } = useTranslation()
  if (facts.length === 0) return null
  return (
    <details className="tw-unknown">
      <summary>{t('match.web.unknown_facts', { count: facts.length })}</summary>
      <Facts items={facts} />
    </details>
  )
}

function GoldenValue({ path, shown }: { path: string; shown: ShownValue }) {
  const { t } = useTranslation()
  const format = useFormat()
  const columns = useColumns('/accounts')
  const column = columns.data?.items.find((each) => each.column === shown.field)
  const say = (value: Value) =>
    column
      ? sayValue(column, viewOf(accountViews, shown.field), value, { t, format })
      : String(value ?? format.nothing)
  const label = t('match.web.origin_of', { field: shown.label })
  return (
    <span className="tw-golden">
      <span>{say(shown.value)}</span>
      <Pop
        label={label}
        placement="bottomLeft"
        button={{
          size: 'small',
          type: 'text',
          'aria-label': label,
          className: shown.edit ? 'tw-by-hand' : 'tw-why',
          icon: shown.edit ? <EditOutlined aria-hidden /> : <InfoCircleOutlined aria-hidden />,
        }}
      >
        <Origin path={path} shown={shown} say={say} />
      </Pop>
    </span>
  )
}
