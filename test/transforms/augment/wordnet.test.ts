import { describe, expect, test } from 'vitest'
import { WordNetFiles } from '../../../bench/synonyms/wordnet-files.js'
import { openWordNet } from '../../../transforms/augment/lexicon/wordnet.js'

describe('WordNet', () => {
  test.each([
    ['car', ['auto', 'automobile', 'machine', 'motorcar']],
    ['quick', ['speedy']],
    ['quickly', ['rapidly', 'speedily', 'apace']],
    ['buy', ['purchase']],
    ['man', ['adult male']],
    ['cars', []],
    ['', []],
    ['zzzz', []],
    ['naïve', []],
    ['中文', []],
  ])('the synonyms of %j in its first sense are %j', async (word, wanted) => {
    const lexicon = openWordNet('first')
    expect([...lexicon.synonyms(word)].sort()).toEqual([...wanted].sort())
  })

  test('gives more in all senses, and no names, digits or long phrases', async () => {
    const [first, all] = [openWordNet('first'), openWordNet('all')]
    for (const word of ['run', 'light', 'good', 'city', 'set', 'dog'])
      expect(all.synonyms(word)).toEqual(expect.arrayContaining([...first.synonyms(word)]))
    expect(all.synonyms('run').length).toBeGreaterThan(10)
    for (const word of all.synonyms('run')) expect(word).toMatch(/^[a-z'-]+( [a-z'-]+)?$/)
    expect(all.synonyms('car')).not.toContain('car')
  })

  test("is what WordNet's own files say, for words from all of the alphabet", async () => {
    const files = new WordNetFiles()
    const [first, all] = [openWordNet('first'), openWordNet('all')]
    const entries = files.entriesBy(97)
    expect(entries.length).toBeGreaterThan(400)
    for (const entry of entries) {
      expect(all.synonyms(entry.word)).toEqual(entry.all)
      expect(first.synonyms(entry.word)).toEqual(entry.first)
    }
    for (const word of ["o'clock", 'e-mail', 'a', 'wholly-owned', 'able']) {
      expect(all.synonyms(word)).toEqual(files.entry(word).all)
      expect(first.synonyms(word)).toEqual(files.entry(word).first)
    }
  })

  test('finds the first and the last entry of an index, and reads no file before the first word', async () => {
    const before = process.memoryUsage().arrayBuffers
    const lexicon = openWordNet('all')
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1e6)
    expect(lexicon.synonyms('abaxially')).toEqual([])
    expect(lexicon.synonyms('zymosis')).toContain('zymolysis')
    expect(lexicon.synonyms('zymotic')).toContain('zymolytic')
  })
})
