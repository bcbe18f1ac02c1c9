import { lookForPersonalData } from '../../../transforms/index.js'
import { loadTransform } from '../../pipeline/load-transform.js'
import { parseOptions } from '../../transform/step.js'

/** The door to looking at personal data. */
export type Look = Awaited<ReturnType<typeof lookForPersonalData>>

/** The options of `anonymize` as given on a command line, checked, and a detector that looks for what they name. */
export async function openLook(options: Record<string, unknown>) {
  const look = await lookForPersonalData()
  const parsed = parseOptions(await loadTransform('anonymize'), options) as ReturnType<
    Look['anonymizeOptions']['parse']
  >
  return { look, options: parsed, opened: await look.openDetectorFor(parsed) }
}
