import { type ContextMatcher, type ContextWords, compileContext } from '../detect/context.js'
import { openContextHints } from '../detect/context-index.js'
import type { Recognizer, Report, Scan } from '../detect/recognizer.js'
import { contextGain, otherNumberLoss, type Strength, strengths } from '../detect/scores.js'
import type { Entity } from '../entities/entities.js'
import { type CodeWindow, openCodeSweep } from './code-runs.js'
import { hasCue, negativeContext } from './number-scan.js'

/**
 * An identifier of letters and digits, declared: what it looks like, how it is checked, which words stand
 * beside it. `pattern` sees the bare characters in upper case, so no recognizer deals with separators, and
 * none can back-track far: a value has at most 34 characters.
 */
export interface Identifier {
  /** Unique, snake_case, such as `us_ssn`. */
  name: string
  entity: Entity
  /** ISO 3166-1 alpha-2, where a country issues it. */
  country?: string
  /** Lengths of the bare value. */
  lengths: readonly number[]
  /** The bare value, anchored at both ends. */
  pattern: RegExp
  /** The written forms that count, anchored, with `-` for each separator; any grouping but a decimal number, when left out. */
  forms?: RegExp
  /** The check digits and other rules (a date, an area) of the bare value, by `source`. */
  check?: (compact: string) => boolean
  strength: keyof typeof strengths | Strength
  /** Written forms, in upper case with their own separators, that are seldom anything else, and what they say. */
  distinctive?: { written: RegExp; strength: keyof typeof strengths | Strength }
  context: ContextWords
  /** Where the format and the check are described. */
  source: string
  examples: { match: readonly string[]; not: readonly string[] }
}

/** Freezes a declaration. */
export function defineIdentifier(identifier: Identifier): Identifier {
  return Object.freeze(identifier)
}

interface Compiled {
  identifier: Identifier
  strength: Strength
  distinctive: Strength | undefined
  near: ContextMatcher
  /** The number of the window around which one of its context words may stand. */
  hinted: number
}

/** Which of several identifiers may have a length: those of digits alone are not asked about letters. */
interface Candidates {
  all: Compiled[]
  lettered: Compiled[]
}

/** One recognizer for all these identifiers: a single sweep, each window looked up by its length. */
export function openIdentifiers(identifiers: readonly Identifier[], bits: number): Recognizer[] {
  if (identifiers.length === 0) return []
  const compiled = identifiers.map(compile)
  const hints = openContextHints(identifiers.map(({ context }) => context))
  const byLength: Candidates[] = []
  const wanted = new Uint8Array(64)
  for (const one of compiled) {
    const hasLetters = takesLetters(one.identifier.pattern)
    for (const length of one.identifier.lengths) {
      const candidates = (byLength[length] ??= { all: [], lettered: [] })
      candidates.all.push(one)
      if (hasLetters) candidates.lettered.push(one)
      wanted[length] |= hasLetters ? 2 : 1
    }
  }
  const sweep = openCodeSweep(wanted)
  let windows = 0
  return [
    {
      name: 'identifiers',
      entities: [...new Set(identifiers.map(({ entity }) => entity))],
      bits,
      rescans: true,
      find(scan, report) {
        sweep(scan.text, (window) => {
          const { all, lettered } = byLength[window.compact.length]
          let place: Place | undefined
          for (const one of window.isDigits ? all : lettered) {
            if (!fits(one, window)) continue
            if (place === undefined) {
              place = { scan, window, number: ++windows, negativeContext: undefined }
              hints(scan, window, (list) => {
                compiled[list].hinted = windows
              })
            }
            judge(one, place, report)
          }
        })
      },
    },
  ]
}

function compile(identifier: Identifier): Compiled {
  const { strength, distinctive, context } = identifier
  return {
    identifier,
    strength: strengthOf(strength),
    distinctive: distinctive && strengthOf(distinctive.strength),
    near: compileContext(context),
    hinted: 0,
  }
}

function strengthOf(strength: keyof typeof strengths | Strength): Strength {
  return typeof strength === 'string' ? strengths[strength] : strength
}

/** Whether a pattern names a letter: `\d` and the like aside. */
function takesLetters({ source }: RegExp): boolean {
  return /[A-Z]/.test(source.replace(/\\[a-zA-Z]/g, ''))
}

function fits({ identifier }: Compiled, { compact, form, isDecimal }: CodeWindow): boolean {
  if (!identifier.pattern.test(compact)) return false
  return identifier.forms === undefined ? !isDecimal : identifier.forms.test(form)
}

/** A window that some identifier fits. */
interface Place {
  scan: Scan
  window: CodeWindow
  number: number
  /** Whether a word for another number stands before it, once somebody has asked. */
  negativeContext: boolean | undefined
}

function judge({ identifier, strength, distinctive, near, hinted }: Compiled, place: Place, report: Report) {
  const { scan, window, number } = place
  const { start, end, compact, written, isPart } = window
  const passes = identifier.check?.(compact)
  if (isPart && passes === false) return
  const isDistinctive = distinctive !== undefined && identifier.distinctive?.written.test(written) === true
  const says = isDistinctive ? distinctive : isPart ? strengths.weak : strength
  let score = passes === undefined ? says.form : passes ? says.checked : says.failed
  let why = passes === undefined ? 'form' : passes ? 'check digit' : 'check digit wrong'
  const word = hinted === number ? near(scan, start, end) : undefined
  if (word !== undefined) {
    score = Math.min(1, score + contextGain)
    why += `, context "${word}"`
  } else if ((place.negativeContext ??= hasCue(scan.text, start, negativeContext))) {
    score = Math.max(0, score - otherNumberLoss)
    why += ', beside a word for another number'
  }
  report({
    start,
    end,
    score,
    validated: passes === true,
    why,
    entity: identifier.entity,
    recognizer: identifier.name,
  })
}
