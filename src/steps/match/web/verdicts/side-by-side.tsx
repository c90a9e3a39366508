import { useTranslation } from 'react-i18next'
import { sayValue, useColumns, useFormat } from '../../../../web/index.ts'
import { comparisonWord, type Receipt, type ReceiptLine } from '../../why/model.ts'

/** Two rows side by side: each comparison, how alike the two are in it, and its weight where there are weights. */
export function SideBySide({ receipt, a, b }: { receipt: Receipt; a: string; b: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const isWeighed = receipt.weight !== null
  return (
    <table className="tw-side-by-side">
      <thead>
        <tr>
          <th scope="col">{t('match.field')}</th>
          <th scope="col">{a}</th>
          <th scope="col">{b}</th>
          <th scope="col">{t('match.why.level')}</th>
          {isWeighed && <th scope="col">{t('match.web.why.weight')}</th>}
        </tr>
      </thead>
      <tbody>
        {receipt.lines.map((line) => (
          <tr key={line.comparison} className={`tw-level-${line.level}`}>
            <th scope="row">{t(comparisonWord(line.comparison))}</th>
            <Compared line={line} />
            <td>{t(`match.level.${line.level}`)}</td>
            {isWeighed && (
              <td>{line.weight === null ? format.nothing : format.number(line.weight / 1000)}</td>
            )}
          </tr>
        ))}
        {receipt.weight !== null && (
          <tr className="tw-sum">
            <th scope="row">{t('match.web.why.sum')}</th>
            <td colSpan={3}>
              {t('match.web.why.threshold', { threshold: format.number((receipt.threshold ?? 0) / 1000) })}
            </td>
            {/* Rounded down, so that what stays below the threshold does not look as if it reached it. */}
            <td>{format.number(Math.floor(receipt.weight / 10) / 100)}</td>
          </tr>
        )}
      </tbody>
    </table>
  )
}

/** Both values of a line, with what differs between them marked. */
function Compared({ line }: { line: ReceiptLine }) {
  const { t } = useTranslation()
  const format = useFormat()
  const columns = useColumns('/accounts')
  const column = columns.data?.items.find((each) => each.column === line.comparison)
  const said = (value: string | null) =>
    value === null || column === undefined ? value : sayValue(column, undefined, value, { t, format })
  const [a, b, level] = [said(line.a), said(line.b), line.level]
  if (a === null || b === null || level === 'same' || level === 'shared')
    return (
      <>
        <td>{a ?? format.nothing}</td>
        <td>{b ?? format.nothing}</td>
      </>
    )
  const [start, end] = sharedEnds(a, b)
  return (
    <>
      <td>
        <Marked text={a} start={start} end={end} />
      </td>
      <td>
        <Marked text={b} start={start} end={end} />
      </td>
    </>
  )
}

function Marked({ text, start, end }: { text: string; start: number; end: number }) {
  const letters = [...text]
  return (
    <>
      {letters.slice(0, start).join('')}
      <mark>{letters.slice(start, letters.length - end).join('')}</mark>
      {letters.slice(letters.length - end).join('')}
    </>
  )
}

/** How many letters two texts share at their beginning, and at their end. */
function sharedEnds(a: string, b: string): readonly [number, number] {
  const [one, other] = [[...a.toLowerCase()], [...b.toLowerCase()]]
  const shorter = Math.min(one.length, other.length)
  let start = 0
  while (start < shorter && one[start] === other[start]) start++
  let end = 0
  while (end < shorter - start && one[one.length - 1 - end] === other[other.length - 1 - end]) end++
  return [start, end]
}
