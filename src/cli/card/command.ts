import type { FlagValues } from '../flags/flag-values.js'
import { flagWords } from '../flags/flag-words.js'
import type { Setup } from '../flags/setup.js'
import { addInputFlags, addWorkersFlag, progressOption, sharedFlags } from '../flags/shared.js'
import type { CardFlags } from './card.js'

const help = `
Writes a summary of data for those who ask for one, as Markdown on standard
output, with blanks for what only its owner knows. Of a pipeline its input and
its steps are summed up. The card of an output is written by --card of a run.

Examples:
  prep card pipeline.yaml --eu > summary.md
  prep card crawled.jsonl --eu --url-column address --language-column lang`

export const setupCard: Setup = (command, session) => {
  command
    .argument('[inputs...]', 'A pipeline, or files, folders, globs or addresses, also as NAME=PATH')
    .option('--eu', 'The public summary of training content that the AI Act asks of providers, Art. 53(1)(d)')
    .option('--url-column <name>', 'The column of addresses, of whose domains the largest are listed', 'url')
    .option('--language-column <name>', 'The column of languages', 'language')
    .option('-q, --quiet', 'Print errors only')
    .addOption(progressOption())
  addWorkersFlag(addInputFlags(command)).addHelpText('after', help)
  session.sayOption = flagWords(sharedFlags())
  command.action(async (inputs: string[], flags: CardFlags & FlagValues) => {
    const { showCard } = await import('./card.js')
    await showCard(inputs, flags, session)
  })
}
