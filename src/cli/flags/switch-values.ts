import { existsSync } from 'node:fs'
import { PrepError } from '../../base/errors.js'
import type { Command } from './commander.js'

/** What is said of a flag that is given a value and takes none. */
export function noValue(flag: string): string {
  const more = flag === '--header' ? '. A file without a header line gets names by --columns' : ''
  return `Flag ${flag} takes no value: write it alone, or leave it out${more}`
}

/** Throws `bad_option` for `--header false`, of which the value would be taken for an input. */
export function refuseSwitchValues(command: Command, args: readonly string[]): void {
  for (const [i, arg] of args.entries()) {
    const isWord = (arg === 'true' || arg === 'false') && !existsSync(arg)
    const option = isWord ? command.options.find(({ long }) => long === args[i - 1]) : undefined
    if (option?.isBoolean()) throw new PrepError('bad_option', noValue(args[i - 1]))
  }
}
