import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mayBeEponym } from '../../../transforms/anonymize/knowledge/eponym-words.js'
import {
  hashKey,
  hashPart,
  nameKey,
  wordsOf,
} from '../../../transforms/anonymize/knowledge/tables/name-key.js'
import {
  decodeNameTable,
  encodeNameTable,
  nameFacts,
} from '../../../transforms/anonymize/knowledge/tables/name-table.js'
import { openPhrases } from '../../../transforms/anonymize/knowledge/thing-phrases.js'
import { reasons } from '../../../transforms/anonymize/knowledge/thing-reasons.js'
import { afterEponym, eponymWords } from '../../../transforms/anonymize/knowledge/things.data.js'
import { runs } from '../../campaign.js'

const words = ["'s", "'", '’s', ' law', ' Law', '-tower', ' s', ' of', ' é', ' 2', '.', ' ', 'x'.repeat(25)]
const behind = fc
  .array(fc.constantFrom(...words, ' disease', ' Peace', ' Prize'), { maxLength: 6 })
  .map((all) => all.join(''))
const keys = [
  'ada law',
  'ada s law',
  'ada tower of',
  'ada é 2',
  `ada ${'x'.repeat(23)}`,
  'the ada',
  'ada s disease',
]
const lookUp = decodeNameTable(encodeNameTable(new Map(keys.map((key) => [key, nameFacts.thing]))))
const phrase = /^(?:['’]s?)?(?:[ -][\p{L}\p{N}]{1,23}){1,3}/u

describe('phrases that a name is part of', () => {
  it('are those of the words behind it, one after another', () => {
    const reasonOf = openPhrases(lookUp)
    fc.assert(
      fc.property(behind, (behind) => {
        let key = 'ada'
        const expected = wordsOf(phrase.exec(behind.slice(0, 72))?.[0] ?? '').some((word) => {
          key += ` ${word}`
          return keys.includes(key)
        })
        const reason = reasonOf(`Ada${behind}`, { key: 'ada', start: 0, end: 3 })
        expect(reason).toBe(expected ? reasons.thing : undefined)
      }),
      runs(300),
    )
    expect(reasonOf('in The Ada', { key: 'ada', start: 7, end: 10 })).toBe(reasons.thing)
  })

  it('have the hash of their key, where they are ASCII', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(hashPart(text, 0, text.length)).toBe(hashKey(nameKey(text)))
      }),
      runs(200),
    )
    expect(hashPart('Zoë', 0, 3)).toBeUndefined()
  })

  it('are not asked for as eponyms only where they can be none', () => {
    fc.assert(
      fc.property(behind, (behind) => {
        if (afterEponym.test(behind)) expect(mayBeEponym(behind, eponymWords)).toBe(true)
      }),
      runs(300),
    )
    expect(mayBeEponym(' Peace Prize', eponymWords)).toBe(true)
    expect(mayBeEponym(' went home', eponymWords)).toBe(false)
  })
})
