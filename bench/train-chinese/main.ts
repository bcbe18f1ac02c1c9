/**
 * Trains the tagger of names in Chinese text and writes `datasets/models/chinese-names.bin`:
 *
 *     npm run train:chinese -- --jieba dict.txt --cedict cedict_1_0_ts_utf-8_mdbg.txt --uner a.iob2,b.iob2
 *
 * The first two are the dictionaries of `build-words.ts`, whose words fill documents and replace names; `--uner` are
 * training parts of Universal NER; `--documents` are marked documents, each read `--varied` times with other names.
 * Deterministic: the same sources give the same bytes. For measuring, `--fold 0` to 4 leaves out one block of 20 sentences
 * in five, `--leave a` the files whose names begin so, and `--without chats` one kind of templates; each is then scored.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { packageRoot } from '../../src/base/package-root.js'
import { Draws } from '../../src/transform/random.js'
import {
  decodeChineseNames,
  encodeChineseNames,
  rowCount,
} from '../../transforms/anonymize/recognizers/chinese-names/model.js'
import { openWords } from '../../transforms/anonymize/recognizers/chinese-text/word-tables.js'
import { tagCount } from '../../transforms/anonymize/recognizers/name-tagger/tags.js'
import type { Sample } from '../train-names/conll.js'
import { quantise, trainChain } from '../train-names/train-chain.js'
import { type CharacterSet, type Lesson, readCharacterSet } from './character-set.js'
import { readCedict, readJieba } from './dictionaries.js'
import { readDocuments } from './documents.js'
import { fillDocument } from './fill-documents.js'
import { openNameDraws } from './name-draws.js'
import { scoreTagger } from './score-tagger.js'
import { swapNames } from './swap-names.js'
import { templates } from './templates.data.js'
import { readUner } from './uner.js'

const { values } = parseArgs({
  options: {
    jieba: { type: 'string', default: '' },
    cedict: { type: 'string', default: '' },
    uner: { type: 'string', default: '' },
    documents: { type: 'string', default: join(packageRoot(), 'datasets', 'labelled', 'chinese') },
    leave: { type: 'string', default: '' },
    varied: { type: 'string', default: '8' },
    fold: { type: 'string', default: '' },
    without: { type: 'string', default: '' },
    copies: { type: 'string', default: '0' },
    made: { type: 'string', default: '5000' },
    epochs: { type: 'string', default: '4' },
    rate: { type: 'string', default: '0.1' },
    dropout: { type: 'string', default: '0.5' },
    kept: { type: 'string', default: '150000' },
    out: { type: 'string', default: join(packageRoot(), 'datasets', 'models', 'chinese-names.bin') },
  },
})
const longest = 8
const forgottenShare = 0.3
const blockSize = 20
const folds = 5

const draws = new Draws(3, 9)
const names = openNameDraws(
  { jieba: readJieba(values.jieba, longest), cedict: readCedict(values.cedict, longest) },
  draws,
)
const isHeld = (i: number) => values.fold !== '' && Math.floor(i / blockSize) % folds === Number(values.fold)
const sources = values.uner.split(',').map(readUner)
const isLeft = (name: string) => values.leave !== '' && name.startsWith(values.leave)
const documents = readDocuments(values.documents, (name) => !isLeft(name))
const kinds = Object.keys(templates).filter((kind) => kind !== values.without)

const words = openWords(readFileSync(join(packageRoot(), 'datasets', 'models', 'chinese-words.bin')))
const set = readCharacterSet(lessons(), words)
print(`${set.tags.length} characters, ${set.hashes.length} features`)
const weights = trainChain(set, {
  rowCount: set.hashes.length,
  epochs: Number(values.epochs),
  rate: Number(values.rate),
  decay: 0.00001,
  dropout: Number(values.dropout),
  averaged: Math.max(1, Number(values.epochs) - 2),
  onEpoch: (epoch, loss) => print(`epoch ${epoch + 1}: ${loss.toFixed(4)} nats a character`),
})
const file = encodeChineseNames(keepHeaviest(set, quantise(weights), Number(values.kept)))
writeFileSync(values.out, file)
print(`wrote ${values.out}: ${file.length} bytes`)
score()

function* lessons(): Generator<Lesson> {
  for (const source of sources)
    for (const [i, sample] of source.entries()) if (!isHeld(i)) yield { sample, forgets: false }
  for (let copy = 0; copy < Number(values.copies); copy++)
    for (const [i, sample] of sources[0].entries())
      if (!isHeld(i) && sample.spans.length > 0)
        yield { sample: swapNames(sample, names, draws), forgets: draws.chance(forgottenShare) }
  for (const sample of documents) yield { sample, forgets: false }
  for (let copy = 1; copy < Number(values.varied); copy++)
    for (const sample of documents)
      yield { sample: swapNames(sample, names, draws), forgets: draws.chance(forgottenShare) }
  for (let i = 0; i < Number(values.made); i++)
    yield { sample: fillDocument(kinds, names, draws), forgets: draws.chance(forgottenShare) }
}

/** The features with the largest weights; the others have the common row. */
function keepHeaviest(
  { hashes }: CharacterSet,
  { rows, unit, transitions }: ReturnType<typeof quantise>,
  count: number,
) {
  const weight = (row: number) => {
    let most = 0
    for (let tag = 0; tag < tagCount; tag++) most = Math.max(most, Math.abs(rows[row * tagCount + tag]))
    return most
  }
  const order = hashes.map((_, row) => row).slice(1)
  const heaviest = order.sort((a, b) => weight(b) - weight(a) || a - b).slice(0, count)
  heaviest.sort((a, b) => hashes[a] - hashes[b])
  const known = new Uint32Array(rowCount / 32)
  const kept = new Int8Array((heaviest.length + 1) * tagCount)
  for (const [i, row] of [0, ...heaviest].entries()) {
    kept.set(Int8Array.from(rows.slice(row * tagCount, (row + 1) * tagCount)), i * tagCount)
    if (row > 0) known[hashes[row] >>> 5] |= 1 << (hashes[row] & 31)
  }
  return { known, rows: kept, unit, transitions }
}

function score(): void {
  const model = decodeChineseNames(file)
  const held: Record<string, Sample[]> = {}
  if (values.fold !== '')
    for (const [i, source] of sources.entries()) held[`sentences ${i}`] = source.filter((_, at) => isHeld(at))
  if (values.leave !== '') held[`documents of ${values.leave}`] = readDocuments(values.documents, isLeft)
  if (values.without !== '')
    held[values.without] = Array.from({ length: 600 }, () => fillDocument([values.without], names, draws))
  for (const [name, samples] of Object.entries(held))
    print(`${name} left out: ${scoreTagger(samples, words, model)}`)
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
