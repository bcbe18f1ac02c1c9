import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { readConll, type Sample } from '../../../bench/train-names/conll.js'
import type { Match, Recognizer } from '../../../transforms/anonymize/detect/recognizer.js'
import { loadNameModel } from '../../../transforms/anonymize/recognizers/name-tagger/model.js'
import { openNameWords } from '../../../transforms/anonymize/recognizers/name-tagger/name-words.js'
import { openTaggedNames } from '../../../transforms/anonymize/recognizers/name-tagger/tagged-names.js'
import { openLetters } from '../../../transforms/anonymize/recognizers/name-tagger/words/letters.js'
import { runs } from '../../campaign.js'
import { anonymized } from './anonymized.js'

let recognizer: Recognizer

beforeAll(async () => {
  const model = await loadNameModel()
  recognizer = openTaggedNames(() => openNameWords(model, openLetters()))
})

function matches(text: string, field = ''): Match[] {
  const found: Match[] = []
  recognizer.find({ text, mask: 0, field, isExplaining: false }, (match) => found.push(match))
  return found.filter(({ score }) => score >= 0.5)
}

/** `P:Mary Jones` and the like, in order. */
function names(text: string, field = ''): string[] {
  return matches(text, field)
    .sort((a, b) => a.start - b.start)
    .map(({ entity = '', start, end }) => `${entity[0]}:${text.slice(start, end)}`)
}

describe('names of persons', () => {
  it('end at no hyphen between parts of a name', () => {
    const parts = ['Anna', 'Marie', 'Jean', 'Luc', 'Mei', 'Ling', 'Smith', 'Baker', 'Peter', 'Kowalski']
    for (const first of parts)
      for (const second of parts)
        for (const text of [`My name is ${first}-${second}.`, `Ask ${first}-${second} Keller about it.`])
          for (const { start, end } of matches(text))
            expect(`${text[start - 1]} ${text[end]}`, text).not.toContain('-')
  })

  it.each<[string, string[]]>([
    ['My name is Katarzyna Wiśniewska.', ['P:Katarzyna Wiśniewska']],
    ['my name is priya banerjee and i forgot my password', ['P:priya banerjee']],
    ['Please call Dr. Okonkwo before noon.', ['P:Okonkwo']],
    ['Thanks, Mrs. Vandersteen!', ['P:Vandersteen']],
    ["It was Margaret O'Neil's idea.", ["P:Margaret O'Neil"]],
    ['Jean-Paul Lefèvre wrote to us.', ['P:Jean-Paul Lefèvre']],
    ['Best regards,\nSigríður Jónsdóttir\n', ['P:Sigríður Jónsdóttir']],
    ['The invoice went to J. K. Hartmann on Monday.', ['P:J. K. Hartmann']],
    ['Contact MARGARET WHITFIELD about the keys.', ['P:MARGARET WHITFIELD']],
    ['hi its fatima here', ['P:fatima']],
    ['Bonjour Marie, comment ça va ?', ['P:Marie']],
    ['Herr Müller wohnt jetzt in einem anderen Haus.', ['P:Müller']],
    ['Hello, I am Jae-won Kim and this is Mei-Ling.', ['P:Jae-won Kim', 'P:Mei-Ling']],
    ['Kim Min-jun works here with Park Ha-na.', ['P:Kim Min-jun', 'P:Park Ha-na']],
    ['They came in an Obama-era bus, Tim-Oliver Hartwig said.', ['P:Tim-Oliver Hartwig']],
    ['Jorge and Lucía live here.', ['P:Jorge', 'P:Lucía']],
    ['Меня зовут Анна Смирнова, позвоните мне.', ['P:Анна Смирнова']],
    ['Anna de la Cruz came with Pieter van den Berg.', ['P:Anna de la Cruz', 'P:Pieter van den Berg']],
  ])('are found in %j', (text, expected) => {
    expect(names(text).filter((name) => name.startsWith('P:'))).toEqual(expected)
  })

  it('are found by one half once the other half stood beside it', () => {
    const text = 'We met Theodora Vasilakis in spring. After that, nobody heard from Vasilakis.'
    expect(names(text).filter((name) => name.startsWith('P:'))).toEqual([
      'P:Theodora Vasilakis',
      'P:Vasilakis',
    ])
  })

  it.each<[string, string[]]>([
    ['Pt Harold Stanwick (MRN: 48210937) was seen today.', ['P:Harold Stanwick']],
    ['From Bill Ostrander on Monday, with thanks.', ['P:Bill Ostrander']],
    ['The letter came from Doctor Hank Winslow.', ['P:Hank Winslow']],
    ['Aadhaar: 2345 6789 0124', []],
    ['El delantero Iker Zabala marcó dos goles.', ['P:Iker Zabala']],
    ['Maria dos santos came with Anna Lindqvist yesterday.', ['P:Maria dos santos', 'P:Anna Lindqvist']],
    ['The hurricane Katrina came ashore.', []],
  ])('end where their neighbours begin in %j', (text, expected) => {
    expect(names(text).filter((name) => name.startsWith('P:'))).toEqual(expected)
  })

  it('are taken from a cell by the name of its column alone', () => {
    expect(names('Xqur Blenthis', 'customer last name')).toContain('P:Xqur Blenthis')
    expect(names('Xqur 3 Blenthis!', 'file name')).toEqual([])
  })
})

describe('places and organisations', () => {
  it.each<[string, string[]]>([
    ['She moved from Lisbon to Kuala Lumpur last year.', ['L:Lisbon', 'L:Kuala Lumpur']],
    [
      'He studied at the University of Utrecht in the Netherlands.',
      ['O:University of Utrecht', 'L:Netherlands'],
    ],
    ['The shares of Brightwell Holdings Ltd fell.', ['O:Brightwell Holdings Ltd']],
    ['Anna works for Microsoft in Dublin.', ['P:Anna', 'O:Microsoft', 'L:Dublin']],
  ])('are found in %j', (text, expected) => {
    expect(names(text)).toEqual(expected)
  })
})

describe('words that are no names', () => {
  it.each([
    'The quick brown fox jumps over the lazy dog. It is not tired. However, the dog is.',
    'How To Write A Good Summary\n\nStart with the main idea.',
    'On Monday I bought a new phone. In March I will buy a laptop.',
    'Question: Which of these is a mammal?\nAnswer: The whale.',
    'const userName = new FormField(options)\nreturn userName.toString()',
    'my iban is below and my pin is not for you',
    'WARNING: Do not open the valve.',
    'Dear Sir or Madam,\nThank you for your order.',
    'Ingredients: Flour, Sugar, Butter',
    'Příjemce: novak@example.cz',
    'Saaja: jane.doe@example.com',
    '',
    'a',
    '\0\0\0',
  ])('%j has none', (text) => {
    expect(names(text)).toEqual([])
  })
})

describe('`anonymize()`', () => {
  it('masks a name and leaves the title and the possessive', async () => {
    const [text] = await anonymized(["Ask Dr. Whitfield's assistant about Margaret Whitfield."], {
      entities: ['PERSON'],
    })
    expect(text).not.toContain('Whitfield')
    expect(text).toContain('Dr. <PERSON')
    expect(text).toContain("'s assistant")
  })

  it('says why without the name', () => {
    for (const { why } of matches('My name is Margaret Whitfield.'))
      expect(why).toMatch(/^tagger 0\.\d\d, given name/)
  })
})

describe('the tagger', () => {
  const piece = fc.constantFrom(
    'Anna',
    'Lee',
    'de',
    "O'Neil",
    '.',
    ', ',
    ' ',
    '\n',
    'Ltd',
    'é',
    '中',
    '😀',
    '\0',
    "'s",
    '1',
    'İ',
    'the',
  )
  it('keeps spans inside the text, begins and ends them at letters, and answers alike every time', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('')
        const found = matches(text)
        for (const { start, end, score } of found) {
          expect(text.slice(start, end)).toMatch(/^[\p{L}\p{M}].*[\p{L}\p{M}]$|^[\p{L}\p{M}]$/su)
          expect(end).toBeLessThanOrEqual(text.length)
          expect(score).toBeLessThanOrEqual(1)
        }
        expect(matches(text)).toEqual(found)
      }),
      runs(),
    )
  })
})

describe('on annotated texts held apart from training', () => {
  const folder = join(process.env.PREPKIT_DATA ?? '../shared/data', 'pii')
  const half = (name: string) => readConll(join(folder, name)).filter((_, i) => Math.floor(i / 40) % 2 === 1)

  it.skipIf(!existsSync(join(folder, 'wikigold.conll')))('finds most names of an encyclopedia', () => {
    const samples = half('wikigold.conll')
    expect(f1(samples, 0)).toBeGreaterThan(0.74)
    expect(f1(samples, 1)).toBeGreaterThan(0.75)
    expect(f1(samples, 2)).toBeGreaterThan(0.43)
  })

  it.skipIf(!existsSync(join(folder, 'wnut17_dev.conll')))('finds half of the names in posts', () => {
    expect(f1(readConll(join(folder, 'wnut17_dev.conll')), 0)).toBeGreaterThan(0.58)
  })

  it.skipIf(!existsSync(join(folder, 'presidio_synth_dev.json')))(
    'finds most persons in made records',
    () => {
      const samples = readPresidio(join(folder, 'presidio_synth_dev.json'))
      const { precision, recall } = score(samples, 0)
      expect(recall).toBeGreaterThan(0.93)
      expect(precision).toBeGreaterThan(0.88)
    },
  )

  const kinds = ['PERSON', 'LOCATION', 'ORGANIZATION']

  function f1(samples: Sample[], kind: number): number {
    const { precision, recall } = score(samples, kind)
    return (2 * precision * recall) / (precision + recall)
  }

  function score(samples: Sample[], kind: number): { precision: number; recall: number } {
    let hits = 0
    let predicted = 0
    let wanted = 0
    for (const { text, spans } of samples) {
      const right = new Set(
        spans.filter((span) => span.kind === kind).map(({ start, end }) => `${start}:${end}`),
      )
      const found = matches(text).filter(({ entity }) => entity === kinds[kind])
      wanted += right.size
      predicted += found.length
      hits += found.filter(({ start, end }) => right.has(`${start}:${end}`)).length
    }
    return { precision: hits / predicted, recall: hits / wanted }
  }

  function readPresidio(path: string): Sample[] {
    const records: PresidioRecord[] = JSON.parse(readFileSync(path, 'utf8'))
    return records.map(({ full_text, spans }) => ({
      text: full_text,
      spans: spans
        .filter(({ entity_type }) => entity_type === 'PERSON')
        .map(({ start_position, end_position }) => ({ start: start_position, end: end_position, kind: 0 })),
    }))
  }

  interface PresidioRecord {
    full_text: string
    spans: { entity_type: string; start_position: number; end_position: number }[]
  }
})
