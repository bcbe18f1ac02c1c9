import {
  allOf,
  canBeEmpty,
  firstOf,
  noSamples,
  openSamples,
  overlaps,
  type Samples,
  type SamplesOf,
  union,
} from './pattern-samples.js'
import { maxRepeat, type NodeOf, type NodeVisitor, type PatternNode, visitNode } from './pattern-tree.js'

/**
 * How often a backtracking matcher may read the same characters, from how a pattern is built. It is an upper
 * bound: what it lets pass is safe, and a little of what it refuses would be safe too. Two things multiply: a
 * repeat that can end in several places because what follows it may begin with the same characters, and
 * options of which several can begin alike. A character that the repeats before it cannot match ends the
 * product, since it stands in one place only.
 */

/** What stands behind a part of a pattern. */
interface Ahead {
  samplesOf: SamplesOf
  /** What may come next. */
  first: Samples
  /** The pattern may be matched here, without another character: nothing is tried again. */
  canEnd: boolean
}

/** The bound for a pattern; `Infinity` where it grows without one. */
export function patternCost(tree: PatternNode, flags: string): number {
  return costOf(tree, atEnd(openSamples(flags)))
}

function atEnd(samplesOf: SamplesOf): Ahead {
  return { samplesOf, first: noSamples, canEnd: true }
}

function costOf(node: PatternNode, ahead: Ahead): number {
  return visitNode(cost, node, ahead)
}

const cost: NodeVisitor<number, Ahead> = {
  set: () => 1,
  place: () => 1,
  look: ({ body }, { samplesOf }) => costOf(body, atEnd(samplesOf)),
  group: ({ body }, ahead) => costOf(body, ahead),
  either: costOfEither,
  row: costOfRow,
  repeat: costOfRepeat,
}

/** The options are tried one after the other, but only the first where no two can begin alike. */
function costOfEither({ options }: NodeOf<'either'>, ahead: Ahead): number {
  const costs = options.map((option) => costOf(option, ahead))
  const firsts = options.map((option) => firstOf(option, ahead.samplesOf))
  const isPlain = firsts.every((first, i) => firsts.slice(i + 1).every((other) => !overlaps(first, other)))
  return isPlain ? Math.max(...costs) : costs.reduce((sum, each) => sum + each, 0)
}

/** The worst product of items whose characters may be taken for one another's. */
function costOfRow({ items }: NodeOf<'row'>, ahead: Ahead): number {
  const { samplesOf } = ahead
  let worst = 1
  let product = 1
  let taken = noSamples
  let isBeside = false
  for (const [i, item] of items.entries()) {
    const own = ownSamples(item, samplesOf)
    if (own !== undefined && !overlaps(own, taken)) {
      product = 1
      taken = noSamples
    }
    const each = costOf(item, aheadOf(items.slice(i + 1), ahead))
    // Where one repeat leaves off anywhere inside another, that one is read again from each such place.
    product *= isBeside ? Math.max(each, widthOf(item)) : each
    isBeside = each > 1 && widthOf(item) > 1
    if (product > 1) taken = union(taken, allOf(item, samplesOf))
    worst = Math.max(worst, product)
  }
  return worst
}

function costOfRepeat({ body, min, max }: NodeOf<'repeat'>, ahead: Ahead): number {
  const first = firstOf(body, ahead.samplesOf)
  if (max > 1 && canBeEmpty(body)) return Number.POSITIVE_INFINITY
  const ends = min < max && !ahead.canEnd && overlaps(first, ahead.first) ? max - min + 1 : 1
  if (body.kind === 'set') return ends
  const next = { ...ahead, first: union(first, ahead.first), canEnd: ahead.canEnd && max === 1 }
  return ends * costOf(body, next) ** max
}

/** What stands behind an item of a row, given the items behind it and what stands behind the row. */
function aheadOf(items: readonly PatternNode[], ahead: Ahead): Ahead {
  const { samplesOf } = ahead
  let first = noSamples
  for (const item of items) {
    if (item.kind === 'place' || item.kind === 'look') return { samplesOf, first, canEnd: false }
    first = union(first, firstOf(item, samplesOf))
    if (!canBeEmpty(item)) return { samplesOf, first, canEnd: false }
  }
  return { samplesOf, first: union(first, ahead.first), canEnd: ahead.canEnd }
}

/** The characters of an item that is always one character, once or several times. */
function ownSamples(item: PatternNode, samplesOf: SamplesOf): Samples | undefined {
  if (item.kind === 'set') return samplesOf(item.source)
  const isSolid = item.kind === 'repeat' && item.body.kind === 'set' && item.min > 0
  return isSolid ? firstOf(item, samplesOf) : undefined
}

/** In how many places a repeat of single characters can end. */
function widthOf(node: PatternNode): number {
  return node.kind === 'repeat' && node.body.kind === 'set' ? node.max - node.min + 1 : 1
}

/** Beyond this a pattern is refused: as much as one repeat of the greatest length that can end anywhere, some dozen times. */
export const maxCost = 16 * maxRepeat
