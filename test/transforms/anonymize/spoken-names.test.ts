import { beforeAll, describe, expect, it } from 'vitest'
import { findInText } from '../../../transforms/anonymize/find-in-text.js'
import { type OpenedDetector, openDetectorFor } from '../../../transforms/anonymize/open-detector.js'
import { anonymizeOptions } from '../../../transforms/anonymize/options.js'

let opened: OpenedDetector

beforeAll(async () => {
  opened = await openDetectorFor(anonymizeOptions.parse({}))
})

/** The persons that are taken by default, in order. */
function persons(text: string): string[] {
  return findInText(opened, text)
    .filter(({ entity }) => entity === 'PERSON')
    .map(({ start, end }) => text.slice(start, end))
}

describe('people who are spoken to or of', () => {
  it.each<[string, string[]]>([
    ['hi is that ok. thanks dave', ['dave']],
    ['Her sister June had the same operation.', ['June']],
    ['ok. my husband stavroq will be in all day', ['stavroq']],
    ['My flatmate is called Quorrel, he pays half.', ['Quorrel']],
    ['i moved in with my now-ex Devq (34M) last year', ['Devq']],
    ['hi, my name is john smith and i need help', ['john smith']],
    ['hello, this is john baker from the bakery', ['john baker']],
  ])('are found in %j', (text, expected) => {
    expect(persons(text)).toEqual(expected)
  })

  it('are found in small letters where all is small', () => {
    const text = 'did it sunday. keisha still texted me asking for his fryer lol. u know ravi did not help'
    expect(persons(text)).toEqual(['keisha', 'ravi'])
  })

  it.each([
    'Dear Sir or Madam, the secretary will write to you.',
    'thanks all, will read everything after work',
    'Hi there, ask support or tell the team.',
    'My boss French-pressed the coffee.',
    'my name is not important, this is art work',
    'i am glad may is over, my name is misspelled',
    'my son recieved it, my mum sees it',
  ])('are none in %j', (text) => {
    expect(persons(text)).toEqual([])
  })
})

describe('people behind a label', () => {
  it.each<[string, string[]]>([
    ['PATIENT: NAKAMURQ-HOLT, Elise M.\nDOB: 11/23/1961', ['NAKAMURQ-HOLT, Elise M.']],
    ['Packed by: tyreeq   Checked by: M. Sandoval-Pruitq', ['tyreeq', 'M. Sandoval-Pruitq']],
    ['| Surname | Haddaq |\n| Given names | Rania |', ['Haddaq', 'Rania']],
    ['Full name (as in passport): BAATARQ ENKHJARGAQ', ['BAATARQ ENKHJARGAQ']],
  ])('are found in %j', (text, expected) => {
    expect(persons(text)).toEqual(expected)
  })

  it.each(['Owner: none\nName: Blue Widget', 'CALLER: Yep, that is me.', 'Manager: TBD'])(
    'are none in %j',
    (text) => {
      expect(persons(text)).toEqual([])
    },
  )
})

describe('people who sign', () => {
  it.each<[string, string[]]>([
    ['she was v nice about it\n\ntx\nxiaominq', ['xiaominq']],
    ['I cannot close the week until I know.\n\nL.J.W.', ['L.J.W.']],
    ['hes got my badge\n\n--\nFfionq Prosserq\nDigital Signage', ['Ffionq Prosserq']],
  ])('are found in %j', (text, expected) => {
    expect(persons(text)).toEqual(expected)
  })
})

describe('people who are named once', () => {
  it('are found by their parts elsewhere in the text, in any case', () => {
    const text = 'Tell Keisha Llewelyn that it works. @Keisha it is done. LLEWELYN said no.'
    expect(persons(text)).toEqual(['Keisha Llewelyn', 'Keisha', 'LLEWELYN'])
  })

  it('are not looked for in ordinary words', () => {
    expect(persons('Ask Anna Stone about it. The stone is grey.')).toEqual(['Anna Stone'])
  })
})

describe('accounts and numbers behind their words', () => {
  it.each<[string, string, string[]]>([
    [
      '<hexdumq> morning\n<zx_linq> o/\n<zx_linq> hexdumq: did it boot?',
      'USERNAME',
      ['hexdumq', 'zx_linq', 'zx_linq', 'hexdumq'],
    ],
    ['**slugbanq_42** — Today at 07:51\nanyone?', 'USERNAME', ['slugbanq_42']],
    ['Host jump\n    HostName 198.51.100.23\n    User nhaddaq\n', 'USERNAME', ['nhaddaq']],
    ['Claim ref: CLM/24/0093377', 'ACCOUNT_NUMBER', ['CLM/24/0093377']],
    [
      'collection is 17b Heol Fawq, Pontcannq, Cardiff CF11 9HB, ask inside',
      'STREET_ADDRESS',
      ['17b Heol Fawq, Pontcannq, Cardiff CF11 9HB'],
    ],
  ])('are found in %j', (text, entity, expected) => {
    const hits = findInText(opened, text).filter((hit) => hit.entity === entity)
    expect(hits.map(({ start, end }) => text.slice(start, end))).toEqual(expected)
  })
})
