import { z } from 'zod'

/** What a piece of a company name is. */
export const partNames = [
  'region',
  'core',
  'industry',
  'group',
  'form',
  'branch',
  'share',
  'note',
  'other',
] as const
export type PartName = (typeof partNames)[number]

export const scripts = ['han', 'latin', 'mixed', 'other'] as const
export type Script = (typeof scripts)[number]

/** One piece of a name, where it stands in the original (UTF-16 units, end exclusive). */
export type Piece = Readonly<{
  part: PartName
  /** As it is compared: lower case, Simplified, without accents. */
  text: string
  start: number
  end: number
  /** What it stands for: a place, a concept of trade (`technology`), the kind of a legal form (`limited`) or of a branch. */
  code: string
}>

/** A company name taken apart. Every letter and digit of the original is in exactly one piece. */
export type CompanyName = Readonly<{
  /** The name as it was given, in Unicode's composed form and cut at `longestName`. */
  original: string
  script: Script
  /** In the order of the original. */
  pieces: readonly Piece[]
  /** The pieces of a second name in the other script: `华为技术有限公司 (Huawei Technologies Co., Ltd.)`. */
  also: readonly Piece[]
}>

/** What is compared of a name. Null or empty where the name says nothing. */
export type NameKeys = Readonly<{
  /** Names with the same key are one name: region, core, trade words and branch, without legal form. */
  core_key: string | null
  /** Of the name of a branch, an office or a division: the `core_key` of the company that it is a part of. */
  head_key: string | null
  /** Of the branch of a branch: the `core_key` of the branch that it is a part of. */
  over_key: string | null
  /** The brand alone: `字节跳动`. Where region and trade words are all there is, those. */
  brand_key: string | null
  /** Words, without legal form: of Latin names each, in the singular; of Chinese ones the brand as a whole, then trade words. */
  tokens: readonly string[]
  /** The brand in ASCII letters and digits: pinyin without tones, or the Latin letters themselves, joined. */
  romanised: string | null
  /** First letters: of the syllables of a Chinese brand, of the words of a Latin name. */
  initials: string | null
  /** The first place of the name, as the house calls it: `深圳`, `Germany`. */
  region: string | null
  /** Kind of the legal form. */
  form: string | null
  /** The text of the branch or department part. */
  branch: string | null
  kind: 'company' | 'branch' | 'office' | 'division'
  script: Script
}>

/** What is compared of two names, in the order of the receipt. */
export const nameComparisons = [
  'core',
  'whole',
  'trade',
  'group',
  'region',
  'form',
  'branch',
  'number',
] as const
export type NameComparison = (typeof nameComparisons)[number]

export const nameVerdicts = ['same', 'related', 'different', 'unsure'] as const

const NamePiece = z.object({
  part: z.enum(partNames),
  text: z.string().describe('As it is compared: lower case, Simplified characters, without accents'),
  start: z.int().describe('Where it stands in the name, in UTF-16 units'),
  end: z.int().describe('Exclusive'),
  code: z.string().describe('The place, trade or legal form that it stands for; empty where none'),
})

const NameParts = z.object({
  original: z.string(),
  script: z.enum(scripts),
  pieces: z.array(NamePiece),
  also: z.array(NamePiece).describe('The same name in a second script'),
})
export type NameParts = z.infer<typeof NameParts>

/** Two names with their parts, and whether they are of one company. */
export const NamePair = z.object({
  a: NameParts,
  b: NameParts,
  verdict: z.enum(nameVerdicts),
  probability: z.number().describe('That both are of one company, 0 to 1, by nothing but the names'),
  weight: z.int().describe('Thousandths of a bit: the sum of the lines'),
  lines: z.array(
    z.object({
      what: z.enum(['prior', ...nameComparisons]),
      level: z.string(),
      weight: z.int().describe('Thousandths of a bit: 1000 × log2 of how much likelier it is of one company'),
    }),
  ),
})
export type NamePair = z.infer<typeof NamePair>
