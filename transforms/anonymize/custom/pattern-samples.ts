import { type NodeVisitor, type PatternNode, visitNode } from './pattern-tree.js'

/**
 * What parts of a pattern can match, tried on some hundred characters: whether two of them can begin alike decides
 * what a pattern may cost.
 */

/** Which of the sample characters a part of a pattern can match. */
export type Samples = readonly boolean[]

/** The samples that the source of a single character matches. */
export type SamplesOf = (source: string) => Samples

const others = 'éßñøЖяαωאبक中文国あア한่٣Ⅳ²　€–’“。，：\u00a0\u200b\u{1f600}'
const characters = [...Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)), ...others]

/** What matches no character. */
export const noSamples: Samples = characters.map(() => false)

/** Tries the sources of single characters under the flags of a pattern, each only once. */
export function openSamples(flags: string): SamplesOf {
  const known = new Map<string, Samples>()
  return (source) => {
    const samples = known.get(source) ?? matching(new RegExp(`^${source}$`, flags))
    known.set(source, samples)
    return samples
  }
}

function matching(matcher: RegExp): Samples {
  return characters.map((character) => matcher.test(character))
}

/** What a part can begin with. */
export function firstOf(node: PatternNode, samplesOf: SamplesOf): Samples {
  return visitNode(first, node, samplesOf)
}

const first: NodeVisitor<Samples, SamplesOf> = {
  set: ({ source }, samplesOf) => samplesOf(source),
  place: () => noSamples,
  look: () => noSamples,
  group: ({ body }, samplesOf) => firstOf(body, samplesOf),
  repeat: ({ body }, samplesOf) => firstOf(body, samplesOf),
  either: ({ options }, samplesOf) => unionOf(options.map((option) => firstOf(option, samplesOf))),
  row: ({ items }, samplesOf) => {
    const solid = items.findIndex((item) => !canBeEmpty(item))
    const leading = solid < 0 ? items : items.slice(0, solid + 1)
    return unionOf(leading.map((item) => firstOf(item, samplesOf)))
  },
}

/** What any character of a part can be. */
export function allOf(node: PatternNode, samplesOf: SamplesOf): Samples {
  return visitNode(all, node, samplesOf)
}

const all: NodeVisitor<Samples, SamplesOf> = {
  set: ({ source }, samplesOf) => samplesOf(source),
  place: () => noSamples,
  look: () => noSamples,
  group: ({ body }, samplesOf) => allOf(body, samplesOf),
  repeat: ({ body }, samplesOf) => allOf(body, samplesOf),
  either: ({ options }, samplesOf) => unionOf(options.map((option) => allOf(option, samplesOf))),
  row: ({ items }, samplesOf) => unionOf(items.map((item) => allOf(item, samplesOf))),
}

/** Whether a part can match without a character. */
export function canBeEmpty(node: PatternNode): boolean {
  return visitNode(emptiness, node, undefined)
}

const emptiness: NodeVisitor<boolean, undefined> = {
  set: () => false,
  place: () => true,
  look: () => true,
  group: ({ body }) => canBeEmpty(body),
  repeat: ({ min, body }) => min === 0 || canBeEmpty(body),
  either: ({ options }) => options.some(canBeEmpty),
  row: ({ items }) => items.every(canBeEmpty),
}

/** Whether some character is in both. */
export function overlaps(a: Samples, b: Samples): boolean {
  return a.some((has, i) => has && b[i])
}

/** The characters that are in one of them. */
export function union(a: Samples, b: Samples): Samples {
  return a.map((has, i) => has || b[i])
}

function unionOf(sets: readonly Samples[]): Samples {
  return sets.reduce(union, noSamples)
}
