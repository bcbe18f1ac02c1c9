import { beforeAll, describe, expect, it } from 'vitest'
import { findInText } from '../../../transforms/anonymize/find-in-text.js'
import { type OpenedDetector, openDetectorFor } from '../../../transforms/anonymize/open-detector.js'
import { anonymizeOptions } from '../../../transforms/anonymize/options.js'

let opened: OpenedDetector

beforeAll(async () => {
  opened = await openDetectorFor(anonymizeOptions.parse({}))
})

/** What is taken by default, in order. */
function taken(text: string): string[] {
  return findInText(opened, text).map(({ start, end }) => text.slice(start, end))
}

describe('a single word with a capital', () => {
  it.each([
    'I visited Jordan in May last year.',
    'Visit Sydney, Charlotte and Austin on your trip.',
    'We flew to Charlotte and then drove to Austin.',
    'Jade is a precious stone that is found in China.',
    'Ruby and Jade are gemstones used in jewelry.',
    'Perl, Ruby, Julia and Scala are programming languages.',
    'Virginia alone has three of these. T. Rex was a large predator.',
    'Polished floors, Coonara wood heater, fine gardens.',
  ])('is nobody where nothing says so, if it may be a place, a thing or anything: %j', (text) => {
    expect(taken(text)).toEqual([])
  })

  it.each<[string, string[]]>([
    ['My friend Jordan called me.', ['Jordan']],
    ['Ask Charlotte whether she is free on Friday.', ['Charlotte']],
    ['Austin said that he would come.', ['Austin']],
    ['Polished floors, Coonara wood heater. Mail cb@example.com', ['Coonara', 'cb@example.com']],
  ])('is somebody beside a word of people, and where the text is about somebody: %j', (text, expected) => {
    expect(taken(text)).toEqual(expected)
  })
})

describe('programs and data of private people', () => {
  it('are read for names in comments and for dates of birth behind their keys', () => {
    const comment = '# ask Jiminq (416-555-0191) if the sandbox is down\nimport requests\nx = f(1)\n'
    expect(taken(comment)).toContain('Jiminq')
    const json =
      '{\n  "event": "signup",\n  "user": {\n    "display": "Sunniva Aas",\n    "born": "2003-09-28"\n  }\n}'
    expect(taken(json)).toEqual(['Sunniva Aas', '2003-09-28'])
  })

  it('are read by columns of guests and passports', () => {
    const table =
      'ref,guest,arrive,passport\nA301,"Tanaka Shunsuke",2026-04-02,TR8841907\nA302,"M. Diarra",2026-04-03,'
    expect(taken(table)).toEqual(['Tanaka Shunsuke', 'TR8841907', 'M. Diarra'])
  })
})
