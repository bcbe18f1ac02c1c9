import type { Command } from '../flags/commander.js'
import { shareFrom } from '../flags/flag-values.js'

/** Flags that ask why rows go or stay. */
export interface ExplainFlags {
  explain?: boolean
  why?: string
  suggest?: boolean
  share?: number
  json?: boolean
  quiet?: boolean
}

/** The flags of `prep explain` and of the steps that judge rows. */
export function addExplainFlags(command: Command): Command {
  return command
    .option(
      '--why <row>',
      'What each rule makes of one row: its number from 1, or a file and a line such as data.jsonl:7',
    )
    .option('--suggest', 'Print a pipeline with limits that are taken from the data')
    .option(
      '--share <share>',
      'The share of the texts that each suggested limit may leave out (default: 1%)',
      shareFrom,
    )
}
