import type { Draws } from '../../src/transform/random.js'
import {
  featureCount,
  type ReadFeatures,
} from '../../transforms/anonymize/recognizers/name-tagger/features.js'
import { mayGoOn } from '../../transforms/anonymize/recognizers/name-tagger/tags.js'
import { eachWindow } from '../../transforms/anonymize/recognizers/name-tagger/windows.js'
import { wordFlags } from '../../transforms/anonymize/recognizers/name-tagger/words/lexicon.js'
import {
  openTokens,
  type Tokenise,
  type Tokens,
} from '../../transforms/anonymize/recognizers/name-tagger/words/tokens.js'
import type { Sample } from './conll.js'
import { anyOther, type ChainSet } from './train-chain.js'

/** Windows of what samples say. */
export interface TrainingSet extends ChainSet {
  /** How many words of names stand in no window, and so cannot be learnt. */
  missed: number
}

/** What reads a text. */
export interface Reading {
  tokenise: Tokenise
  readFeatures: ReadFeatures
}

/** Names whose flags are taken away in training: the tagger must know names that no list knows. */
const forgottenShare = 0.25
const listFlags =
  wordFlags.given |
  wordFlags.family |
  wordFlags.known |
  wordFlags.city |
  wordFlags.town |
  wordFlags.org |
  wordFlags.region

/** Reads samples; `draws` decides which names are forgotten. */
export function readTrainingSet(samples: Iterable<Sample>, reading: Reading, draws: Draws): TrainingSet {
  let rows = new Int32Array(1 << 20)
  let tags = new Uint8Array(1 << 15)
  let gaps = new Uint8Array(1 << 15)
  let size = 0
  const windows = [0]
  let missed = 0
  const tokens = openTokens(1 << 14)
  for (const sample of samples) {
    reading.tokenise(sample.text, 0, tokens)
    const gold = goldTags(sample, tokens)
    forget(tokens, gold, draws)
    let seen = 0
    const place = { from: 0, to: 0, rows: new Int32Array(featureCount) }
    eachWindow(tokens, (from, to) => {
      place.from = from
      place.to = to
      while ((size + to - from) * featureCount > rows.length)
        rows = grown(rows, new Int32Array(rows.length * 2))
      while (size + to - from > tags.length) {
        tags = grown(tags, new Uint8Array(tags.length * 2))
        gaps = grown(gaps, new Uint8Array(gaps.length * 2))
      }
      for (let i = from; i < to; i++) {
        reading.readFeatures(tokens, i, place)
        rows.set(place.rows, size * featureCount)
        // A window may begin inside a name, where its first words were no candidates.
        const isInside = gold[i] !== 0 && gold[i] % 2 === 0
        const begins = isInside && (i === from || !mayGoOn(tokens.gap[i], (gold[i] - 1) >> 1))
        gaps[size] = tokens.gap[i]
        const isOpen = gold[i] === 0 && sample.marks === 'people'
        tags[size] = isOpen ? anyOther : begins ? gold[i] - 1 : gold[i]
        if (gold[i] !== 0) seen++
        size++
      }
      windows.push(size)
    })
    for (let i = 0; i < tokens.count; i++) if (gold[i] !== 0) seen--
    missed -= seen
  }
  return {
    featureCount,
    rows: rows.subarray(0, size * featureCount),
    tags: tags.subarray(0, size),
    gaps,
    windows,
    missed,
  }
}

function goldTags({ spans }: Sample, { start, end, count }: Tokens): Uint8Array {
  const gold = new Uint8Array(count)
  let i = 0
  for (const span of spans) {
    while (i < count && end[i] <= span.start) i++
    let isFirst = true
    for (; i < count && start[i] < span.end; i++) {
      gold[i] = 2 * span.kind + (isFirst ? 1 : 2)
      isFirst = false
    }
  }
  return gold
}

function forget(tokens: Tokens, gold: Uint8Array, draws: Draws): void {
  for (let i = 0; i < tokens.count; i++)
    if (gold[i] !== 0 && tokens.shape[i] !== 0 && draws.unit() < forgottenShare) tokens.flags[i] &= ~listFlags
}

function grown<T extends Int32Array | Uint8Array>(old: T, room: T): T {
  room.set(old)
  return room
}
