import type {
  AriaComponentOption,
  BarSeriesOption,
  ComposeOption,
  GridComponentOption,
  LegendComponentOption,
  LineSeriesOption,
  ScatterSeriesOption,
  TooltipComponentOption,
} from 'echarts'
import { BarChart, LineChart, ScatterChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'

/** What can be drawn: a type that is not registered below would leave an empty picture without a word. */
export type ChartOption = ComposeOption<
  | BarSeriesOption
  | LineSeriesOption
  | ScatterSeriesOption
  | GridComponentOption
  | LegendComponentOption
  | TooltipComponentOption
  | AriaComponentOption
>

export type ChartColours = { text: string; quiet: string; line: string; font: string }

/** Puts a chart into an element. Only what the application draws is registered; a chart type more is one name more here. */
export function createChart(element: HTMLElement, { text, quiet, line, font }: ChartColours) {
  use([
    BarChart,
    LineChart,
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
    timeAxis: axis,
    bar: { label: { color: text } },
  })
}
