import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { DataTable, useFormat } from '../../../../web/index.ts'
import type { NamePair, NameParts } from '../../names/model.ts'

/** The verdict on two names, the parts of each, and the receipt. */
export function Judged({ pair }: { pair: NamePair }) {
  const { t } = useTranslation()
  const format = useFormat()
  const bits = (weight: number) => `${weight < 0 ? '−' : '+'}${(Math.abs(weight) / 1000).toFixed(1)}`
  return (
    <div className="tw-judged">
      <p role="status">
        <strong>
          {t('match.names.judgement', {
            verdict: t(`match.names.verdict.${pair.verdict}`),
            share: format.percent(pair.probability),
          })}
        </strong>
      </p>
      <h3>{t('match.web.names.parts')}</h3>
      <Parts name={pair.a} />
      <Parts name={pair.b} />
      <h3>{t('match.web.names.receipt')}</h3>
      <DataTable
        label={t('match.web.names.receipt')}
        rows={pair.lines}
        rowKey={({ what }) => what}
        columns={[
          {
            key: 'what',
            title: t('match.names.compared'),
            cell: ({ what }) => t(`match.names.part.${what}`),
          },
          { key: 'level', title: t('match.why.level'), cell: ({ level }) => t(`match.names.level.${level}`) },
          { key: 'weight', title: t('match.names.bits'), cell: ({ weight }) => bits(weight), numeric: true },
        ]}
        foot={[t('match.web.names.sum'), '', bits(pair.weight)]}
      />
    </div>
  )
}

/** A name with what each of its parts is; signs between parts stand as they are. */
function Parts({ name }: { name: NameParts }) {
  const { t } = useTranslation()
  const pieces = [...name.pieces, ...name.also].toSorted((one, other) => one.start - other.start)
  return (
    <p className="tw-name-parts">
      {pieces.map(({ part, start, end }) => (
        <Tag key={start} color={part === 'core' ? 'blue' : undefined}>
          {name.original.slice(start, end)} <span className="tw-muted">{t(`match.names.part.${part}`)}</span>
        </Tag>
      ))}
    </p>
  )
}
