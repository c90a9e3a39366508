import type { Language } from '../kernel/index.ts'
import type { Job, Problem } from './model.ts'

/** A problem document as the API answered it; carried to the exit of the command as it is. */
export class ApiProblem extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.detail)
    this.name = 'ApiProblem'
    this.problem = problem
  }
}

/** The API as a command sees it: the running server's, or the one of its own process. */
export type Api = Readonly<{
  get(
    path: string,
    query?: Readonly<Record<string, string | readonly string[] | undefined>>,
  ): Promise<unknown>
  post(path: string, body: unknown): Promise<unknown>
  delete(path: string): Promise<void>
  /** Sends a file of this machine as it is. */
  upload(path: string, file: string): Promise<unknown>
  /** An export, as it comes. */
  download(
    path: string,
    query?: Readonly<Record<string, string | readonly string[] | undefined>>,
  ): Promise<ReadableStream<Uint8Array>>
  /** Starts a job and waits for its end, showing progress. @throws the fault it failed with */
  job(path: string, body: unknown): Promise<Job>
  /** Waits for the end of a job that was started, showing progress. @throws the fault it failed with */
  wait(id: string): Promise<Job>
}>

export type ColumnOf<Row> = Readonly<{
  title: string
  value: (row: Row) => string | number | null
  align?: 'left' | 'right'
  width?: number
}>

/** Where a command writes for people; with --json only its value is written. */
export type Terminal = Readonly<{
  language: Language
  say: (key: string, params?: Record<string, string | number>) => string
  line(text?: string): void
  /** Writes a text as it is, for exports. */
  raw(text: string): void
  heading(text: string): void
  table<Row>(rows: readonly Row[], columns: readonly ColumnOf<Row>[]): void
  number(value: number): string
  amount(value: number): string
  share(value: number): string
}>

/** What was typed behind the verb. */
export type Input = Readonly<{
  words: readonly string[]
  options: Readonly<Record<string, string | readonly string[] | boolean | undefined>>
  /** What comes in on standard input. */
  standardInput: () => AsyncIterable<Uint8Array>
}>

/**
 * `value` is the one JSON document of --json; `show` says the same to people. `remark` goes to standard error, for
 * verbs whose standard output is read by another program.
 */
export type Output = Readonly<{
  value: unknown
  show: (terminal: Terminal) => void
  remark?: (terminal: Terminal) => void
}>

export type CommandOption = Readonly<{
  name: string
  type: 'string' | 'boolean'
  multiple?: boolean
  placeholder?: string
}>

/** A verb of the command line. Its summary stands under `command.<verb with dots>` in the words of its room. */
export type Command = Readonly<{
  verb: string
  /** What follows the verb: `FILE…`, `[ID]`. */
  usage: string
  example: string
  /** Faults that it helps out of, by their codes: the command line names it below their words, which pages show too. */
  helps?: readonly string[]
  options: readonly CommandOption[]
  least: number
  most: number
  run: (api: Api, input: Input, say: Terminal['say']) => Promise<Output>
}>

/** The text of an option, undefined when it was not given. */
export function optionText(input: Input, name: string): string | undefined {
  const value = input.options[name]
  return typeof value === 'string' ? value : undefined
}

/** All texts of an option that may be repeated. */
export function optionTexts(input: Input, name: string): readonly string[] {
  const value = input.options[name]
  return Array.isArray(value) ? value : typeof value === 'string' ? [value] : []
}
