/**
 * Trains the model of offensive Chinese and writes `datasets/models/offensive-chinese.bin`:
 *
 *     npm run train:safety -- --train cold_train.csv --dev cold_dev.csv --clean belle.jsonl
 *
 * The first two are parts of COLD (Deng et al. 2022, "COLD: A Benchmark for Chinese Offensive Language Detection"), with the
 * columns topic, label and TEXT; the third has records that are not offensive, a JSON object a line. Deterministic. It prints
 * how often the model is right, also on each topic when trained on the others, and with `--keep FILE` writes it, for the
 * documents.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { rowsOf } from '../../src/arrow/rows.js'
import { packageRoot } from '../../src/base/package-root.js'
import { read } from '../../src/streams/read.js'
import {
  bucketCount,
  CharacterModel,
  encodeCharacterModel,
  RunCounter,
} from '../../transforms/safety/character-model.js'
import { partsOf } from '../../transforms/safety/offensive-text.js'
import { plainText } from '../../transforms/safety/plain-text.js'
import { type Lesson, trainLogistic } from './train-logistic.js'

const { values } = parseArgs({
  options: {
    train: { type: 'string', default: '' },
    dev: { type: 'string', default: '' },
    clean: { type: 'string', default: '' },
    cost: { type: 'string', default: '10' },
    passes: { type: 'string', default: '40' },
    keep: { type: 'string', default: '' },
    out: { type: 'string', default: join(packageRoot(), 'datasets', 'models', 'offensive-chinese.bin') },
  },
})
const settings = { cost: Number(values.cost), passes: Number(values.passes) }
const limits = [0.5, 0.8, 0.9, 0.95]

interface Sentence {
  topic: string
  label: string
  TEXT: string
}

async function readSentences(path: string): Promise<Sentence[]> {
  const sentences: Sentence[] = []
  for await (const batch of read(path))
    for (const { topic, label, TEXT } of rowsOf(batch))
      sentences.push({ topic: String(topic), label: String(label), TEXT: String(TEXT) })
  return sentences
}

const counter = new RunCounter()
const lessonsOf = (sentences: readonly Sentence[]): Lesson[] =>
  sentences.map(({ TEXT, label }) => ({ runs: counter.take(plainText(TEXT)), isOfClass: label === '1' }))

/** A model of a byte a weight. */
function learn(lessons: readonly Lesson[]) {
  const { bias, weights } = trainLogistic(lessons, settings)
  const scale = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127
  return {
    bias: Math.fround(bias),
    scale: Math.fround(scale),
    weights: Int8Array.from({ length: bucketCount }, (_, i) => Math.round(weights[i] / scale)),
  }
}

/** How often a model is right at a limit, as shares to four places. */
function judge(model: CharacterModel, sentences: readonly Sentence[], limit = 0.5) {
  const count = { right: 0, said: 0, hit: 0, is: 0 }
  for (const { TEXT, label } of sentences) {
    const said = model.score(plainText(TEXT)) > limit
    const is = label === '1'
    count.right += Number(said === is)
    count.said += Number(said)
    count.is += Number(is)
    count.hit += Number(said && is)
  }
  return {
    sentences: sentences.length,
    accuracy: share(count.right, sentences.length),
    precision: share(count.hit, count.said),
    recall: share(count.hit, count.is),
  }
}

function share(part: number, whole: number): number {
  return Number((part / whole).toFixed(4))
}

/** The share of records whose worst part is above each limit. */
function takenOf(path: string) {
  const records = readFileSync(path, 'utf8').split('\n').filter(Boolean)
  const worst = records.map((line) => {
    const plain = plainText(Object.values(JSON.parse(line)).join('\n'))
    return Math.max(0, ...partsOf(plain).map(([from, to]) => model.score(plain, from, to)))
  })
  const above = limits.map((limit) => [
    limit,
    share(worst.filter((score) => score > limit).length, records.length),
  ])
  return { records: records.length, above: Object.fromEntries(above) }
}

const train = await readSentences(values.train)
const weights = learn(lessonsOf(train))
const model = new CharacterModel(weights)
const dev = await readSentences(values.dev)
const result = {
  train: judge(model, train),
  dev: judge(model, dev),
  devAt90: judge(model, dev, 0.9),
  devAgainstPrejudice: judge(
    model,
    dev.filter(({ TEXT, label }) => label === '0' && /歧视|偏见/.test(TEXT)),
  ),
  unseenTopics: Object.fromEntries(
    [...new Set(train.map(({ topic }) => topic))].map((topic) => {
      const others = learn(lessonsOf(train.filter((sentence) => sentence.topic !== topic)))
      const own = train.filter((sentence) => sentence.topic === topic)
      return [topic, judge(new CharacterModel(others), own)]
    }),
  ),
  clean: takenOf(values.clean),
}
console.log(JSON.stringify(result, undefined, 2))
writeFileSync(values.out, encodeCharacterModel(weights))
if (values.keep !== '') writeFileSync(values.keep, `${JSON.stringify(result, undefined, 2)}\n`)
