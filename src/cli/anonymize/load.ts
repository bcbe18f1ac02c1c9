import { loadAnonymizeTools } from '../../../transforms/index.js'
import { parseOptions } from '../../transform/plan-step.js'

/** What `prep anonymize` uses beside the transform. */
export type AnonymizeTools = Awaited<ReturnType<typeof loadAnonymizeTools>>

/** The options of `anonymize` as given on a command line, checked, and a detector that looks for what they name. */
export async function loadDetector(given: Record<string, unknown>) {
  const tools = await loadAnonymizeTools()
  const options = parseOptions({ name: 'anonymize', options: tools.anonymizeOptions }, given)
  return { tools, options, opened: await tools.openDetectorFor(options) }
}
