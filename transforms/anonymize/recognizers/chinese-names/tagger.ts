import type { Words } from '../chinese-text/word-tables.js'
import { type Chain, openChain, type VisitName, visitNames } from '../name-tagger/chain.js'
import { tagCount } from '../name-tagger/tags.js'
import { type Clause, FeatureReader, featureCount } from './features.js'
import { type ChineseNameModel, rowCount, rowOf, rowWidth } from './model.js'

/** Tags the characters of a clause of simplified text, and visits the names with places in the text. */
export type TagClause = (clause: Clause, visit: VisitName) => void

/** As in `chain.ts`. */
const width = tagCount

/** A clause in which no tag comes as near as this to the score of "outside" holds no name. */
const leastMargin = -6

/** A tagger of names in Chinese text, by characters: a linear chain over the features of `features.ts`. */
export function openChineseTagger(words: Words, model: ChineseNameModel): TagClause {
  const reader = new FeatureReader(words, rowCount)
  const chain = openChain(model.transitions)
  const sums = new Float64Array(width)
  const { unit } = model
  const features = reader.rows
  return (clause, visit) => {
    const size = clause.to - clause.from
    reader.read(clause)
    let margin = Number.NEGATIVE_INFINITY
    for (let i = 0; i < size; i++) {
      addRows(sums, model, { features, from: i * featureCount })
      margin = Math.max(margin, emit(chain, i, { sums, unit }))
    }
    if (!(margin > leastMargin)) return
    visitNames(chain, size, (first, end, kind, probability) =>
      visit(clause.from + first, clause.from + end, kind, probability),
    )
  }
}

/** Sums the weights of the features of a character; by name, not in a loop, since most of the time goes here. */
function addRows(
  sums: Float64Array,
  model: ChineseNameModel,
  { features, from }: { features: Int32Array; from: number },
): void {
  const { index, rows } = model
  let unknown = 0
  let s0 = 0
  let s1 = 0
  let s2 = 0
  let s3 = 0
  let s4 = 0
  let s5 = 0
  let s6 = 0
  for (let k = from; k < from + featureCount; k++) {
    const row = rowOf(index, features[k]) * rowWidth
    if (row === 0) {
      unknown++
      continue
    }
    s0 += rows[row]
    s1 += rows[row + 1]
    s2 += rows[row + 2]
    s3 += rows[row + 3]
    s4 += rows[row + 4]
    s5 += rows[row + 5]
    s6 += rows[row + 6]
  }
  sums[0] = s0 + unknown * rows[0]
  sums[1] = s1 + unknown * rows[1]
  sums[2] = s2 + unknown * rows[2]
  sums[3] = s3 + unknown * rows[3]
  sums[4] = s4 + unknown * rows[4]
  sums[5] = s5 + unknown * rows[5]
  sums[6] = s6 + unknown * rows[6]
}

/** Fills the emissions of a character; answers by how much the best tag of a name is above outside. */
function emit({ emissions }: Chain, i: number, { sums, unit }: { sums: Float64Array; unit: number }): number {
  let named = sums[1]
  for (let tag = 2; tag < width; tag++) named = Math.max(named, sums[tag])
  const top = Math.max(named, sums[0])
  for (let tag = 0; tag < width; tag++) emissions[i * width + tag] = Math.exp((sums[tag] - top) * unit)
  return (named - sums[0]) * unit
}
