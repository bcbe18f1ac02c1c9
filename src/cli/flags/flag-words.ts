import { formsOf, type JsonSchema } from '../../base/json-schema.js'
import { shellWord } from '../terminal/shell.js'
import type { OptionFlag } from './from-options.js'

/** An option as messages mark it: its path, and what is to be written of it. */
const marked = /^(\w+)((?:\.\w+|\[\d+\])*)(?:: (.*))?$/s

/**
 * Says the options of a message as flags: `overBudget: cap` is `--over-budget cap`. Options without a flag of their own
 * (`unflagged`) are said with `--set`. The first flag of a key counts.
 */
export function flagWords(
  flags: readonly OptionFlag[],
  unflagged: readonly string[] = [],
): (option: string) => string | undefined {
  return (option) => {
    const [, key, inner = '', value] = marked.exec(option) ?? []
    const flag = flags.find((one) => one.key === key)
    const place = inner.replace(/\[\d+\]/g, '').replace(/^\./, '')
    if (flag === undefined) {
      if (!unflagged.includes(key)) return undefined
      return `--set ${shellWord(`${key}${inner}${value === undefined ? '' : `=${value}`}`)}`
    }
    const [name] = /--[\w-]+/.exec(flag.flags) ?? []
    if (value === undefined) return place === '' ? name : `${name} "${place}"`
    return flag.kind === 'switch' ? name : `${name} ${shellWord(flagValue(flag, value))}`
  }
}

/** What stands in a pipeline file, as a flag takes it: pairs and lists without brackets. */
function flagValue({ kind, schema }: OptionFlag, value: string): string {
  const [, pairs] = /^\{ *([^{}[\]]*?) *\}$/s.exec(value) ?? []
  if (pairs !== undefined && (kind === 'pairs' || takesPairs(schema)))
    return pairs.replace(/: +/g, '=').replace(/, +/g, ',')
  const [, items] = /^\[ *([^{}[\]]*?) *\]$/s.exec(value) ?? []
  return items !== undefined && kind === 'list' ? items.replace(/, +/g, ',') : value
}

function takesPairs(schema: JsonSchema): boolean {
  return formsOf(schema).some((form) => typeof form.additionalProperties === 'object')
}
