import { lookForPersonalData } from '../../transforms/index.js'
import { parseOptions } from '../core/step.js'
import { loadTransform } from '../run/load-transform.js'

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
