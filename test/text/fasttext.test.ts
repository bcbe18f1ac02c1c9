import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { FastTextClassifier } from '../../src/text/fasttext/classifier.js'
import { findWeights } from '../../transforms/language/model.js'
import { temporaryFolder } from '../run/fixtures.js'

const golden = join(import.meta.dirname, '../golden/fasttext')

/** What fastText 0.9.2 answers, of models that it trained on a few words; it leaves out labels of less than 0.00001. */
const { texts, scores } = JSON.parse(readFileSync(join(golden, 'expected.json'), 'utf8')) as {
  texts: string[]
  scores: Record<string, Record<string, number>[]>
}

const rangeOf = (text: string) => {
  const bytes = Buffer.from(text)
  return { bytes, start: 0, end: bytes.length }
}

describe('FastTextClassifier', () => {
  it.each(Object.keys(scores))('gives every label the score that fastText gives it: %s', (name) => {
    const model = new FastTextClassifier(join(golden, name))
    for (const [i, text] of texts.entries()) {
      const found = [...model.scores(rangeOf(text))!]
      for (const [k, label] of model.labels.entries())
        expect(found[k], `${text}: ${label}`).toBeCloseTo(Math.min(1, scores[name][i][label] ?? 0), 4)
    }
  })

  it('refuses word vectors, other files and half a model, by what to do', () => {
    const folder = temporaryFolder('fasttext')
    expect(() => new FastTextClassifier(join(golden, 'vectors.bin'))).toThrow(/no labels/)
    const whole = readFileSync(join(golden, 'pruned.ftz'))
    const path = join(folder, 'cut.ftz')
    for (const length of [0, 3, 40, 200, whole.length >> 1, whole.length - 1]) {
      writeFileSync(path, whole.subarray(0, length))
      expect(() => new FastTextClassifier(path), `${length} bytes`).toThrow(/no fastText model/)
    }
  })

  it.skipIf(findWeights() === undefined)('tells the languages of texts as lid.176 does', () => {
    const model = new FastTextClassifier(findWeights()!)
    for (const { id, text, lid176ftz } of fixtures) {
      const best = model.predict(rangeOf(text))
      expect(best?.label, id).toBe(lid176ftz.label)
      expect(best?.score, id).toBeCloseTo(lid176ftz.score, 4)
    }
  })
})

const fixtures = readFileSync(join(import.meta.dirname, '../golden/curation/fixtures.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map(
    (line) => JSON.parse(line) as { id: string; text: string; lid176ftz: { label: string; score: number } },
  )
