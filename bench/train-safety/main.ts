/**
 * Trains the model of offensive Chinese and writes `datasets/models/offensive-chinese.bin`:
 *
 *     npm run train:safety -- --train cold_train.csv --dev cold_dev.csv
 *
 * Both are parts of COLD (Deng et al. 2022, "COLD: A Benchmark for Chinese Offensive Language Detection"), with the columns
 * topic, label and TEXT. Deterministic. It says how often the model is right about the second, on each topic when trained
 * on the two others, and with `--clean FILE`, a file of JSON lines, how many of its records it takes for offensive.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { parse } from 'csv-parse/sync'
import { packageRoot } from '../../src/base/package-root.js'
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

const readSentences = (path: string): Sentence[] =>
  parse(readFileSync(path, 'utf8'), { columns: true, bom: true })
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

function judge(model: CharacterModel, sentences: readonly Sentence[]): string {
  const count = { right: 0, said: 0, hit: 0, is: 0 }
  for (const { TEXT, label } of sentences) {
    const said = model.score(plainText(TEXT)) > 0.5
    const is = label === '1'
    count.right += Number(said === is)
    count.said += Number(said)
    count.is += Number(is)
    count.hit += Number(said && is)
  }
  const share = (part: number, whole: number) => (part / whole).toFixed(4)
  return `accuracy ${share(count.right, sentences.length)}, precision ${share(count.hit, count.said)}, recall ${share(count.hit, count.is)}`
}

const train = readSentences(values.train)
const weights = learn(lessonsOf(train))
const model = new CharacterModel(weights)
console.log(`train: ${judge(model, train)}`)
if (values.dev !== '') console.log(`dev: ${judge(model, readSentences(values.dev))}`)
for (const topic of new Set(train.map((sentence) => sentence.topic))) {
  const others = new CharacterModel(learn(lessonsOf(train.filter((sentence) => sentence.topic !== topic))))
  console.log(
    `${topic}, of the others: ${judge(
      others,
      train.filter((sentence) => sentence.topic === topic),
    )}`,
  )
}
if (values.clean !== '') console.log(`clean: ${takenOf(values.clean)}`)
writeFileSync(values.out, encodeCharacterModel(weights))

/** The share of records whose worst part is above each limit. */
function takenOf(path: string): string {
  const records = readFileSync(path, 'utf8').split('\n').filter(Boolean)
  const worst = records.map((line) => {
    const plain = plainText(Object.values(JSON.parse(line)).join('\n'))
    return Math.max(0, ...partsOf(plain).map(([from, to]) => model.score(plain, from, to)))
  })
  const shares = limits.map((limit) => {
    const taken = worst.filter((score) => score > limit).length
    return `${((100 * taken) / records.length).toFixed(1)} % above ${limit}`
  })
  return `${records.length} records, ${shares.join(', ')}`
}
