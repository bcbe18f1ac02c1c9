import { PrepError } from '../../src/base/errors.js'
import { optionName } from '../../src/base/option-name.js'
import type { MixOptions } from './options.js'
import { epochLimit } from './quotas.js'
import { mixRules } from './sources.js'

/** Throws `bad_option` for options that cannot go together, before any row is read. */
export function checkMix(options: MixOptions): void {
  const given = mixRules.filter((rule) => options[rule] !== undefined)
  if (given.length !== 1)
    refuse(
      `Exactly one rule is wanted and ${given.length === 0 ? 'none is given' : `${given.join(' and ')} are given`}. Choose one of ${mixRules.join(', ')}`,
    )
  const [rule] = given
  const isSized = rule === 'unimax' || rule === 'repeat' || rule === 'choose'
  const extra = (['size', 'stopping'] as const).find((name) => options[name] !== undefined)
  if (isSized && extra !== undefined)
    refuse(`Option ${optionName(rule)} sets the number of rows itself. Leave out ${optionName(extra)}`)
  if (options.size !== undefined && options.stopping !== undefined)
    refuse(
      `Options ${optionName('size')} and ${optionName('stopping')} both set the number of rows. Leave out one of them`,
    )
}

/** Whether a row may come to stand in the output more than once. */
export function mayRepeat(options: MixOptions): boolean {
  const limit = epochLimit(options)
  if (limit !== undefined) return limit > 1
  return options.repeat === undefined || Object.values(options.repeat).some((passes) => passes > 1)
}

function refuse(message: string): never {
  throw new PrepError('bad_option', message)
}
