import stringWidth from 'string-width'
import type { Command, CommandOption, Terminal } from '../../ground/edge/index.ts'
import { commonOptions } from './parse.ts'
import { pad } from './terminal.ts'

/** Options up to this wide have their meaning beside them, longer ones under them. */
const optionWidth = 30

/** All verbs with what they do. */
export function generalHelp(terminal: Terminal, commands: readonly Command[]): void {
  const { say } = terminal
  const width = Math.max(...commands.map(({ verb }) => verb.length))
  terminal.line(say('command.title'))
  terminal.heading(say('command.verbs'))
  for (const { verb } of commands) terminal.line(`  ${pad(verb, width)} ${say(`command.${verb}`)}`)
  terminal.line()
  terminal.line(say('command.see'))
}

/** One verb: usage, each option with what it means, example. */
export function commandHelp(terminal: Terminal, command: Command): void {
  const { say } = terminal
  const options = [...command.options, ...commonOptions].map((option) => ({
    text: sayOption(option),
    means: optionMeaning(say, command, option),
  }))
  const fitting = options.map(({ text }) => stringWidth(text)).filter((width) => width <= optionWidth)
  const width = Math.max(...fitting)
  terminal.line(say(`command.${command.verb}`))
  terminal.heading(say('command.usage'))
  terminal.line(`  ${usageOf(command)}`)
  terminal.heading(say('command.options'))
  for (const { text, means } of options) {
    const beside = stringWidth(text) <= width
    terminal.line(beside ? `  ${pad(text, width)}  ${means}` : `  ${text}`)
    if (!beside) terminal.line(`  ${pad('', width)}  ${means}`)
  }
  terminal.heading(say('command.example'))
  terminal.line(`  ${command.example}`)
}

/** The verbs that help out of a fault, a line for each: its words, which pages show too, name none. */
export const verbsThatHelp = (
  commands: readonly Command[],
  code: string,
  say: (key: string) => string,
): string[] =>
  commands
    .filter(({ helps }) => helps?.includes(code))
    .map(
      ({ verb, usage }) =>
        `  ${['talweg', verb, usage].filter(Boolean).join(' ')}  ${say(`command.${verb}`)}`,
    )

/** The whole line that a verb takes: `talweg imports list [--limit N]`. */
export const usageOf = ({ verb, usage, options }: Command): string =>
  ['talweg', verb, usage, ...options.map((option) => `[${sayOption(option)}]${option.multiple ? '…' : ''}`)]
    .filter(Boolean)
    .join(' ')

/** An option as one writes it: `--where COLUMN=VALUE`. */
export const sayOption = ({ name, placeholder }: CommandOption): string =>
  `--${name}${placeholder ? ` ${placeholder}` : ''}`

/** What an option means: of this verb, where it means something of its own there, else as everywhere. */
export function optionMeaning(
  say: (key: string) => string,
  { verb }: Pick<Command, 'verb'>,
  { name }: CommandOption,
): string {
  const own = `command.option.${verb}.${name}`
  const said = say(own)
  return said === own ? say(`command.option.${name}`) : said
}
