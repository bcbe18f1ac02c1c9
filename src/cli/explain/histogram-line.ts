import type { NumberLimit, NumberSpread } from '../../schemas/curation.js'

const levels = ' ▁▂▃▄▅▆▇█'

/**
 * A histogram in one line: a bar for each range, as high as the root of its texts, so that a few are still seen, with the
 * limits that lie within it drawn between ranges.
 */
export function histogramLine(
  { edges, counts }: NumberSpread['histogram'],
  limits: readonly Pick<NumberLimit, 'limit'>[],
): string {
  const most = Math.sqrt(Math.max(1, ...counts))
  const bars = counts.map((texts) => levels[Math.ceil((Math.sqrt(texts) / most) * (levels.length - 1))])
  const marks = edges.map((edge, i) =>
    limits.some(
      ({ limit }) =>
        limit > (edges[i - 1] ?? Number.NEGATIVE_INFINITY) && limit <= edge && (i > 0 || limit === edge),
    )
      ? '|'
      : '',
  )
  return edges.map((_, i) => `${marks[i]}${bars[i] ?? ''}`).join('')
}
