import { palette } from '../../../web/index.ts'

type Bars = Readonly<{ name: string; opacity: number; shares: readonly number[] }>

/**
 * A chart of horizontal bars that lie side by side: what share of a set, and of another, has each value.
 * @param labels the values, from above
 * @param sets per set its name and a share from 0 to 1 for each value
 */
export function sharesOption(labels: readonly string[], sets: readonly Bars[]) {
  return {
    legend: { top: 0, right: 0, icon: 'circle', itemWidth: 10, itemHeight: 10 },
    grid: { left: 8, right: 16, top: 28, bottom: 8, containLabel: true },
    xAxis: { type: 'value' as const, axisLabel: { formatter: '{value} %' } },
    yAxis: {
      type: 'category' as const,
      inverse: true,
      data: [...labels],
      axisLabel: { width: 150, overflow: 'truncate' as const },
    },
    tooltip: { trigger: 'axis' as const },
    series: sets.map(({ name, opacity, shares }) => ({
      type: 'bar' as const,
      name,
      itemStyle: { color: palette[0], opacity },
      data: shares.map((share) => Math.round(share * 1000) / 10),
    })),
  }
}
