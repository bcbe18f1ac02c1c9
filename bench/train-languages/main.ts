/**
 * `npm run train:languages -- --german smartdata_de_train.jsonl --portuguese uner_pt_bosque_dev.iob2 --words words.tsv`:
 * builds the lexicon and trains the tagger of names in languages other than English, and writes
 * `datasets/models/european-names.bin`. Deterministic: the same sources give the same bytes. With `--fold 2/5` every
 * fifth text, from the third on, is left out, for measuring.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { packageRoot } from '../../src/base/package-root.js'
import { Draws } from '../../src/transform/random.js'
import { encodeEuropeanModel } from '../../transforms/anonymize/recognizers/name-tagger/european-model.js'
import { openFeatures } from '../../transforms/anonymize/recognizers/name-tagger/features.js'
import type { ByteWeights } from '../../transforms/anonymize/recognizers/name-tagger/tagger.js'
import { openLetters } from '../../transforms/anonymize/recognizers/name-tagger/words/letters.js'
import { buildTable } from '../../transforms/anonymize/recognizers/name-tagger/words/lexicon.js'
import { openTokenizer } from '../../transforms/anonymize/recognizers/name-tagger/words/tokens.js'
import { readConll, type Sample } from '../train-names/conll.js'
import { joinSamples } from '../train-names/fill-templates.js'
import { loadLocales } from '../train-names/names-by-locale.js'
import { quantise } from '../train-names/train-chain.js'
import { trainOn } from '../train-names/train-on.js'
import { readJsonLines, readUniversal } from './annotated.js'
import { openFillings } from './fillings.js'
import { buildLexicon, languages } from './lexicon.js'
import { readNames } from './listed-names.js'
import { makeText } from './make-text.js'

const { values } = parseArgs({
  options: {
    german: { type: 'string', default: '' },
    portuguese: { type: 'string', default: '' },
    english: { type: 'string', default: '' },
    words: { type: 'string', default: '' },
    names: { type: 'string', default: '' },
    languages: { type: 'string', default: 'de,fr,es,it,pt,nl,pl,ru' },
    fold: { type: 'string', default: '' },
    copies: { type: 'string', default: '4' },
    made: { type: 'string', default: '1500' },
    share: { type: 'string', default: '0.4' },
    least: { type: 'string', default: '12' },
    rows: { type: 'string', default: '17' },
    epochs: { type: 'string', default: '8' },
    rate: { type: 'string', default: '0.05' },
    decay: { type: 'string', default: '0.00001' },
    dropout: { type: 'string', default: '0.4' },
    out: { type: 'string', default: join(packageRoot(), 'datasets', 'models', 'european-names.bin') },
  },
})
/** Weights are multiples of this many units: fewer distinct bytes make a smaller file. */
const step = 6
const lexiconSize = 2 ** 17
const rowCount = 2 ** Number(values.rows)
const annotated = new Set(['de', 'pt'])

const draws = new Draws(3, 29)
const real = [
  ...paths(values.german).flatMap((path) => training(readJsonLines(path))),
  ...paths(values.portuguese).flatMap((path) => training(readUniversal(path))),
]
const english = paths(values.english).flatMap(readConll)
const locales = [...(await loadLocales()), ...(values.names === '' ? [] : readNames(values.names))]
const letters = openLetters()
const frequent = (values.words === '' ? [] : readWords(values.words)).filter(([language]) =>
  values.languages.split(',').includes(language),
)
const wanted = languages.filter((language) => values.languages.split(',').includes(language))
const lexicon = buildLexicon({ letters, locales, frequent, languages: wanted })
print(`${lexicon.size} words in the lexicon, ${real.length} annotated texts`)

const fillings = wanted.map((language) => openFillings(language, { locales, frequent }))
const table = buildTable(lexicon, lexiconSize)
const reading = { tokenise: openTokenizer(letters, table), readFeatures: openFeatures(letters, rowCount) }
const weights = trainOn(samples(), { reading, rowCount, values, print })
writeFileSync(values.out, encodeEuropeanModel({ lexicon: table, weights: prune(quantise(weights)) }))
print(`wrote ${values.out}`)

function paths(list: string): string[] {
  return list.split(',').filter((path) => path !== '')
}

function training(all: readonly Sample[]): Sample[] {
  const [fold, folds] = values.fold.split('/').map(Number)
  return all.filter((_, i) => !(i % folds === fold))
}

function readWords(path: string): (readonly [string, string])[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [language, word] = line.split('\t')
      return [language, word] as const
    })
}

function* samples(): Generator<Sample> {
  for (let copy = 0; copy < Number(values.copies); copy++)
    for (let i = 0; i < real.length; ) {
      let sample = real[i++]
      for (let more = draws.below(3); more > 0 && i < real.length; more--)
        sample = joinSamples(sample, real[i++], draws.chance(0.7) ? ' ' : '\n')
      yield sample
    }
  yield* english
  for (const filling of fillings) {
    // Where there are annotated texts, made ones teach little.
    const share = annotated.has(filling.language) ? Number(values.share) : 1
    for (let i = 0; i < Number(values.made) * share; i++) yield makeText(draws, filling)
  }
}

/** Without the weights that say next to nothing, the file is smaller. */
function prune({ rows, transitions, unit }: ByteWeights): ByteWeights {
  const least = Number(values.least)
  const coarse = (weight: number) => (Math.abs(weight) < least ? 0 : Math.round(weight / step) * step)
  return { rows: rows.map(coarse), transitions, unit }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
