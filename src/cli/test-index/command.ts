import { commaList, wholeNumber } from '../flags/flag-values.js'
import type { Setup } from '../flags/setup.js'
import type { IndexFlags } from './write-index.js'

const help = `
Writes hashes of the runs of words of a test set, and none of its text, by which
prep decontaminate finds rows that hold its items. Name what is asked, and not
options such as "yes" that stand in any text.

Examples:
  prep index test.jsonl --fields question --out test.index.json
  prep index exam.csv --fields stem --id number --out exam.index.json`

export const setupIndex: Setup = (command, session) => {
  command
    .argument('<files...>', 'The test set: files, folders or globs')
    .requiredOption('--fields <list>', 'The texts of an item, by path', commaList)
    .requiredOption('--out <path>', 'The file to write')
    .option(
      '--options <list>',
      'The options of a choice, by path; they count together, where they make a run',
      commaList,
    )
    .option('--mcq', 'Part texts at the letters of their options, A. to H., which are left out')
    .option('--id <column>', 'The column that names items (default: their number)')
    .option('--name <name>', 'What reports call the test set (default: the name of the file)')
    .option('--set-version <text>', 'Its version, which is noted in the index')
    .option('--licence <text>', 'Its licence, which is noted in the index')
    .option('--level <level>', 'loose: numbers are kept apart; digits: all are taken for 0 (default: loose)')
    .option('--ngrams <n>', 'Words of a run (default: 8)', wholeNumber)
    .option('--char-ngrams <n>', 'Characters of a run, in scripts without spaces (default: 13)', wholeNumber)
  command.option(
    '--hash-bytes <n>',
    'Bytes of each hash: 8, or 5 for a smaller index (default: 8)',
    wholeNumber,
  )
  command.addHelpText('after', help)
  command.action(async (files: string[], flags: IndexFlags) => {
    const { writeIndex } = await import('./write-index.js')
    await writeIndex(files, flags, session)
  })
}
