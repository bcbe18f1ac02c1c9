import { openClauses } from '../../transforms/anonymize/recognizers/chinese-names/clauses.js'
import { FeatureReader, featureCount } from '../../transforms/anonymize/recognizers/chinese-names/features.js'
import { rowCount } from '../../transforms/anonymize/recognizers/chinese-names/model.js'
import { openProposals } from '../../transforms/anonymize/recognizers/chinese-text/proposals.js'
import { simplify } from '../../transforms/anonymize/recognizers/chinese-text/simplify.js'
import type { Words } from '../../transforms/anonymize/recognizers/chinese-text/word-tables.js'
import type { Sample } from '../train-names/conll.js'
import { anyOther, type ChainSet } from '../train-names/train-chain.js'

/** A sample, and whether its known names are to be read as unknown ones: the tagger must know names no list has. */
export interface Lesson {
  sample: Sample
  forgets: boolean
}

/** Clauses with their right tags, whose features are numbered: 0 for all rare ones together. */
export interface CharacterSet extends ChainSet {
  /** The hash of the feature with each number. */
  hashes: number[]
}

/** Features seen less often are rare. */
const leastSeen = 3

export function readCharacterSet(lessons: Iterable<Lesson>, words: Words): CharacterSet {
  const reader = new FeatureReader(words, rowCount)
  const propose = openProposals(words)
  const eachClause = openClauses()
  let rows = new Int32Array(1 << 24)
  let tags = new Uint8Array(1 << 19)
  let size = 0
  const windows = [0]
  for (const { sample, forgets } of lessons) {
    const text = simplify(sample.text, words.simplified)
    const proposals = propose({ text, mask: 0, field: '', isExplaining: false }, text)
    const gold = goldTags(sample)
    eachClause(text, (from, to) => {
      reader.read({ text, from, to, proposals, forgets })
      const count = to - from
      if ((size + count) * featureCount > rows.length) rows = grown(rows, new Int32Array(rows.length * 2))
      if (size + count > tags.length) tags = grown(tags, new Uint8Array(tags.length * 2))
      rows.set(reader.rows.subarray(0, count * featureCount), size * featureCount)
      for (let i = 0; i < count; i++) {
        const tag = gold[from + i]
        if (tag === 0) tags[size + i] = sample.marks === 'people' ? anyOther : tag
        else tags[size + i] = i === 0 && tag % 2 === 0 ? tag - 1 : tag
      }
      size += count
      windows.push(size)
    })
  }
  const numbered = numberFeatures(rows.subarray(0, size * featureCount))
  return { featureCount, ...numbered, tags: tags.subarray(0, size), gaps: new Uint8Array(size), windows }
}

function numberFeatures(rows: Int32Array): Pick<CharacterSet, 'rows' | 'hashes'> {
  const seen = new Uint32Array(rowCount)
  for (const row of rows) seen[row]++
  const numbers = new Int32Array(rowCount)
  const hashes = [-1]
  for (let hash = 0; hash < rowCount; hash++)
    if (seen[hash] >= leastSeen) {
      numbers[hash] = hashes.length
      hashes.push(hash)
    }
  for (let i = 0; i < rows.length; i++) rows[i] = numbers[rows[i]]
  return { rows, hashes }
}

function goldTags({ text, spans }: Sample): Uint8Array {
  const gold = new Uint8Array(text.length)
  for (const { start, end, kind } of spans)
    for (let i = start; i < end; i++) gold[i] = 2 * kind + (i === start ? 1 : 2)
  return gold
}

function grown<T extends Int32Array | Uint8Array>(old: T, room: T): T {
  room.set(old)
  return room
}
