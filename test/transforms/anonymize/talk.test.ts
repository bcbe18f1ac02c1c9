import { beforeAll, describe, expect, it } from 'vitest'
import { findInText } from '../../../transforms/anonymize/find-in-text.js'
import { type OpenedDetector, openDetectorFor } from '../../../transforms/anonymize/open-detector.js'
import { anonymizeOptions } from '../../../transforms/anonymize/options.js'

let opened: OpenedDetector

beforeAll(async () => {
  opened = await openDetectorFor(anonymizeOptions.parse({}))
})

/** What is taken of an entity, in order. */
function taken(text: string, entity = 'PERSON'): string[] {
  return findInText(opened, text)
    .filter((hit) => hit.entity === entity)
    .map(({ start, end }) => text.slice(start, end))
}

describe('who speaks in a chat that was exported', () => {
  it.each([
    [
      '07/08/24, 7:15 am - Harpreet A-101: water came?\n07/08/24, 7:16 am - Sunita Bhabhi C-204: not yet',
      ['Harpreet', 'Sunita'],
    ],
    ['[14/03/2024, 18:02:11] Shazza: u home yet??\n[14/03/2024, 18:02:40] Tash: nah', ['Shazza', 'Tash']],
    [
      'Orlagh  10:12\nmorning! has anyone seen the invoices?\nVenky [10:13 AM]\nno, they are not here',
      ['Orlagh', 'Venky'],
    ],
    [
      '[12/04/24, 20:11:02] Me: watch it?\n[12/04/24, 20:11:30] Coach: yes\n[12/04/24, 20:11:31] Bro: lol',
      [],
    ],
    ['10:15 Lunch: soup\n11:30 Break: tea', []],
  ])('is taken without flats and forms of address: %j', (text, expected) => {
    expect(taken(text)).toEqual(expected)
  })
})

describe('what was said and written down', () => {
  const call =
    'agent: may i have your name please\ncaller: yeah hi its um marguerite thibodeaux\nagent: spell the last name for me\n' +
    'caller: t h i b o d e a u x\nagent: thanks miss thibodeaux'

  it('is a name where it answers a question for one, is spelled, or comes again', () => {
    expect(taken(call)).toEqual(['marguerite thibodeaux', 't h i b o d e a u x', 'thibodeaux'])
  })

  it('is a date of birth, a phone or a card in words behind a word for it', () => {
    expect(taken('and your date of birth\nmarch second nineteen sixty three', 'DATE_OF_BIRTH')).toEqual([
      'march second nineteen sixty three',
    ])
    expect(
      taken('my number is oh seven seven double oh nine hundred three one two', 'PHONE_NUMBER'),
    ).toHaveLength(1)
    expect(taken('they landed on july twentieth nineteen sixty nine', 'DATE_OF_BIRTH')).toEqual([])
    expect(taken('call it: one two three four five six seven eight', 'PHONE_NUMBER')).toEqual([])
  })
})

describe('names alone beside private data', () => {
  it('are taken where a list knows them, and unknown ones where they are called or do something', () => {
    const text =
      'Oyinkan next door has a key (07700 900519). Ottilie is away. Tell Fenbrook the boiler is fixed.'
    expect(taken(text)).toEqual(['Oyinkan', 'Ottilie', 'Fenbrook'])
  })

  it('are none of tools, places and ordinary words', () => {
    const text = 'Grafana is down and Hope is lost; see Lincoln Station. Call 07700 900519.'
    expect(taken(text)).toEqual([])
  })
})

describe('names on forms and in notes', () => {
  it.each([
    ['SURNAME    BREATHNACH         F0RENAME  Caoimhe', ['BREATHNACH', 'Caoimhe']],
    ['NEXT OF KIN   Funmi (wife)', ['Funmi']],
    ['Agent (Shanice): how can I help?', ['Shanice']],
    ['Spoke to one Rajesh s/o Muniandy and his wife Tan Bee.', ['Rajesh s/o Muniandy', 'Tan Bee']],
    ['This is to certify that Md. Tanvir Rahman was here.', ['Md. Tanvir Rahman']],
    ['See you soon!\n\nWith fondest love,\nCressida', ['Cressida']],
    ['RN Pania saw him at six.', ['Pania']],
    [
      'Attendees: Leila R., Arjun P., Min-jun Seo, Ji-hoon Park',
      ['Leila R.', 'Arjun P.', 'Min-jun Seo', 'Ji-hoon Park'],
    ],
    ['Arjun is fine.\nDad Yorick 0408 771 590', ['Arjun', 'Yorick']],
  ])('are taken, and no label with them: %j', (text, expected) => {
    expect(taken(text)).toEqual(expected)
  })

  it.each([
    'Write a limerick about a cat called Mortimer.',
    'The Vikram lander touched down.',
    'Sev1 at 10:02, Sev2 at 11:40.',
    "The ferry to Martha's Vineyard was late.",
  ])('are none of pets, craft and counted things: %j', (text) => {
    expect(taken(text)).toEqual([])
  })
})
