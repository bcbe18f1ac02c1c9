import { allMatches } from '../../../../src/text/match-at.js'
import { ibanRemainder } from '../../check-digits/iso-7064.js'
import type { Recognizer } from '../../detect/recognizer.js'
import { evidence } from '../../detect/scores.js'
import { goesOn, hasCue, isWordAt } from '../../identifiers/number-scan.js'
import { prefilterBits } from '../../prefilter/prefilter.js'
import { ibanLengths } from './iban-lengths.data.js'

const ibanCue = /\biban\b[^\n]{0,16}$/i

/**
 * IBANs, bare or in groups of four. Country, length and both check digits must fit; after the word IBAN the
 * check digits may be wrong, because a mistyped number is personal as well.
 */
export const ibanCode: Recognizer = {
  name: 'iban_code',
  entities: ['IBAN_CODE'],
  rescans: true,
  bits: prefilterBits.iban,
  find({ text }, report) {
    for (const { index } of allMatches(/(?<![A-Za-z0-9_])[A-Za-z]{2}\d{2}/g, text)) {
      const length = ibanLengths[text.slice(index, index + 2).toUpperCase()]
      if (length === undefined) continue
      const end = endOfIban(text, index, length)
      if (end === undefined) continue
      const validated = ibanRemainder(text.slice(index, end).replace(/[ -]/g, '')) === 1
      if (validated || hasCue(text, index, ibanCue))
        report({ start: index, end, ...(validated ? evidence.checked : evidence.cued) })
    }
  },
}

/** Where an IBAN of this length ends: its characters in one piece, or one space or hyphen after each four. */
function endOfIban(text: string, start: number, length: number): number | undefined {
  let end = start
  for (let taken = 0; taken < length; taken++) {
    const isSeparated = taken > 0 && taken % 4 === 0 && (text[end] === ' ' || text[end] === '-')
    if (isSeparated) end++
    if (!isWordAt(text, end) || text[end] === '_') return undefined
    end++
  }
  return goesOn(text, end) ? undefined : end
}
