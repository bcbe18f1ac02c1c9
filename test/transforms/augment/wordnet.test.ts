import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import nlp from 'compromise'
import { describe, expect, test } from 'vitest'
import { WordNetFiles } from '../../../bench/synonyms/wordnet-files.js'
import { packageRoot } from '../../../src/base/package-root.js'
import { openEnglishForms } from '../../../transforms/augment/lexicon/english-forms.js'
import { SynonymTable } from '../../../transforms/augment/lexicon/synonym-table.js'
import { openWordNet } from '../../../transforms/augment/lexicon/wordnet.js'
import { transitiveVerbs } from '../../../transforms/augment/operations/grammar/transitive-verbs.data.js'

/** It takes these for an adjective, and for the past of "find". */
const unknownToCompromise = new Set(['close', 'found'])

const synonymsOf = (word: string, senses: 'context' | 'first' | 'all' = 'first') =>
  openWordNet(senses)
    .readings(word)
    .map(({ part, form, synonyms }) => `${part} ${form}: ${synonyms.join(' ')}`)
    .filter((line) => !line.endsWith(': '))

describe('WordNet', () => {
  test.each([
    ['car', ['noun base: automobile']],
    ['cars', ['noun s: automobiles']],
    ['buy', ['verb base: purchase']],
    ['bought', ['verb past: purchased', 'verb participle: purchased']],
    ['', []],
    ['zzzz', []],
    ['naïve', []],
    ['中文', []],
  ])('gives for %j the words of its first sense that texts use, in its form', (word, wanted) => {
    expect(synonymsOf(word)).toEqual(wanted)
  })

  test('gives more in all senses, and no names, digits or long phrases', () => {
    const all = openWordNet('all')
      .readings('run')
      .flatMap(({ synonyms }) => synonyms)
    expect(all.length).toBeGreaterThan(10)
    for (const word of all) expect(word).toMatch(/^[a-z'-]+( [a-z'-]+)?$/)
  })

  test('gives by its words around those of the sense that they speak for, and none where no sense is clearly ahead', () => {
    const lexicon = openWordNet('context')
    const reading = lexicon.readings('employs').find(({ part }) => part === 'verb')!
    expect(lexicon.fitting(reading, ['secretary', 'departments'])).toEqual(['hires'])
    expect(lexicon.fitting(reading, ['particular', 'purposes'])).toEqual(['uses', 'utilizes'])
    expect(lexicon.fitting(reading, ['particular', 'purpose', 'employer', 'secretary'])).toEqual([])
  })

  test("is what WordNet's own files say, for words from all of the alphabet", () => {
    const files = new WordNetFiles()
    const table = new SynonymTable(readFileSync(join(packageRoot(), 'datasets', 'models', 'synonyms.bin')))
    const entries = files.entriesBy(97)
    expect(entries.length).toBeGreaterThan(400)
    for (const { word, parts } of entries) expect(table.parts(word)).toEqual(parts)
  })

  test('reads no file before the first word, and finds the first and the last entry', () => {
    const before = process.memoryUsage().arrayBuffers
    const lexicon = openWordNet('all')
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1e6)
    expect(lexicon.readings('abaxially')).toEqual([])
    expect(lexicon.readings('zymosis')[0].synonyms).toContain('zymolysis')
    expect(lexicon.readings('zymotic')[0].synonyms).toContain('zymolytic')
  })
})

describe('the forms of English words', () => {
  const { analyse, inflect } = openEnglishForms()

  test.each([
    ['plan', 'verb', ['plan', 'plans', 'planned', 'planned', 'planning']],
    ['make', 'verb', ['make', 'makes', 'made', 'made', 'making']],
    ['try', 'verb', ['try', 'tries', 'tried', 'tried', 'trying']],
    ['begin', 'verb', ['begin', 'begins', 'began', 'begun', 'beginning']],
    ['die', 'verb', ['die', 'dies', 'died', 'died', 'dying']],
    ['agree', 'verb', ['agree', 'agrees', 'agreed', 'agreed', 'agreeing']],
    ['visit', 'verb', ['visit', 'visits', 'visited', 'visited', 'visiting']],
    ['watch', 'verb', ['watch', 'watches', 'watched', 'watched', 'watching']],
    ['show', 'verb', ['show', 'shows', 'showed', 'shown', 'showing']],
    ['overthrow', 'verb', ['overthrow', 'overthrows', 'overthrew', 'overthrown', 'overthrowing']],
    ['prefer', 'verb', ['prefer', 'prefers', 'preferred', 'preferred', 'preferring']],
  ] as const)('of %j are made, and told again', (lemma, part, wanted) => {
    const forms = ['base', 's', 'past', 'participle', 'ing'] as const
    expect(forms.map((form) => inflect(lemma, form, part))).toEqual(wanted)
    for (const [i, form] of forms.entries())
      expect(analyse(wanted[i])).toContainEqual(expect.objectContaining({ lemma, form }))
  })

  test('are those of compromise for the verbs that the passive is made of', () => {
    for (const verb of transitiveVerbs.split(' ').filter((verb) => !unknownToCompromise.has(verb))) {
      const forms = nlp(`they will ${verb}`).verbs().conjugate()[0] as unknown as Record<string, string>
      expect([forms.PresentTense, forms.PastTense, forms.Gerund]).toEqual(
        (['s', 'past', 'ing'] as const).map((form) => inflect(verb, form, 'verb')),
      )
    }
  })

  test.each([
    ['city', 'cities'],
    ['box', 'boxes'],
    ['child', 'children'],
    ['day', 'days'],
    ['crisis', 'crises'],
    ['hero', 'heroes'],
    ['photo', 'photos'],
    ['stomach', 'stomachs'],
    ['spokeswoman', 'spokeswomen'],
    ['human', 'humans'],
  ])('the plural of %j is %j', (lemma, plural) => {
    expect(inflect(lemma, 's', 'noun')).toBe(plural)
    expect(analyse(plural)).toContainEqual(expect.objectContaining({ lemma, form: 's' }))
  })
})
