import { beforeAll, describe, expect, it } from 'vitest'
import { type Detector, openDetector } from '../../../transforms/anonymize/detect/detector.js'
import type { LeavesOpen } from '../../../transforms/anonymize/detect/left-open.js'
import type { Recognizer } from '../../../transforms/anonymize/detect/recognizer.js'
import { allPrefilterBits, findInText } from '../../../transforms/anonymize/find-in-text.js'
import { openRecognizers } from '../../../transforms/anonymize/recognizers/index.js'
import { openLeftOpen } from '../../../transforms/anonymize/recognizers/left-open.js'

const entities = ['PERSON', 'STREET_ADDRESS', 'PHONE_NUMBER', 'EMAIL_ADDRESS']

/** Stands for a model: writes down what it is asked about, and takes the word "secretly" for a person. */
function openAsked(onlyLeftOpen: boolean) {
  const prepared: string[] = []
  const asked: string[] = []
  const recognizer: Recognizer = {
    name: 'model',
    entities: ['PERSON'],
    bits: 0,
    rescans: true,
    onlyLeftOpen,
    prepare: (texts) => void prepared.push(...texts),
    find({ text }, report) {
      asked.push(text)
      const start = text.indexOf('secretly')
      if (start >= 0) report({ start, end: start + 8, score: 0.9, validated: false, why: 'model' })
    },
  }
  return { recognizer, prepared, asked }
}

/** Takes "maybe0.3" for a person with a score of 0.3. */
const doubtful: Recognizer = {
  name: 'doubtful',
  entities: ['PERSON'],
  bits: 0,
  rescans: false,
  find({ text }, report) {
    for (const { 0: value, 1: score, index } of text.matchAll(/maybe(0\.\d)/g))
      report({ start: index, end: index + value.length, score: Number(score), validated: false, why: 'form' })
  },
}

describe('a model that is asked only about what the rules leave open', () => {
  let rules: readonly Recognizer[]
  let leavesOpen: LeavesOpen
  beforeAll(async () => {
    rules = await openRecognizers({ entities, regions: ['US', 'CN'] })
    leavesOpen = await openLeftOpen()
  })
  const open = (when: 'always' | 'uncertain') => {
    const asked = openAsked(when === 'uncertain')
    const detector: Detector = openDetector({
      recognizers: [...rules, doubtful, asked.recognizer],
      entities,
      leavesOpen,
    })
    const found = (text: string) =>
      findInText({ detector, entities, recognizers: [] }, text, { everyText: true }).map(({ start, end }) =>
        text.slice(start, end),
      )
    return { ...asked, detector, found }
  }

  it.each<[string, string, boolean]>([
    [
      'a text in a language that no names were learnt for',
      'Hän asuu Helsingissä ja on töissä siellä, mutta ei ole nyt kotona',
      true,
    ],
    ['a capitalised word that no list knows', 'they use Xqzthar to clean it', true],
    ['a find that scores a little too low', 'the code is maybe0.3', true],
    ['a find that scores far too low', 'the code is maybe0.1', false],
    ['a low find beside one that is taken', 'the code is maybe0.3@example.com', false],
    ['plain English', 'the weather is fine and nobody works today', false],
    ['a name that the rules take', 'my name is Mary Jones and I live here', false],
    ['a sentence that begins with an unknown word', 'Xqzthars are what they eat', false],
    ['places and known words', 'we went to Paris on Monday with the University', false],
    ['plain Chinese', '今天的天气很好，大家都在家里休息。', false],
    ['code', '```\nconst value = new Xqzthar(input)\n```', false],
    ['German nouns', 'Der Hund und die Katze lagen auf dem Sofa und die Schnurzelei war groß', false],
  ])('is asked about %s: %s', (_, text, isAsked) => {
    const { asked, found } = open('uncertain')
    found(text)
    expect(asked.length > 0).toBe(isAsked)
  })

  it('is given a batch of just those', () => {
    const { detector, prepared, asked } = open('uncertain')
    const texts = ['nothing to see here', 'they use Xqzthar', 'my name is Mary Jones and I live here']
    detector.prepare?.(texts.map((text) => ({ text, mask: allPrefilterBits })))
    expect(prepared).toEqual(['they use Xqzthar'])
    expect(asked).toEqual([])
  })

  it('finds what it would find if it were always asked, where it is asked', () => {
    const text = 'they secretly use Xqzthar to clean it, call 202-555-0143'
    expect(open('uncertain').found(text)).toEqual(open('always').found(text))
    expect(open('uncertain').found('they secretly met')).toEqual([])
    expect(open('always').found('they secretly met')).toEqual(['secretly'])
  })

  it('is asked again about a text that was open once', () => {
    const { asked, found } = open('uncertain')
    expect(found('they use Xqzthar to clean it, and Mary Jones secretly met them')).toContain('secretly')
    expect(asked.length).toBeGreaterThan(1)
  })
})
