import type { z } from '../../../src/base/options.js'
import { parseOptions } from '../../../src/transform/step.js'
import { anonymizeOptions } from '../options.js'

const textOptions = anonymizeOptions.omit({
  fields: true,
  wholeFields: true,
  spansFrom: true,
  detect: true,
  spans: true,
  density: true,
})

/** Options that come from where no compiler sees them, such as a command line. Throws `bad_option`. */
export function checkTextOptions(given: unknown): z.output<typeof textOptions> {
  return parseOptions({ name: 'anonymize', options: textOptions }, given)
}
