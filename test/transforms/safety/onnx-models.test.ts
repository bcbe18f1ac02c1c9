import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from 'prepkit'
import { describe, expect, it } from 'vitest'
import type { SafetyOptions } from '../../../src/schemas/options/safety.js'
import type { ClassSettings } from '../../../transforms/anonymize/model/runtime/class-model.js'
import { openTextScorer } from '../../../transforms/anonymize/model/runtime/classify.js'
import { classifierSettings } from '../../../transforms/safety/options.js'
import { resolveTextModel } from '../../../transforms/safety/text-model.js'
import { readShards, temporaryFolder, writeLines } from '../../run/fixtures.js'
import { notice, withPeers } from '../anonymize/model/peers.js'
import { writeTinyModel } from '../anonymize/model/tiny-model.js'

const folder = temporaryFolder('safety-model')
const labels = ['fine', 'toxic', 'threat']
/** "he" is toxic, "met" a threat and "at" a little toxic; nothing else is anything. */
const words = { he: 'toxic', met: 'threat', at: 'unsure toxic' }
const made = { labels, words, isOfTexts: true }
const softmax = writeTinyModel(join(folder, 'softmax'), made)
const sigmoid = writeTinyModel(join(folder, 'sigmoid'), {
  ...made,
  config: { problem_type: 'multi_label_classification' },
})
const failing = writeTinyModel(join(folder, 'failing'), { ...made, fails: true })

/** The probabilities of the labels by their definition, from the highest score of a token for each. */
function expected(
  tops: readonly [fine: number, toxic: number, threat: number],
  isSigmoid: boolean,
): number[] {
  if (isSigmoid) return tops.map((x) => 1 / (1 + Math.exp(-x)))
  const sum = tops.reduce((total, x) => total + Math.exp(x), 0)
  return tops.map((x) => Math.exp(x) / sum)
}

const settings = (path: string, more: Partial<ClassSettings> = {}): ClassSettings => ({
  ...classifierSettings(path),
  ...more,
})

withPeers(`a model for text classification${notice}`, () => {
  // The table of scores knows no label O, so that marks around a text count for "fine".
  it.each([
    ['softmax', softmax, false],
    ['sigmoid', sigmoid, true],
  ])('gives probabilities by the %s that its config asks for', async (_, path, isSigmoid) => {
    const texts = ['he', 'berlin met he', 'in berlin', 'at', '']
    const [he, both, neither, little, empty] = await (await openTextScorer(settings(path)))(texts)
    const close = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 5))
    expect([...he!]).toEqual(close(expected([8, 8, 0], isSigmoid)))
    expect([...both!]).toEqual(close(expected([8, 8, 8], isSigmoid)))
    expect([...neither!]).toEqual(close(expected([8, 0, 0], isSigmoid)))
    expect([...little!]).toEqual(close(expected([8, 1, 0], isSigmoid)))
    expect(empty).toBeNull()
    const other = await openTextScorer(settings(path, { activation: isSigmoid ? 'softmax' : 'sigmoid' }))
    expect([...(await other(['he']))[0]!]).toEqual(close(expected([8, 8, 0], !isSigmoid)))
  })

  it('finds what stands anywhere in a long text, and says the same of many texts as of one', async () => {
    const score = await openTextScorer(settings(sigmoid, { maxTokens: 16, overlap: 4, batchTokens: 64 }))
    const filler = Array(300).fill('berlin')
    const texts = [0, 13, 14, 150, 299].map((at) => filler.with(at, 'he').join(' '))
    const together = await score([...texts, filler.join(' ')])
    expect(together.map((scores) => scores![1] > 0.99)).toEqual([true, true, true, true, true, false])
    for (const [i, text] of texts.entries()) expect(await score([text])).toEqual([together[i]])
  })
})

withPeers(`safety with an ONNX model${notice}`, () => {
  const fields = ['text', 'more[]']
  const categories = (path: string): SafetyOptions['models'] => [
    { category: 'toxic', model: path, label: 'toxic' },
    { category: 'menacing', model: path, label: 'threat' },
  ]
  const work = async (rows: readonly object[], options: Omit<SafetyOptions, 'fields'>, workers = 0) => {
    const output = join(folder, 'out')
    const input = writeLines(join(folder, 'in.jsonl'), rows)
    const steps = [{ safety: { fields, ...options } }]
    const report = await run({ input, steps, output, errors: { budget: 1 } }, { workers, overwrite: true })
    return { rows: readShards(output), counts: report.steps[0].counts }
  }

  it('scores each record by the worst of its texts, a category a label, and leaves out by it, for any number of workers', async () => {
    const rows = [
      { text: 'in berlin', more: ['he'] },
      { text: 'met', more: [''] },
      { text: null, more: ['', null] },
      { text: '在', more: ['in', 'he met'] },
    ]
    const scored = await work(rows, { models: categories(sigmoid) })
    const high = 0.9997
    expect(scored.rows.map(({ safety }) => safety)).toEqual([
      { offensive: null, toxic: high, menacing: 0.5 },
      { offensive: null, toxic: 0.5, menacing: high },
      { offensive: null, toxic: null, menacing: null },
      { offensive: null, toxic: high, menacing: high },
    ])
    const many = Array.from({ length: 1500 }, (_, i) => rows[i % 4])
    const options = { models: categories(sigmoid), max: { menacing: 0.9 } }
    const [alone, shared] = [await work(many, options), await work(many, options, 2)]
    expect(alone.counts.dropped).toEqual({ unsafe_menacing: 750 })
    expect(alone.rows).toHaveLength(750)
    expect(shared).toEqual(alone)
  })

  it('rejects the record that the model fails on, and no other', async () => {
    const rows = ['he', 'a poison', 'met'].map((text) => ({ text, more: [''] }))
    const { rows: kept, counts } = await work(rows, { models: categories(failing) })
    expect(kept.map(({ text }) => text)).toEqual(['he', 'met'])
    expect(counts.rejected).toEqual({ safety_failed: 1 })
  })

  it('refuses labels that it lacks, files that do not fit and other files than were planned with', async () => {
    const [own] = categories(softmax)!
    const refused = (model: string | object, label = 'toxic') =>
      expect(
        work([{ text: 'a', more: [''] }], { models: [{ category: 'x', model: model as string, label }] }),
      ).rejects
    await refused(softmax, 'rude').toThrow('no label "rude". It has 3, such as fine, toxic, threat')
    await refused(writeTinyModel(join(folder, 'tokens'), { labels })).toThrow(
      'not 1 x 3 32-bit numbers. Take a model for text classification',
    )
    await refused(writeTinyModel(join(folder, 'unnamed'), { ...made, config: { id2label: null } })).toThrow(
      'has no id2label',
    )
    await refused({ path: softmax, sha256: '0'.repeat(64) }).toThrow('not the one that was planned with')
    const changed = writeTinyModel(join(folder, 'changed'), made)
    const { sha256 } = resolveTextModel({ ...own, model: settings(changed) })
    appendFileSync(join(changed, 'tokenizer.json'), ' ')
    await refused({ path: changed, sha256 }).toThrow('not the one that was planned with')
  })
})

describe('safety with a model that fastText has trained', () => {
  it('refuses what only an ONNX model has', async () => {
    const model = {
      path: join(import.meta.dirname, '../../golden/fasttext/softmax.bin'),
      activation: 'sigmoid' as const,
    }
    const input = writeLines(join(folder, 'fast.jsonl'), [{ text: 'a' }])
    const models = [{ category: 'german', model, label: 'de' }]
    const steps = [{ safety: { fields: ['text'], models } }]
    await expect(run({ input, steps, output: join(folder, 'fast') }, { workers: 0 })).rejects.toThrow(
      'activation is of ONNX models',
    )
  })
})
