import type { Command, Terminal } from '../../ground/edge/index.ts'
import { commonOptions } from './parse.ts'
import { pad } from './terminal.ts'

/** All verbs with what they do. */
export function generalHelp(terminal: Terminal, commands: readonly Command[]): void {
  const { say } = terminal
  terminal.line(say('command.title'))
  terminal.heading(say('command.verbs'))
  for (const { verb } of commands) terminal.line(`  ${pad(verb, 18)} ${say(`command.${verb}`)}`)
  terminal.line()
  terminal.line(say('command.see'))
}

/** One verb: usage, options, example. */
export function commandHelp(terminal: Terminal, command: Command): void {
  const { say } = terminal
  terminal.line(say(`command.${command.verb}`))
  terminal.heading(say('command.usage'))
  terminal.line(`  ${usageOf(command)}`)
  terminal.heading(say('command.options'))
  for (const option of commonOptions)
    terminal.line(`  ${pad(optionText(option), 18)} ${say(`command.option.${option.name}`)}`)
  terminal.heading(say('command.example'))
  terminal.line(`  ${command.example}`)
}

/** The whole line that a verb takes: `talweg imports list [--limit N]`. */
export const usageOf = ({ verb, usage, options }: Command): string =>
  ['talweg', verb, usage, ...options.map(optionText)].filter(Boolean).join(' ')

const optionText = ({ name, placeholder, multiple }: Command['options'][number]): string =>
  `[--${name}${placeholder ? ` ${placeholder}` : ''}]${multiple ? '…' : ''}`
