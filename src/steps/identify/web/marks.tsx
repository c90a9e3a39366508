import { Tag } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../web/index.ts'

const gradeColours: Record<string, string> = { A: 'success', B: 'processing', C: 'default' }

export function Grade({ grade }: { grade: string | null }) {
  const format = useFormat()
  return grade === null ? format.nothing : <Tag color={gradeColours[grade]}>{grade}</Tag>
}

export function Tier({ tier }: { tier: string }) {
  return <span className={`tw-tier tw-tier-${tier}`}>{tier}</span>
}

const gateColours: Record<string, string> = { pass: 'success', fail: 'error', unknown: 'default' }

/** Whether an account meets the minimum profile; what nobody knows neither passes nor fails. */
export function GateMark({ result }: { result: string }) {
  const { t } = useTranslation()
  return <Tag color={gateColours[result]}>{t(`identify.gate.${result}`)}</Tag>
}

/** A number with a bar for its share of the most it can be. */
export function Bar({ value, most, children }: { value: number; most: number; children: ReactNode }) {
  const share = most > 0 ? Math.max(0, Math.min(1, value / most)) : 0
  return (
    <span className="tw-bar">
      <span aria-hidden>
        <span style={{ width: `${share * 100}%` }} />
      </span>
      {children}
    </span>
  )
}

/** A fit, out of 100. */
export function FitBar({ fit }: { fit: number }) {
  return (
    <Bar value={fit} most={100}>
      {fit}
    </Bar>
  )
}
