/**
 * Builds the lexicon and trains the tagger of names, and writes `datasets/models/names.bin`. The weights that ship:
 *
 *     npm run train:names -- --wnut wnut17_train.conll --halves wikigold.conll,btc_a.conll,btc_b.conll,btc_e.conll
 *       --uner en_ewt-ud-dev.iob2 --plain node_modules --made 80000 --copies 5 --everyday 0.22
 *       --marked datasets/labelled/english/a.txt,datasets/labelled/english/b.txt,datasets/labelled/english/c.txt
 *       --varied 5
 *
 * Deterministic: the same sources give the same bytes. Of the files in `--halves`, every second block of 40 sentences is
 * left out, for measuring; of those in `--uner` one block of 40 in five with `--hold 0` to `--hold 4`, so that five
 * trainings measure all of it. The documents and programs of the packages in `--plain` are learnt as texts without names.
 * Of the documents in `--marked` each is learnt as it is, and in copies with other names, `--varied` in all; of the made
 * texts `--everyday` is the share of chats, notes and forms. With one of these two, the weights are the mean of two
 * trainings, without both and with both.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { packageRoot } from '../../src/base/package-root.js'
import { Draws } from '../../src/transform/random.js'
import { openFeatures } from '../../transforms/anonymize/recognizers/name-tagger/features.js'
import { encodeNameModel } from '../../transforms/anonymize/recognizers/name-tagger/model.js'
import type { ChainWeights } from '../../transforms/anonymize/recognizers/name-tagger/tagger.js'
import { openLetters } from '../../transforms/anonymize/recognizers/name-tagger/words/letters.js'
import { buildTable } from '../../transforms/anonymize/recognizers/name-tagger/words/lexicon.js'
import { openTokenizer } from '../../transforms/anonymize/recognizers/name-tagger/words/tokens.js'
import { buildLexicon } from './build-lexicon.js'
import { cities, countryCodes } from './cities.js'
import { readConll, readUner, type Sample } from './conll.js'
import { joinSamples, openFill } from './fill-templates.js'
import { openVary, type Piece, readMarked, sampleOf } from './marked-documents.js'
import { loadLocales } from './names-by-locale.js'
import { readPlainTexts } from './plain-texts.js'
import { meanOf, quantise } from './train-chain.js'
import { trainOn } from './train-on.js'
import { readWordnet } from './wordnet-words.js'

const { values } = parseArgs({
  options: {
    wnut: { type: 'string', default: '' },
    halves: { type: 'string', default: '' },
    uner: { type: 'string', default: '' },
    hold: { type: 'string', default: '' },
    plain: { type: 'string', default: '' },
    marked: { type: 'string', default: '' },
    everyday: { type: 'string', default: '0' },
    varied: { type: 'string', default: '7' },
    made: { type: 'string', default: '60000' },
    copies: { type: 'string', default: '4' },
    epochs: { type: 'string', default: '4' },
    rate: { type: 'string', default: '0.05' },
    decay: { type: 'string', default: '0.00001' },
    dropout: { type: 'string', default: '0.4' },
    out: { type: 'string', default: join(packageRoot(), 'datasets', 'models', 'names.bin') },
  },
})

/** What people write to each other, in one training: its share among made texts, and marked documents. */
interface Everyday {
  everyday: number
  marked: readonly Piece[][]
}

const lexiconSize = 2 ** 18
const rowCount = 2 ** 18

const real = [
  ...paths(values.wnut).flatMap(readConll),
  ...paths(values.halves).flatMap((path) => trainingHalf(readConll(path))),
]
/** Not asked for ordinary words: the lexicon is that of the taggers of other languages, too. */
const web = paths(values.uner).flatMap((path) => trainingFolds(readUner(path)))
const wordnet = readWordnet()
const locales = await loadLocales()
const letters = openLetters()
const lexicon = buildLexicon({ letters, locales, wordnet, plainWords: plainWordsOf(real) })
print(`${lexicon.size} words in the lexicon, ${real.length + web.length} annotated sentences`)

const sources = {
  locales,
  cities: cities.filter(({ population }) => population > 2000),
  countries: countryNames(),
  nationalities: wordnet.nations.filter((name) => /^\p{Lu}[\p{Ll}]+(?:an|ese|ish|ch|i|ic)$/u.test(name)),
  words: [...wordnet.common].filter((word) => word.length > 3),
  prose: wordnet.prose,
}
const table = buildTable(lexicon, lexiconSize)
const reading = { tokenise: openTokenizer(letters, table), readFeatures: openFeatures(letters, rowCount) }
const plain = paths(values.plain).flatMap((root) => readPlainTexts(root, reading))
const marked = paths(values.marked).flatMap(readMarked)
const everyday = Number(values.everyday)
print(`${plain.length} paragraphs of packages, ${marked.length} marked documents`)

// Who learns from what people write to each other sees names everywhere, in short lines of other languages too. The mean
// of both trainings keeps nearly all that is gained by it, and little of this.
const trainings = [train({ everyday: 0, marked: [] })]
if (everyday > 0 || marked.length > 0) trainings.push(train({ everyday, marked }))
writeFileSync(values.out, encodeNameModel({ lexicon: table, weights: quantise(meanOf(trainings)) }))
print(`wrote ${values.out}`)

function train(texts: Everyday): ChainWeights {
  return trainOn(samples(texts), { reading, rowCount, values, print })
}

function paths(list: string): string[] {
  return list.split(',').filter((path) => path !== '')
}

function trainingHalf(sentences: readonly Sample[]): Sample[] {
  return sentences.filter((_, i) => Math.floor(i / 40) % 2 === 0)
}

/** Without the blocks of 40 sentences of the fold that is held out, one of five, if any. */
function trainingFolds(sentences: readonly Sample[]): Sample[] {
  if (values.hold === '') return [...sentences]
  return sentences.filter((_, i) => Math.floor(i / 40) % 5 !== Number(values.hold))
}

function* samples({ everyday, marked }: Everyday): Generator<Sample> {
  const draws = new Draws(2, 11)
  const fill = openFill(sources, everyday)
  const annotated = [...real, ...web]
  for (let copy = 0; copy < Number(values.copies); copy++)
    for (let i = 0; i < annotated.length; ) {
      let sample = annotated[i++]
      for (let more = draws.below(4); more > 0 && i < annotated.length; more--)
        sample = joinSamples(sample, annotated[i++], draws.chance(0.7) ? ' ' : '\n')
      const isQuiet = draws.chance(0.08)
      const lower = sample.text.toLowerCase()
      yield isQuiet && lower.length === sample.text.length ? { text: lower, spans: sample.spans } : sample
    }
  for (let i = 0; i < Number(values.made); i++) yield fill(draws)
  yield* plain
  const vary = openVary(locales)
  for (const document of marked) yield sampleOf(document)
  for (let copy = 1; copy < Number(values.varied); copy++)
    for (const document of marked) yield sampleOf(vary(draws, document))
}

function plainWordsOf(sentences: readonly Sample[]): Set<string> {
  const counts = new Map<string, number>()
  for (const { text, spans } of sentences) {
    let plain = text
    for (const { start, end } of spans)
      plain = plain.slice(0, start) + ' '.repeat(end - start) + plain.slice(end)
    for (const [word] of plain.matchAll(/(?<![\p{L}@#'’])\p{Ll}+(?![\p{L}@])/gu))
      counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return new Set([...counts].filter(([word, count]) => count > 1 || word.length < 5).map(([word]) => word))
}

function countryNames(): string[] {
  const names = new Intl.DisplayNames(['en'], { type: 'region' })
  return [
    ...countryCodes().map((code) => names.of(code) ?? code),
    'USA',
    'UK',
    'England',
    'Scotland',
    'Wales',
    'Netherlands',
    'U.S.',
    'America',
  ]
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
