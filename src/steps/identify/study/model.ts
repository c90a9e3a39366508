import { z } from 'zod'
import { Halves, steadiness } from '../steadiness/model.ts'

/** Why the values of a column are no trait. */
export const leftOutReasons = [
  'empty',
  'constant',
  'date',
  'id',
  'free_text',
  'too_many_values',
  'same_groups',
  'asked',
  'group',
] as const

export const LeftOut = z.object({
  column: z.string(),
  reason: z.enum(leftOutReasons),
  presence: z.boolean().describe('true: that there is a value at all is a trait'),
})
export type LeftOut = z.infer<typeof LeftOut>

/** Why a column seems to know the outcome. */
export const leakReasons = [
  'is_outcome',
  'too_good',
  'missing_tells',
  'beats_rest',
  'copy_of_leak',
  'follows',
] as const

export const Leak = z.object({
  column: z.string(),
  reason: z.enum(leakReasons),
  auc: z.number().describe('Of this column alone'),
  rest: z.number().nullable().describe('AUC of all other columns together, where they were compared'),
  kept: z.boolean().describe('true: it was to be kept, and is a trait like the others'),
})
export type Leak = z.infer<typeof Leak>

const interval = z.tuple([z.number(), z.number()])

export const StudyBin = z.object({
  column: z.string().describe('Two columns with × between them where the bin is of a pair'),
  bin: z
    .string()
    .describe('A value, `[low, high)`, `(missing)`, `(other)` or `(present)`; of a pair two with ×'),
  n: z.int(),
  positives: z.int(),
  rate: z.number().nullable(),
  lift: z.number().nullable().describe('Rate of the bin ÷ rate of all; null with too few rows'),
  interval: interval.nullable().describe('95 % interval of the lift'),
  q: z.number().nullable().describe('Benjamini–Hochberg: share of false finds to expect at this line'),
  ...steadiness,
  points: z.int(),
})
export type StudyBin = z.infer<typeof StudyBin>

const columnName = z.string().min(1).max(2_000)

export const StudyRequest = z.strictObject({
  file: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('Id of the uploaded file'),
  name: z.string().min(1).max(255).describe('Its name'),
  table: z.string().min(1).max(255).nullish().describe('The sheet, of a file with several'),
  outcome: columnName.describe('Heading of the column that says how it ended'),
  positive: z.string().max(2_000).nullish().describe('The value that counts as success'),
  group: columnName.nullish().describe('Heading of the column that says which rows belong together'),
  exclude: z.array(columnName).max(1_000).default([]),
  keep: z
    .array(columnName)
    .max(1_000)
    .default([])
    .describe('Columns to keep although they seem to know the outcome'),
  rising: z.array(columnName).max(1_000).default([]).describe('Numbers of which more never counts for less'),
  falling: z.array(columnName).max(1_000).default([]).describe('Numbers of which more never counts for more'),
})
export type StudyRequest = z.infer<typeof StudyRequest>

export const BackTest = z.object({
  by: z
    .string()
    .nullable()
    .describe('Column of days that the rows stand in order of; null: as they stand in the file'),
  learned: z.int().describe('Earlier rows, learned from'),
  judged: z.int().describe('Later rows, the last fifth'),
  rate_before: z.number(),
  rate_after: z.number(),
  auc: z.number().nullable(),
  auc_interval: interval.nullable(),
  drift: z.array(z.enum(['rate', 'auc'])).describe('What is no longer as it was'),
})
export type BackTest = z.infer<typeof BackTest>

export const Study = z.object({
  name: z.string(),
  outcome: z.string(),
  positive: z.string().describe('The value that counts as success'),
  positive_chosen: z.enum(['given', 'yes', 'rarer']).describe('How that value was chosen'),
  group: z.string().nullable(),
  rows: z.int().describe('Rows with an outcome'),
  positives: z.int(),
  without_outcome: z.int().describe('Rows without an outcome, or not decided yet; they take no part'),
  refused: z.int().describe('Rows of the file that could not be read'),
  duplicates: z.int().describe('Rows that say what another says, word by word; copies of one share a fold'),
  groups: z.int().nullable(),
  signal: z.boolean().describe('true: the columns tell the outcomes apart better than chance'),
  auc: z.number().nullable().describe('Area under the ROC curve, out of fold'),
  auc_interval: interval.nullable(),
  auc_points: z.number().nullable().describe('The same of the whole points'),
  log_loss: z.number().nullable(),
  log_loss_base: z.number().nullable().describe('Of foretelling every row the rate of all'),
  calibration_error: z
    .number()
    .nullable()
    .describe('Mean distance of foretold and seen rates over ten groups'),
  gain: z
    .number()
    .nullable()
    .describe('Share of the positives among the fifth of the rows with the best scores'),
  tenths: z.array(z.object({ rows: z.int(), foretold: z.number(), positives: z.int() })),
  back_test: BackTest.nullable(),
  halves: Halves.nullable()
    .default(null)
    .describe('By which lines are compared over time; null where rows have neither days nor an order'),
  leaks: z.array(Leak),
  left_out: z.array(LeftOut),
  most: z.int().describe('The most points that a row can have'),
  base: z.number().describe('Log-odds of a row with no points'),
  unit: z.number().describe('Log-odds that a point adds'),
  traits: z.array(StudyBin),
})
export type Study = z.infer<typeof Study>

/** A study that is kept, with what was asked, so that it can be asked anew. */
export const KeptStudy = Study.extend({ asked: StudyRequest.describe('What was asked') })
export type KeptStudy = z.infer<typeof KeptStudy>

/** A line of evidence with a larger q may as well be chance: of fifty that are told, one is (decision 19). */
export const leastSure = 0.02

/** What stands between the two columns of a pair, and between their bins. */
const between = ' × '
export const isPair = ({ column }: Pick<StudyBin, 'column'>): boolean => column.includes(between)

/** The chance of a success, 0 to 1, that a number of points stands for. */
export const chanceOf = ({ base, unit }: Pick<Study, 'base' | 'unit'>, points: number): number =>
  1 / (1 + Math.exp(-(base + unit * points)))

/** How a success is mostly written where there are two values, in small letters. */
export const successWords: ReadonlySet<string> = new Set([
  'yes',
  'y',
  'true',
  't',
  '1',
  '是',
  'won',
  'win',
  '赢单',
  '成交',
])

type Pen = Readonly<{
  say: (key: string, params?: Record<string, string | number>) => string
  number: (value: number) => string
}>

/** A bin of a study in words: `[20, 500)` becomes "20 to under 500"; of a pair both, with × between them. */
export const sayStudyBin = (bin: string, pen: Pen): string =>
  bin
    .split(between)
    .map((part) => sayPart(part, pen))
    .join(between)

function sayPart(bin: string, { say }: Pen): string {
  const [, named] = /^\((missing|other|present)\)$/.exec(bin) ?? []
  if (named !== undefined) return say(`identify.study.bin.${named}`)
  const [, low, high] = /^\[(-?[\d.e+-]*), (-?[\d.e+-]*)\)$/.exec(bin) ?? []
  if (low === undefined || high === undefined) return bin
  if (low === '' && high === '') return say('identify.bin.any')
  if (low === '') return say('identify.bin.below', { high })
  if (high === '') return say('identify.bin.from', { low })
  return say('identify.bin.between', { low, high })
}
