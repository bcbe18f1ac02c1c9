import { openCodeMap } from '../code/code-map.js'
import { overlapsOne, type TextRange } from '../detect/look.js'
import type { Span } from '../detect/recognizer.js'
import { takenNames } from '../detect/spared.js'
import { eachPlace } from '../entities/echoed-values.js'
import { person } from '../entities/names.js'
import { ordinaryNames } from './ordinary-names.data.js'

/** What makes a name a part of an address, a path or a longer name. */
const joinedBefore = /[@./\\#-]$/
const joinedBehind = /^(?:[@/\\]|[.:-][\p{L}\p{N}])/u
const opens = /(?:^|[.!?\n:] ?|["“(*-] ?)$/
const small = /^\p{Ll}/u
/** "Jasmine checked it" and "Lance's car", but not "Grace is a virtue" and "Mark the date". */
const acts = /^(?:['’]s |:| \p{Ll}{2,}(?:ed|[^aeious]s) )/u

/** Whether a name stands in a text, as written, beside some ranges. */
export function standsBeside(text: string, value: string, ranges: readonly TextRange[]): boolean {
  let isThere = false
  eachName(text, value, (start, end) => {
    isThere ||= !overlapsOne({ start, end }, ranges)
  })
  return isThere
}

/** The places of names that are taken in their record, letter for letter, beside what was found in a text. */
export function findAlike(text: string, names: readonly string[], found: readonly TextRange[]): Span[] {
  const spans: Span[] = []
  const isInCode = openInCode(text)
  for (const value of names)
    eachName(text, value, (start, end) => {
      const place = { start, end }
      if (overlapsOne(place, found) || overlapsOne(place, spans) || isInCode(place)) return
      spans.push({
        ...place,
        entity: person.name,
        score: 0.75,
        validated: false,
        recognizer: takenNames,
        why: 'a name found elsewhere in the record',
      })
    })
  return spans
}

function openInCode(text: string): (place: TextRange) => boolean {
  let code: ReturnType<typeof openCodeMap> | undefined
  return (place) => {
    code ??= openCodeMap(text)
    return code.inCode(place, 'words')
  }
}

function eachName(text: string, value: string, visit: (start: number, end: number) => void): void {
  eachPlace(text, value, (start, end) => {
    const before = text.slice(Math.max(0, start - 2), start)
    if (joinedBefore.test(before) || joinedBehind.test(text.slice(end, end + 2))) return
    const isOrdinary = opens.test(before) && ordinaryNames.has(value.toLowerCase())
    if (isOrdinary && !acts.test(text.slice(end, end + 24))) return
    if (value.includes(' ') || !small.test(value)) visit(start, end)
  })
}
