import { checkValue } from '../../../src/base/check-options.js'
import { z } from '../../../src/base/options.js'
import { parseOptions } from '../../../src/transform/plan-step.js'
import { anonymizeOptions } from '../options.js'

const textOptions = anonymizeOptions.omit({
  fields: true,
  wholeFields: true,
  spansFrom: true,
  detect: true,
  spans: true,
  density: true,
})

const findOptions = textOptions.extend({
  field: z.string().optional(),
  context: z.array(z.string()).optional(),
  explain: z.boolean().optional(),
})

/** Options that come from where no compiler sees them, such as a command line. Throws `bad_option`. */
export function checkTextOptions(given: unknown): z.output<typeof textOptions> {
  checkValue('Options of anonymize', given, 'object')
  return parseOptions({ name: 'anonymize', options: textOptions }, given)
}

/** Those of `findPii`. Throws `bad_option`. */
export function checkFindOptions(given: unknown): z.output<typeof findOptions> {
  checkValue('Options of findPii()', given, 'object')
  return parseOptions({ name: 'findPii()', options: findOptions }, given)
}
