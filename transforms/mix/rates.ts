/** Rules that turn the rows of sources into relative shares, as pure functions. */

/** How seqio weighs a source. */
export interface SeqioRule {
  scale: number
  cap?: number
  temperature: number
}

/**
 * The rate of a source of `rows` rows in a seqio mixture: min(rows · scale, cap)^(1/T), cap being the K of
 * Raffel et al., "Exploring the Limits of Transfer Learning with a Unified Text-to-Text Transformer", JMLR 21
 * (2020), section 3.5.2; `rate_num_examples` in google/seqio, seqio/utils.py.
 */
export function seqioRate(
  rows: number,
  { scale, cap = Number.POSITIVE_INFINITY, temperature }: SeqioRule,
): number {
  const rate = Math.min(rows * scale, cap)
  return temperature === 1 ? rate : rate ** (1 / temperature)
}

/**
 * Shares that follow rows^alpha. Alpha .3 is that of XLM-R: Conneau et al., "Unsupervised Cross-lingual
 * Representation Learning at Scale", ACL 2020. 1/alpha is the temperature of multilingual translation.
 */
export function powerRate(rows: number, alpha: number): number {
  return rows === 0 ? 0 : rows ** alpha
}

/**
 * Rows for each source by UniMax: from the smallest source on, each gets an equal part of what is left of the
 * budget, but no more than its cap. Chung et al., "UniMax: Fairer and More Effective Language Sampling for
 * Large-Scale Multilingual Pretraining", ICLR 2023, algorithm 1. The parts may be fractions.
 */
export function unimaxParts(caps: readonly number[], budget: number): number[] {
  const ascending = caps.map((cap, i) => ({ cap, i })).sort((a, b) => a.cap - b.cap || a.i - b.i)
  const parts = new Array<number>(caps.length).fill(0)
  let left = budget
  ascending.forEach(({ cap, i }, place) => {
    parts[i] = Math.min(left / (ascending.length - place), cap)
    left -= parts[i]
  })
  return parts
}
