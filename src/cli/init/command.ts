import type { FlagValues } from '../flags/flag-values.js'
import type { Setup } from '../flags/setup.js'
import { addInputFlags } from '../flags/shared.js'
import type { InitFlags } from './init.js'

const examples = `
Looks at the format, the shape, the languages, and in some records for personal
data, and writes a pipeline file with comments that runs as it is. Columns of
groups and outcomes stand in it as suggestions, commented out.

Examples:
  prep init data.jsonl --out first.yaml
  prep init adult.csv --out adult.yaml
  prep init chats.jsonl --out - > chats.yaml`

export const setupInit: Setup = (command, session) => {
  command
    .argument('<files...>', 'Files, folders, globs or addresses')
    .option('-o, --out <file>', 'The pipeline file to write, - for standard output', 'pipeline.yaml')
    .option('--force', 'Replace a file that is there')
    .option('-q, --quiet', 'Print errors only')
  addInputFlags(command)
  command.addHelpText('after', examples)
  command.action(async (files: string[], flags: InitFlags & FlagValues) => {
    const { init } = await import('./init.js')
    await init(files, flags, session)
  })
}
