import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { trainLogistic } from '../../bench/train-safety/train-logistic.js'
import { batchOfRows, rowsOf } from '../../src/arrow/rows.js'
import type { Transform } from '../../src/transform/transform.js'
import {
  bucketCount,
  CharacterModel,
  decodeCharacterModel,
  encodeCharacterModel,
  RunCounter,
} from '../../transforms/safety/character-model.js'
import { openOffensive, partsOf } from '../../transforms/safety/offensive-text.js'
import { plainText } from '../../transforms/safety/plain-text.js'
import { safety } from '../../transforms/safety.js'
import { checkLaws, runStep } from '../laws.js'
import { root } from '../source-files.js'

const transform = safety as unknown as Transform
const insult = '这些人就是垃圾，活该被打，滚出去'
const peaceful = '请介绍一下杭州的三个景点，并说明怎么去。'

const listOf = (words: string) => {
  const file = join(mkdtempSync(join(tmpdir(), 'prep-safety-')), 'words.txt')
  writeFileSync(file, words)
  return file
}

async function scored(texts: (string | null)[], options: object = {}) {
  const run = await runStep(transform, [[batchOfRows(texts.map((text) => ({ text })))]], {
    options: { fields: ['text'], ...options },
  })
  return { rows: run.batches.flatMap(rowsOf), counts: run.counts }
}

describe('safety', () => {
  test('keeps the laws of transforms, with limits and without', async () => {
    const lists = [{ category: 'ads', file: listOf('加微信\nbuy now\n') }]
    const texts = [insult, peaceful, 'Buy  NOW!', '', '加*微 信', null, 'ßΩ\u0000😀']
    for (const more of [{}, { max: { offensive: 0.5, ads: 0 } }, { max: { ads: 0 }, action: 'reject' }])
      await checkLaws(transform, {
        options: { fields: ['text'], lists, ...more },
        batches: [batchOfRows(texts.map((text) => ({ text }))), batchOfRows([{ text: peaceful }])],
      })
  })

  test('scores the worst part of a text, and no text without Chinese', async () => {
    const { rows } = await scored([insult, peaceful, 'You are all rubbish', null])
    const [bad, good, english, missing] = rows.map((row) => (row.safety as { offensive: number }).offensive)
    expect(bad).toBeGreaterThan(0.9)
    expect(good).toBeLessThan(0.1)
    expect([english, missing]).toEqual([null, null])
    const [long] = (await scored([`${peaceful.repeat(20)}${insult}。${peaceful.repeat(20)}`])).rows
    expect((long.safety as { offensive: number }).offensive).toBeGreaterThan(0.5)
  })

  test('finds words whole, in Chinese anywhere, however they are hidden, and passes over what stands everywhere', async () => {
    const lists = [{ category: 'ads', file: listOf('加微信\nvip\n奶\n13.\n\n去死\n') }]
    const texts = ['快加*微 信', 'ＶＩＰ', 'vips', '牛奶13.5元', '我去。死了', '加\u200b微信，加微信']
    const { rows } = await scored(texts, { lists })
    expect(rows.map((row) => (row.safety as { ads: number }).ads)).toEqual([1, 1, 0, 0, 0, 2])
  })

  test('scores by a classifier of fastText as fastText does, the highest of the texts of a record, and leaves out by it', async () => {
    const golden = join(root, 'test/golden/fasttext')
    const { texts, scores } = JSON.parse(readFileSync(join(golden, 'expected.json'), 'utf8')) as {
      texts: string[]
      scores: Record<string, Record<string, number>[]>
    }
    const models = [
      { category: 'german', model: join(golden, 'softmax.bin'), label: 'de' },
      { category: 'chinese', model: join(golden, 'pruned.ftz'), label: '__label__zh' },
    ]
    const expected = (file: string, label: string, i: number) =>
      Math.round((scores[file][i][label] ?? 0) * 1e4) / 1e4
    const { rows } = await scored(texts, { models })
    for (const [i, row] of rows.entries()) {
      const told = row.safety as Record<string, number>
      expect(told.german).toBeCloseTo(expected('softmax.bin', 'de', i), 3)
      expect(told.chinese).toBeCloseTo(expected('pruned.ftz', 'zh', i), 3)
    }
    const run = await runStep(transform, [[batchOfRows([{ text: texts.slice(0, 3) }, { text: [] }])]], {
      options: { fields: ['text[]'], models, max: { german: 0.9 } },
    })
    expect(run.batches.flatMap(rowsOf).map(({ safety }) => safety)).toEqual([
      { offensive: null, german: null, chinese: null },
    ])
    expect(run.counts.dropped).toEqual({ unsafe_german: 1 })
    await checkLaws(transform, {
      options: { fields: ['text'], models },
      batches: [batchOfRows(texts.map((text) => ({ text })))],
    })
    const unknown = [{ ...models[0], label: 'klingon' }]
    await expect(scored(['Hi'], { models: unknown })).rejects.toThrow('no label "klingon"')
    const lists = [{ category: 'german', file: listOf('ja') }]
    await expect(scored(['Hi'], { models, lists })).rejects.toThrow('both of')
  })

  test('leaves out or rejects what is above a limit, by the name of the category', async () => {
    const lists = [{ category: 'ads', file: listOf('加微信') }]
    const max = { offensive: 0.9, ads: 1 }
    const texts = [insult, peaceful, '加微信', '加微信，快加微信']
    const dropped = await scored(texts, { lists, max })
    expect(dropped.rows.map(({ text }) => text)).toEqual([peaceful, '加微信'])
    expect(dropped.counts.dropped).toEqual({ unsafe_offensive: 1, unsafe_ads: 1 })
    const rejected = await scored(texts, { lists, max, action: 'reject' })
    expect(rejected.rows).toHaveLength(2)
    expect(rejected.counts.rejected).toEqual({ unsafe_offensive: 1, unsafe_ads: 1 })
  })

  test('says what a limit of an unknown category and a list that is missing are about', async () => {
    await expect(scored(['x'], { max: { hate: 0.5 } })).rejects.toThrow(
      '"max": nothing scores "hate". There are: offensive; others come from "lists"',
    )
    const lists = [{ category: 'ads', file: '/nowhere/words.txt' }]
    await expect(scored(['x'], { lists })).rejects.toThrow('lists: file "/nowhere/words.txt" cannot be read')
    await expect(scored(['x'], { lists: [{ category: 'offensive', file: 'x' }] })).rejects.toThrow(
      'Choose another name',
    )
  })

  test('cuts long texts behind sentences, and loses no character', () => {
    for (const text of [
      '',
      '。',
      `${'好'.repeat(700)}`,
      `${'这是一句话。'.repeat(60)}完`,
      '问？答！'.repeat(90),
    ]) {
      const parts = partsOf(text)
      expect(parts.map(([from, to]) => text.slice(from, to)).join('')).toBe(text)
      for (const [from, to] of parts) expect(to - from).toBeLessThanOrEqual(200)
    }
  })

  test('scores by the sum that the weights of a file say, and refuses another file', () => {
    const counter = new RunCounter()
    const { buckets, counts } = counter.take('好的好')
    const weights = Int8Array.from({ length: bucketCount }, (_, i) => (i * 31) % 255)
    const bytes = encodeCharacterModel({ bias: 0.25, scale: 0.5, weights })
    const sum = buckets.reduce((total, bucket, i) => total + counts[i] * weights[bucket], 0)
    const length = Math.hypot(...counts)
    const expected = 1 / (1 + Math.exp(-(0.25 + (sum * 0.5) / length)))
    const model = new CharacterModel(decodeCharacterModel(bytes))
    expect(model.score('好的好')).toBeCloseTo(expected, 12)
    expect(model.score('x好的好x', 1, 4)).toBe(model.score('好的好'))
    expect(() => decodeCharacterModel(bytes.subarray(1))).toThrow('This is no model of characters')
  })

  test('logistic regression finds the point where the penalty balances the losses', () => {
    const counter = new RunCounter()
    const lessons = ['好', '好好', '坏', '坏坏', '好坏'].map((text, i) => ({
      runs: counter.take(text),
      isOfClass: i > 1,
    }))
    const cost = 2
    const { weights, bias } = trainLogistic(lessons, { cost, passes: 500 })
    // At the optimum each weight is the cost times the sum of what the lessons pull at it.
    const pulls = new Float64Array(bucketCount)
    let pull = 0
    for (const { runs, isOfClass } of lessons) {
      const length = Math.hypot(...runs.counts)
      let margin = bias
      for (const [k, bucket] of runs.buckets.entries()) margin += (weights[bucket] * runs.counts[k]) / length
      const sign = isOfClass ? 1 : -1
      const amount = (cost * sign) / (1 + Math.exp(sign * margin))
      for (const [k, bucket] of runs.buckets.entries()) pulls[bucket] += (amount * runs.counts[k]) / length
      pull += amount
    }
    expect(bias).toBeCloseTo(pull, 2)
    for (const bucket of new Set(lessons.flatMap(({ runs }) => [...runs.buckets])))
      expect(weights[bucket]).toBeCloseTo(pulls[bucket], 2)
  })

  test('the shipped weights are those that the training makes of the sentences they are said to be of', async () => {
    expect(readFileSync(join(root, 'datasets/models/offensive-chinese.bin'))).toHaveLength(65_548)
    const score = await openOffensive()
    expect(score(plainText('反对种族歧视，人人平等'))).toBeCloseTo(0.91, 2)
  })
})
