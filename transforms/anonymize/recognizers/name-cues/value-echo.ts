import type { CodeMap } from '../../code/code-map.js'
import type { KnownValue, Recognizer } from '../../detect/recognizer.js'
import { eachPlace, isEchoed, mayBeEchoed } from '../../entities/echoed-values.js'
import { isSureName, lookOf } from './sure-names.js'
import type { WordFacts } from './words/word-facts.js'

/**
 * Finds values at their other places in a text and in the other texts of its record, letter for letter: numbers, keys,
 * accounts. They look like code as often as not (`some_name9`), and a password is one in the lines of a program as well.
 */
export function openValueEcho(facts: WordFacts): Recognizer {
  return {
    name: 'value_echo',
    entities: ['PERSON', 'USERNAME'],
    bits: 0,
    rescans: true,
    recalls: true,
    find({ text, known = [], named = [], code }, report) {
      if (known.length + named.length === 0) return
      const seen = new Set<string>()
      for (const one of [...known, ...named]) {
        const { entity, value } = one
        if (seen.has(value) || !isUnique(one, facts)) continue
        seen.add(value)
        const why = `a value found elsewhere in the ${named.includes(one) ? 'record' : 'text'}`
        eachPlace(text, value, (start, end) => {
          if (!isNameInCode(text, { start, end, known: one, code }))
            report({ entity, start, end, score: 0.6, validated: false, why })
        })
      }
    },
  }
}

interface Place {
  start: number
  end: number
  known: KnownValue
  code: CodeMap | undefined
}

/** The name of an account may be that of a variable, unless it has digits and stands in quotes, a path or an address. */
function isNameInCode(text: string, { start, end, known, code }: Place): boolean {
  if (known.entity !== 'USERNAME' || code?.inCode({ start, end }, 'lines') !== true) return false
  return !isEchoed(known) || !/["'`/\\@:~]/.test(text[start - 1] ?? ' ')
}

/** Whether a value is hardly anything else wherever it stands. */
function isUnique(one: KnownValue, facts: WordFacts): boolean {
  if (one.entity === 'PERSON') return isSureInFull(one, facts)
  if (isEchoed(one)) return true
  return mayBeEchoed(one) && (/[_.]/.test(one.value) || facts.flagsOf(one.value) === 0)
}

/** "Ada Byron": a variable has no space in its name. */
function isSureInFull(one: KnownValue, facts: WordFacts): boolean {
  if (!one.value.includes(' ')) return false
  const look = lookOf(one.value, facts)
  return look.isFull && isSureName(one, look)
}
