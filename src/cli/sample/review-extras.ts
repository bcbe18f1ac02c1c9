import { PrepError } from '../../base/errors.js'
import { commaList } from '../flags/flag-values.js'
import { errorsOf, outputGiven } from '../flags/shared.js'
import type { StepCall, StepExtras } from '../step/command.js'
import type { ReviewFlags } from './show-review.js'

/** What `prep sample` can do beside sampling: draw and judge the samples that a standard asks for. */
export const reviewing: StepExtras = {
  addFlags(command) {
    command
      .optionsGroup('Review by a standard:')
      .option(
        '--standard <name>',
        'Draw what a standard asks to be reviewed into the folder of --out: gbt45654 (4,000 rows for people, a tenth for words)',
      )
      .option('--fields <list>', 'Texts that reviewers see, by path (default: all texts)', commaList)
      .option('--words <list>', 'Files of words that no row may hold, one a line', commaList)
      .option('--review <folder>', 'Judge the filled sheet of such a folder; exit with 1 unless it passes')
  },
  async instead(call) {
    const flags = call.flags as ReviewFlags
    if (flags.standard === undefined && flags.review === undefined) {
      const stray = (['fields', 'words'] as const).find((name) => flags[name] !== undefined)
      if (stray !== undefined)
        throw new PrepError('bad_option', `Option --${stray} belongs to --standard. Give both, or neither`)
      return false
    }
    const review = await import('./show-review.js')
    if (flags.review !== undefined) await review.judgeFolder(flags, call)
    else await review.drawSamples({ ...flags, standard: flags.standard as string }, await givenTo(call))
    return true
  },
  async after() {},
}

async function givenTo(call: StepCall): Promise<{ call: StepCall; out: string; errors: object | undefined }> {
  const own = Object.keys(call.options)
  if (own.length > 0)
    throw new PrepError(
      'bad_option',
      'A standard says how many rows are drawn. Leave out --rows, --share and --by',
    )
  const { path = '-' } = await outputGiven(call.flags)
  if (path === '-')
    throw new PrepError('bad_option', 'A review needs a folder. Name one, such as --out review/')
  return { call, out: path, errors: await errorsOf(call.flags) }
}
