import { Draws } from '../../src/transform/random.js'
import type { ChainWeights } from '../../transforms/anonymize/recognizers/name-tagger/tagger.js'
import type { Sample } from './conll.js'
import { trainChain } from './train-chain.js'
import { type Reading, readTrainingSet } from './training-set.js'

/** How a tagger is trained, as its command line gives it. */
export interface Training {
  reading: Reading
  rowCount: number
  values: Readonly<Record<'epochs' | 'rate' | 'decay' | 'dropout', string>>
  print: (line: string) => void
}

/** Trains a tagger on texts, and prints what it reads and how it gets on. */
export function trainOn(
  samples: Iterable<Sample>,
  { reading, rowCount, values, print }: Training,
): ChainWeights {
  const set = readTrainingSet(samples, reading, new Draws(5, 23))
  print(`${set.tags.length} words in ${set.windows.length - 1} windows; ${set.missed} words of names in none`)
  const epochs = Number(values.epochs)
  return trainChain(set, {
    rowCount,
    epochs,
    rate: Number(values.rate),
    decay: Number(values.decay),
    dropout: Number(values.dropout),
    averaged: Math.max(1, epochs - 2),
    onEpoch: (epoch, loss) => print(`epoch ${epoch + 1}: ${loss.toFixed(4)} nats a word`),
  })
}
