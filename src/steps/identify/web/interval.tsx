/** Where the line begins and ends, and the value that means "no difference". */
export type Scale = { from: number; to: number; neutral: number; logarithmic?: boolean }

const width = 140
const height = 16
const colours = { up: 'var(--tw-up)', down: 'var(--tw-down)', flat: 'var(--tw-flat)' } as const
export type Tone = keyof typeof colours

/** Pixels from the left for a value; what lies outside of the scale stands at its end. */
export function placeOf(value: number, { from, to, logarithmic }: Scale): number {
  const shape = logarithmic ? Math.log : (plain: number) => plain
  const inside = Math.min(to, Math.max(from, value))
  return ((shape(inside) - shape(from)) / (shape(to) - shape(from))) * width
}

type IntervalProps = { value: number; low: number | null; high: number | null; scale: Scale; tone: Tone }

/** An estimate with its interval on a line, and a mark where there is no difference: a row of a forest plot. The figures stand beside it. */
export function Interval({ value, low, high, scale, tone }: IntervalProps) {
  const place = (each: number) => placeOf(each, scale)
  const middle = height / 2
  const neutral = place(scale.neutral)
  return (
    <svg width={width} height={height} className="tw-interval" aria-hidden="true">
      <line x1={neutral} x2={neutral} y1={0} y2={height} stroke="var(--ant-color-border)" />
      {low !== null && high !== null && (
        <line
          x1={place(low)}
          x2={place(high)}
          y1={middle}
          y2={middle}
          stroke={colours[tone]}
          strokeWidth={2}
        />
      )}
      <rect x={place(value) - 3.5} y={middle - 3.5} width={7} height={7} rx={1} fill={colours[tone]} />
    </svg>
  )
}
