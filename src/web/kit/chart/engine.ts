import { BarChart, ScatterChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'

export type ChartColours = { text: string; quiet: string; line: string; font: string }

/** Puts a chart into an element. Only what the application draws is registered; a chart type more is one name more here. */
export function createChart(element: HTMLElement, { text, quiet, line, font }: ChartColours) {
  use([
    BarChart,
    ScatterChart,
    GridComponent,
    LegendComponent,
    TooltipComponent,
    AriaComponent,
    CanvasRenderer,
  ])
  const axis = {
    axisLabel: { color: quiet },
    axisLine: { lineStyle: { color: line } },
    nameTextStyle: { color: text },
    splitLine: { lineStyle: { color: line } },
  }
  return init(element, {
    textStyle: { color: text, fontFamily: font, fontSize: 12 },
    legend: { textStyle: { color: text } },
    categoryAxis: { ...axis, axisLabel: { color: text } },
    valueAxis: axis,
    bar: { label: { color: text } },
  })
}
