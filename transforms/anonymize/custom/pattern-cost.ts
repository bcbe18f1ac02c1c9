import { maxRepeat, type PatternNode } from './pattern-tree.js'

/**
 * How often a backtracking matcher may read the same characters, from how a pattern is built. It is an upper
 * bound: what it lets pass is safe, and a little of what it refuses would be safe too. Two things multiply: a
 * repeat that can end in several places because what follows it may begin with the same characters, and
 * options of which several can begin alike. A character that the repeats before it cannot match ends the
 * product, since it stands in one place only.
 */

/** Which of some hundred sample characters a part of a pattern can match. */
type Samples = readonly boolean[]

interface Ahead {
  /** What may come next. */
  first: Samples
  /** The pattern may be matched here, without another character: nothing is tried again. */
  canEnd: boolean
}

const others = 'éßñøЖяαωאبक中文国あア한่٣Ⅳ²　€–’“。，：\u00a0\u200b\u{1f600}'
const samples = [...Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)), ...others]
const none: Samples = samples.map(() => false)

/** The bound for a pattern; `Infinity` where it grows without one. */
export function patternCost(tree: PatternNode, flags: string): number {
  const sets = new Map<string, Samples>()
  return costOf(tree, { first: none, canEnd: true })

  function samplesOf(source: string): Samples {
    const known = sets.get(source)
    if (known !== undefined) return known
    const matcher = new RegExp(`^${source}$`, flags)
    const matched = samples.map((sample) => matcher.test(sample))
    sets.set(source, matched)
    return matched
  }

  function costOf(node: PatternNode, ahead: Ahead): number {
    switch (node.kind) {
      case 'set':
      case 'place':
        return 1
      case 'look':
        return costOf(node.body, { first: none, canEnd: true })
      case 'group':
        return costOf(node.body, ahead)
      case 'either':
        return costOfEither(node.options, ahead)
      case 'row':
        return costOfRow(node.items, ahead)
      case 'repeat':
        return costOfRepeat(node, ahead)
    }
  }

  function costOfEither(options: readonly PatternNode[], ahead: Ahead): number {
    const costs = options.map((option) => costOf(option, ahead))
    const isPlain = options.every((option, i) =>
      options.slice(i + 1).every((other) => !overlaps(firstOf(option), firstOf(other))),
    )
    return isPlain ? Math.max(...costs) : costs.reduce((sum, cost) => sum + cost, 0)
  }

  function costOfRow(items: readonly PatternNode[], ahead: Ahead): number {
    let worst = 1
    let chain = 1
    let taken = none
    let isBeside = false
    for (const [i, item] of items.entries()) {
      const own = ownSet(item)
      if (own !== undefined && !overlaps(own, taken)) {
        chain = 1
        taken = none
      }
      const cost = costOf(item, aheadOf(items, i + 1, ahead))
      // Where one repeat leaves off anywhere inside another, that one is read again from each such place.
      chain *= isBeside ? Math.max(cost, widthOf(item)) : cost
      isBeside = cost > 1 && widthOf(item) > 1
      if (chain > 1) taken = union(taken, allOf(item))
      worst = Math.max(worst, chain)
    }
    return worst
  }

  function costOfRepeat(node: PatternNode & { kind: 'repeat' }, ahead: Ahead): number {
    const { body, min, max } = node
    const first = firstOf(body)
    if (max > 1 && canBeEmpty(body)) return Number.POSITIVE_INFINITY
    const isOpen = min < max
    const ends = isOpen && !ahead.canEnd && overlaps(first, ahead.first) ? max - min + 1 : 1
    if (body.kind === 'set') return ends
    const inside = costOf(body, { first: union(first, ahead.first), canEnd: ahead.canEnd && max === 1 })
    return ends * inside ** max
  }

  /** What may follow item `from - 1` of a row. */
  function aheadOf(items: readonly PatternNode[], from: number, ahead: Ahead): Ahead {
    let first = none
    for (let i = from; i < items.length; i++) {
      const item = items[i]
      if (item.kind === 'place' || item.kind === 'look') return { first, canEnd: false }
      first = union(first, firstOf(item))
      if (!canBeEmpty(item)) return { first, canEnd: false }
    }
    return { first: union(first, ahead.first), canEnd: ahead.canEnd }
  }

  /** The characters of an item that is always one character. */
  function ownSet(item: PatternNode): Samples | undefined {
    if (item.kind === 'set') return samplesOf(item.source)
    if (item.kind === 'repeat' && item.body.kind === 'set' && item.min > 0) return samplesOf(item.body.source)
    return undefined
  }

  function firstOf(node: PatternNode): Samples {
    switch (node.kind) {
      case 'set':
        return samplesOf(node.source)
      case 'place':
      case 'look':
        return none
      case 'group':
      case 'repeat':
        return firstOf(node.body)
      case 'either':
        return node.options.map(firstOf).reduce(union, none)
      case 'row': {
        let first = none
        for (const item of node.items) {
          first = union(first, firstOf(item))
          if (!canBeEmpty(item)) break
        }
        return first
      }
    }
  }

  function allOf(node: PatternNode): Samples {
    if (node.kind === 'set') return samplesOf(node.source)
    if (node.kind === 'group' || node.kind === 'repeat') return allOf(node.body)
    if (node.kind === 'either') return node.options.map(allOf).reduce(union, none)
    return node.kind === 'row' ? node.items.map(allOf).reduce(union, none) : none
  }
}

/** In how many places a repeat of single characters can end. */
function widthOf(node: PatternNode): number {
  return node.kind === 'repeat' && node.body.kind === 'set' ? node.max - node.min + 1 : 1
}

function canBeEmpty(node: PatternNode): boolean {
  switch (node.kind) {
    case 'set':
      return false
    case 'place':
    case 'look':
      return true
    case 'group':
      return canBeEmpty(node.body)
    case 'repeat':
      return node.min === 0 || canBeEmpty(node.body)
    case 'either':
      return node.options.some(canBeEmpty)
    case 'row':
      return node.items.every(canBeEmpty)
  }
}

function overlaps(a: Samples, b: Samples): boolean {
  return a.some((has, i) => has && b[i])
}

function union(a: Samples, b: Samples): Samples {
  return a.map((has, i) => has || b[i])
}

/** Beyond this a pattern is refused: as much as one repeat of the greatest length that can end anywhere, some dozen times. */
export const maxCost = 16 * maxRepeat
