import type { SignalTables } from '../../src/kernels/signals/signals.js'
import { commonHan } from '../../src/text/common-han.data.js'
import { frequentWordTable } from '../../src/text/language-detector.js'
import { codePointKinds, firstLetter, hanKind, kindCount, kindOf, latinKind } from '../../src/text/scripts.js'
import { characterClasses, classesBeyond, letter, mark } from '../../src/text/words/character-classes.js'
import { shortForms, units } from '../../src/text/words/chunk-edges.js'
import { aloneCharacters } from '../../src/text/words/fast-words.js'
import { callBeginnings } from './advertisements.js'
import { hanSigns } from './characters.js'
import { signalGroups } from './names.data.js'
import { stopWordsOf } from './stop-words.data.js'

/** What the kernel asks of a character beyond its classes; see `src/kernels/assembly/signals/characters.ts`. */
const wordLetter = 1 << 10
const alone = 1 << 11
const call = 1 << 12
const kindShift = 16
const han = 1 << 24
const commonIsHere = 1 << 25
const simplified = 1 << 26
const traditional = 1 << 27
const hanSign = 1 << 28

/** The tables of the kernel: what characters and words are. Stop words are in the order of the languages that have some. */
export function signalTables(): SignalTables {
  return {
    classes: kernelClasses(),
    classesBeyond: (code) => withWordLetter(classesBeyond(code)),
    kinds: { count: kindCount, latin: latinKind, han: hanKind, other: kindOf('other'), firstLetter },
    frequentWords: frequentWordTable(),
    shortForms: shortForms(),
    units: [...units],
    calls: callBeginnings,
    stops: Object.values(stopWordsOf).map((words) => words.split(' ')),
    signalCount: Object.values(signalGroups).flat().length,
  }
}

function kernelClasses(): Uint32Array {
  const kinds = codePointKinds()
  const classes = new Uint32Array(0x10000)
  for (const [code, found] of characterClasses().entries()) {
    const isMark = (found & mark) === 0 ? 0 : wordLetter
    classes[code] = withWordLetter(found) | isMark | (kinds[code] << kindShift)
  }
  for (let code = 0x4e00; code <= 0x9fa5; code++) {
    classes[code] |= han
    if (kinds[code] === hanKind + 1) classes[code] |= simplified
    else if (kinds[code] === hanKind + 2) classes[code] |= traditional
  }
  for (const character of commonHan) classes[character.charCodeAt(0)] |= commonIsHere
  for (const character of aloneCharacters) classes[character.charCodeAt(0)] |= alone
  for (const code of hanSigns) classes[code] |= hanSign
  for (const beginning of callBeginnings) classes[beginning.charCodeAt(0)] |= call
  return classes
}

function withWordLetter(found: number): number {
  return found & letter ? found | wordLetter : found
}
