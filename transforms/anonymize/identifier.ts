import { type CodeWindow, eachCodeWindow } from './code-runs.js'
import { type ContextMatcher, type ContextWords, compileContext } from './context.js'
import type { Entity } from './entities.js'
import { hasCue, otherNumberCue } from './number-scan.js'
import type { Found, Recognizer, Scan } from './recognizer.js'
import { contextGain, otherNumberLoss, type Strength, strengths } from './scores.js'

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
  /** The written forms that count, anchored, with `-` for each separator; any grouping, when left out. */
  forms?: RegExp
  /** The check digits of the bare value, by `source`. */
  check?: (compact: string) => boolean
  strength: keyof typeof strengths | Strength
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
  near: ContextMatcher
}

/** One recognizer for all these identifiers: a single sweep, each window looked up by its length. */
export function openIdentifiers(identifiers: readonly Identifier[], gate: number): Recognizer[] {
  if (identifiers.length === 0) return []
  const byLength: Compiled[][] = []
  for (const identifier of identifiers) {
    const { strength, context } = identifier
    const compiled = {
      identifier,
      strength: typeof strength === 'string' ? strengths[strength] : strength,
      near: compileContext(context),
    }
    for (const length of identifier.lengths) (byLength[length] ??= []).push(compiled)
  }
  return [
    {
      name: 'identifiers',
      entities: [...new Set(identifiers.map(({ entity }) => entity))],
      gate,
      looksAgain: true,
      find(scan, found) {
        eachCodeWindow(scan.text, (window) => {
          const candidates = byLength[window.compact.length]
          if (candidates === undefined) return
          for (const compiled of candidates) judge(compiled, { scan, window }, found)
        })
      },
    },
  ]
}

function judge(
  { identifier, strength, near }: Compiled,
  at: { scan: Scan; window: CodeWindow },
  found: Found,
) {
  const { scan, window } = at
  const { start, end, compact, form, isPart } = window
  if (!identifier.pattern.test(compact)) return
  if (identifier.forms !== undefined && !identifier.forms.test(form)) return
  const passes = identifier.check?.(compact)
  if (isPart && passes !== true) return
  let score = passes === undefined ? strength.form : passes ? strength.checked : strength.failed
  let why = passes === undefined ? 'form' : passes ? 'check digit' : 'check digit wrong'
  const word = near(scan, start, end)
  if (word !== undefined) {
    score = Math.min(1, score + contextGain)
    why += `, context "${word}"`
  } else if (hasCue(scan.text, start, otherNumberCue)) {
    score = Math.max(0, score - otherNumberLoss)
    why += ', beside a word for another number'
  }
  found({
    start,
    end,
    score,
    validated: passes === true,
    why,
    entity: identifier.entity,
    recognizer: identifier.name,
  })
}
