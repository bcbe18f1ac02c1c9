import { loadAnonymizeTools } from '../../../transforms/index.js'
import { loadTransform } from '../../pipeline/load-transform.js'
import { parseOptions } from '../../transform/step.js'

/** The door to looking at personal data. */
export type AnonymizeTools = Awaited<ReturnType<typeof loadAnonymizeTools>>

/** The options of `anonymize` as given on a command line, checked, and a detector that looks for what they name. */
export async function loadDetector(options: Record<string, unknown>) {
  const look = await loadAnonymizeTools()
  const parsed = parseOptions(await loadTransform('anonymize'), options) as ReturnType<
    AnonymizeTools['anonymizeOptions']['parse']
  >
  return { look, options: parsed, opened: await look.openDetectorFor(parsed) }
}
