import type { Recognizer } from '../../detect/recognizer.js'
import { type HoldsOne, matchesIn, needles } from '../../detect/text-cues.js'
import { nobody } from './nobody.js'

/** Names by marks that all languages share: the key of a value in JSON or code, the time before who speaks in a chat. */

const initialed = '\\p{Lu}\\p{Ll}+(?: \\p{Lu}\\p{L}*\\.?){0,2}'

/** What is a name, in group `name`; without what it `needs` nothing is looked for. */
const marks: readonly { needs: HoldsOne; pattern: RegExp; score: number; why: string }[] = [
  {
    needs: needles('ame"', "ame'", 'ame\\"', 'first"', 'last"'),
    pattern:
      /["'](?:(?:[a-z]{2,12}_)?(?:first|last|given|family|full|legal|entered|maiden|middle|preferred|patient|customer|holder|contact|cardholder|employee|owner)_?[Nn]ame|surname|first|last)\\?["'] ?: ?\\?["'](?<name>\p{Lu}[\p{L}\p{M}'’-]+(?: [\p{L}\p{M}'’.-]+){0,3})\\?["']/gu,
    score: 0.7,
    why: 'the name of its key',
  },
  {
    needs: needles('] '),
    pattern: new RegExp(
      `(?:^|\\n)\\[\\d{1,2}:\\d{2}(?::\\d{2})?(?: ?[AaPp][Mm])?\\] ?(?<name>${initialed}): `,
      'gu',
    ),
    score: 0.6,
    why: 'who speaks in a chat',
  },
  {
    needs: needles(' AM\n', ' PM\n'),
    pattern: new RegExp(`(?:^|\\n)(?<name>${initialed}) {1,3}\\[?\\d{1,2}:\\d{2} [AP]M\\]?\\n`, 'gu'),
    score: 0.6,
    why: 'who speaks in a chat',
  },
]

/** Names by the marks around them, in any language. */
export const markedNames: Recognizer = {
  name: 'marked_names',
  entities: ['PERSON'],
  bits: 0,
  rescans: false,
  find(scan, report) {
    for (const { needs, pattern, score, why } of marks) {
      if (!needs(scan)) continue
      for (const hit of matchesIn(scan, pattern)) {
        const name = hit.groups?.name ?? ''
        if (nobody.test(name)) continue
        const start = hit.index + hit[0].lastIndexOf(name)
        report({ start, end: start + name.length, score, validated: false, why })
      }
    }
  },
}
