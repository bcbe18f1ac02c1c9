import { escapePattern } from '../../text/escape-pattern.js'
import { type Part, refuseValue } from '../parts/part.js'
import type { Setting } from './setting.js'
import { translatePattern } from './translate-pattern.js'

/** The expression of a part such as `{ "String": " " }` or `{ "Regex": "\\s+" }`. */
export function patternOf(part: Part, setting: Setting): RegExp {
  if (typeof part.String === 'string') return literalPattern(part.String)
  if (typeof part.Regex === 'string') return translatePattern(part.Regex, setting)
  return refuseValue(part, 'pattern', 'a String or a Regex')
}

function literalPattern(text: string): RegExp {
  return new RegExp(escapePattern(text), 'gu')
}
