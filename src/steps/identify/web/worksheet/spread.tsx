import { palette } from '../../../../web/index.ts'
import { mostWeight, type Opinion, sides } from '../../worksheet/model.ts'

const step = 34
const radius = 10
const left = 16
const rowHeight = 24
const axisHeight = 22
const width = left * 2 + mostWeight * step

const x = (weight: number) => left + weight * step
const colourOf = (side: Opinion['side']) => palette[sides.indexOf(side)] ?? palette[0]

/** Who gives a criterion which weight, on a line from 0 to 10. Who stands there is said beside it in words. */
export function Spread({ opinions, settled }: { opinions: readonly Opinion[]; settled: number | null }) {
  const places = Map.groupBy(opinions, ({ weight }) => weight)
  const highest = Math.max(1, ...[...places.values()].map((same) => same.length))
  const base = highest * rowHeight + 2
  const weights = opinions.map(({ weight }) => weight)
  return (
    <svg
      className="tw-sheet-spread"
      viewBox={`0 0 ${width} ${base + axisHeight}`}
      width={width}
      height={base + axisHeight}
      aria-hidden="true"
    >
      <line x1={x(0)} x2={x(mostWeight)} y1={base} y2={base} className="tw-sheet-axis" />
      {weights.length > 1 && (
        <line
          x1={x(Math.min(...weights))}
          x2={x(Math.max(...weights))}
          y1={base}
          y2={base}
          className="tw-sheet-range"
        />
      )}
      {settled !== null && <path d={`M${x(settled)} ${base - 4}l5 9h-10z`} className="tw-sheet-settled" />}
      {[0, 5, 10].map((weight) => (
        <text key={weight} x={x(weight)} y={base + 18} textAnchor="middle" className="tw-sheet-tick">
          {weight}
        </text>
      ))}
      {[...places].flatMap(([weight, same]) =>
        same.map((opinion, i) => (
          <Mark
            key={opinion.person_id}
            opinion={opinion}
            cx={x(weight)}
            cy={base - radius - 3 - i * rowHeight}
          />
        )),
      )}
    </svg>
  )
}

/** A person: the colour of whom they speak for; a square speaks against, a dashed ring says nothing, full is a must. */
function Mark({ opinion, cx, cy }: { opinion: Opinion; cx: number; cy: number }) {
  const colour = colourOf(opinion.side)
  const look = {
    stroke: colour,
    strokeWidth: 2,
    fill: opinion.stance === 'must' ? colour : 'var(--ant-color-bg-container)',
    strokeDasharray: opinion.stance === 'indifferent' ? '3 3' : undefined,
  }
  return (
    <g>
      {opinion.stance === 'bad' ? (
        <rect
          x={cx - radius + 1}
          y={cy - radius + 1}
          width={radius * 2 - 2}
          height={radius * 2 - 2}
          {...look}
        />
      ) : (
        <circle cx={cx} cy={cy} r={radius - 1} {...look} />
      )}
      <text
        x={cx}
        y={cy + 4}
        textAnchor="middle"
        className={opinion.stance === 'must' ? 'tw-sheet-initial tw-sheet-initial-full' : 'tw-sheet-initial'}
      >
        {[...opinion.by][0]?.toUpperCase()}
      </text>
    </g>
  )
}
