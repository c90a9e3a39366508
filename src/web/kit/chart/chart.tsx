import { DownloadOutlined } from '@ant-design/icons'
import { Button, Segmented, theme } from 'antd'
import type { EChartsType } from 'echarts/core'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { palette } from '../../shell/palette.ts'
import type { ChartOption } from './engine.ts'
import './chart.css'

export type ChartProps = {
  title: string
  /** What is to be seen, in a sentence. */
  lead?: ReactNode
  option: ChartOption
  height?: number
  /** The same figures as a table. */
  table: ReactNode
  /** Called with the place of the mark that was clicked, in its series, and the place of the series. */
  onPick?: (index: number, series: number) => void
}

/** A picture of figures that can also be read as a table and saved. */
export function Chart({ title, lead, option, height = 240, table, onPick }: ChartProps) {
  const { t } = useTranslation()
  const [view, setView] = useState<'picture' | 'table'>('picture')
  const drawn = useRef<EChartsType>(null)
  const save = () => {
    const link = document.createElement('a')
    link.href = drawn.current?.getDataURL({ pixelRatio: 2 }) ?? ''
    link.download = `${title}.png`
    link.click()
  }
  return (
    <figure className="tw-chart">
      <figcaption>
        <h3>{title}</h3>
        <div className="tw-actions">
          <Segmented
            size="small"
            value={view}
            onChange={setView}
            aria-label={t('web.chart.view')}
            options={[
              { value: 'picture', label: t('web.chart.picture') },
              { value: 'table', label: t('web.chart.table') },
            ]}
          />
          <Button
            size="small"
            type="text"
            icon={<DownloadOutlined aria-hidden />}
            aria-label={t('web.chart.save')}
            title={t('web.chart.save')}
            disabled={view === 'table'}
            onClick={save}
          />
        </div>
      </figcaption>
      {lead && <p className="tw-lead">{lead}</p>}
      {view === 'table' ? table : <Picture label={title} drawn={drawn} {...{ option, height, onPick }} />}
    </figure>
  )
}

type PictureProps = {
  label: string
  option: ChartOption
  height: number
  drawn: { current: EChartsType | null }
  onPick?: ChartProps['onPick']
}

function Picture({ label, option, height, drawn, onPick }: PictureProps) {
  const place = useRef<HTMLDivElement>(null)
  const { token } = theme.useToken()
  const pick = useRef(onPick)
  pick.current = onPick
  useEffect(() => {
    const element = place.current
    if (!element) return
    let alive = true
    let stop = () => {}
    void import('./engine.ts').then(({ createChart }) => {
      if (!alive) return
      const chart = createChart(element, {
        text: token.colorText,
        quiet: token.colorTextSecondary,
        line: token.colorBorderSecondary,
        font: token.fontFamily,
      })
      drawn.current = chart
      chart.setOption(framed(option, token))
      chart.on('click', (event) => pick.current?.(event.dataIndex, event.seriesIndex ?? 0))
      const resizes = new ResizeObserver(() => chart.resize())
      resizes.observe(element)
      stop = () => {
        resizes.disconnect()
        chart.dispose()
      }
    })
    return () => {
      alive = false
      stop()
    }
  }, [option, token, drawn])
  return <div ref={place} role="img" aria-label={label} style={{ height }} />
}

type Token = ReturnType<typeof theme.useToken>['token']

/** The look that all charts share. Tooltips are drawn on the canvas: HTML ones need inline styles, which the page forbids. */
function framed(option: ChartOption, token: Token): ChartOption {
  return {
    color: [...palette],
    backgroundColor: 'transparent',
    animation: token.motion,
    animationDuration: 250,
    aria: { enabled: true },
    ...option,
    tooltip: {
      renderMode: 'richText',
      confine: true,
      backgroundColor: token.colorBgElevated,
      borderColor: token.colorBorderSecondary,
      textStyle: { color: token.colorText, fontSize: 12 },
      ...option.tooltip,
    },
  }
}
