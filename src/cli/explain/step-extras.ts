import { PrepError } from '../../base/errors.js'
import { checkPipeline } from '../../pipeline/check.js'
import { errorsOf, outputGiven } from '../flags/shared.js'
import type { StepExtras } from '../step/command.js'
import { explainPipeline } from './explain-pipeline.js'
import { addExplainFlags, type ExplainFlags } from './flags.js'

/** What the command of a step that judges rows can do beside running it. */
export function explaining(name: string): StepExtras {
  return {
    addFlags(command) {
      command
        .optionsGroup('Dry runs and checks:')
        .option('--explain', 'How many rows each rule would leave out, and how numbers lie around limits')
      addExplainFlags(command)
    },
    async instead({ input, options, seed, flags, session }) {
      const asked = flags as ExplainFlags
      if (!isAsked(asked)) return false
      const { path = 'out/' } = await outputGiven(flags)
      const given = { seed, input, steps: [{ [name]: options }], output: path, errors: await errorsOf(flags) }
      await explainPipeline(await checkPipeline(given), flags, session)
      return true
    },
    async after() {},
  }
}

function isAsked({ explain, why, suggest, share }: ExplainFlags): boolean {
  if (explain || why !== undefined || suggest) return true
  if (share !== undefined)
    throw new PrepError('bad_option', 'Option --share belongs to --suggest. Give both, or neither')
  return false
}
