import { parseArgs } from 'node:util'
import type { Command, CommandOption, Input } from '../../ground/edge/index.ts'
import { Fault } from '../../ground/kernel/index.ts'

/** Options that every verb has. */
export const commonOptions: readonly CommandOption[] = [
  { name: 'json', type: 'boolean' },
  { name: 'help', type: 'boolean' },
  { name: 'lang', type: 'string', placeholder: 'en|zh' },
]

/** The command that a line of words begins with: the longest verb that fits. */
export function findCommand(commands: readonly Command[], words: readonly string[]): Command | undefined {
  return [...commands]
    .sort((a, b) => b.verb.split(' ').length - a.verb.split(' ').length)
    .find(({ verb }) => verb.split(' ').every((word, i) => words[i] === word))
}

/**
 * Reads what follows a verb.
 * @throws Fault `app.usage` for an unknown option, or too few or too many words
 */
export function readInput(command: Command, args: readonly string[]): Input {
  const options = Object.fromEntries(
    [...commonOptions, ...command.options].map(({ name, type, multiple = false }) => [
      name,
      { type, multiple },
    ]),
  )
  const isText = (arg: string) => options[arg.slice(2)]?.type === 'string'
  let parsed: ReturnType<typeof parseArgs>
  try {
    parsed = parseArgs({ args: joinValues(args, isText), options, allowPositionals: true, strict: true })
  } catch (cause) {
    const message = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause)
    throw new Fault('invalid', 'app.usage', { message, verb: command.verb }, { cause })
  }
  const values = Object.fromEntries(
    Object.entries(parsed.values).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map(String) : value,
    ]),
  )
  const { positionals } = parsed
  if (values.help !== true && (positionals.length < command.least || positionals.length > command.most))
    throw new Fault('invalid', 'app.usage', {
      message: `${command.verb} ${command.usage}`.trim(),
      verb: command.verb,
    })
  return { words: positionals, options: values, standardInput: () => process.stdin }
}

/** `--sort -fit` means `--sort=-fit`: a value may begin with a dash. */
function joinValues(args: readonly string[], isText: (arg: string) => boolean): string[] {
  const joined: string[] = []
  for (const arg of args) {
    const last = joined.at(-1) ?? ''
    if (/^-[^-]/.test(arg) && last.startsWith('--') && isText(last))
      joined[joined.length - 1] = `${last}=${arg}`
    else joined.push(arg)
  }
  return joined
}

/** Options that every verb has may stand before it: `talweg --json accounts list`. */
export function verbFirst(args: readonly string[]): string[] {
  const at = args.findIndex((arg, i) => !arg.startsWith('-') && args[i - 1] !== '--lang')
  return at <= 0 ? [...args] : [...args.slice(at), ...args.slice(0, at)]
}
