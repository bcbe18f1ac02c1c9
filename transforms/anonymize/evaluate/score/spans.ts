import type { Mark } from './marks.js'
import type { Tally } from './rates.js'
import { countUnits, type Units } from './units.js'

/** What to compare in one text: prepared marks of the gold and of what was found. */
export interface SpanTask<G extends Mark> {
  gold: readonly G[]
  found: readonly Mark[]
  units: Units
  /** The least intersection over union of a match, 0 to 1. */
  iou: number
  /** Whether the label of a found mark is right for a gold mark. */
  accepts(gold: G, label: string): boolean
  /** The tally of a label. */
  tally(label: string): Tally
  /** Told of every gold mark and what became of it, and of every found mark that is no part of a match. */
  note?: ((outcome: SpanOutcome) => void) | undefined
}

/** What became of one mark. */
export interface SpanOutcome {
  /** The mark of the gold; `undefined` for one that was found beside all gold. */
  gold: Mark | undefined
  /** The marks that were found at its place. */
  found: readonly Mark[]
  /** `hit`, or why not: another label covers it, too little of it is covered, nothing is; for a found mark alone, `spurious` where it touches no gold. */
  kind: 'hit' | 'wrong label' | 'wrong extent' | 'missed' | 'unmatched' | 'spurious'
  /** The best intersection over union that there was. */
  iou: number
}

/**
 * Compares spans by the rules of presidio-research's span evaluator (docs/span_evaluation.md and
 * docs/span_matching_strategies.md of data-privacy-stack/presidio-research): every found mark belongs to at
 * most one gold mark, a right label that reaches the threshold first, then the greatest overlap. A gold mark
 * is covered where the found marks of its label together reach the threshold; those are then right, every
 * other one is a false positive. Precision counts found marks, recall gold marks.
 */
export function scoreSpans<G extends Mark>(task: SpanTask<G>): void {
  const assigned = assignMarks(task)
  const outcome: Outcome = { credited: new Set(), shown: new Set() }
  for (const mark of task.gold) scoreGold(mark, { task, parts: assigned.get(mark) ?? [], outcome })
  for (const mark of task.found) scoreFound(mark, { task, outcome })
}

/** Found marks that count as right, and those that were noted beside a gold mark of another label. */
interface Outcome {
  credited: Set<Mark>
  shown: Set<Mark>
}

/** `parts` are the found marks that belong to the gold mark. */
function scoreGold<G extends Mark>(
  mark: G,
  { task, parts, outcome }: { task: SpanTask<G>; parts: readonly Mark[]; outcome: Outcome },
): void {
  const { accepts, iou: least, tally, note } = task
  const right = parts.filter(({ label }) => accepts(mark, label))
  const overlap = combinedIou(mark, right, task.units)
  const own = tally(mark.label)
  own.gold++
  if (right.length > 0 && overlap >= least) {
    own.covered++
    for (const part of right) outcome.credited.add(part)
    note?.({ gold: mark, found: right, kind: 'hit', iou: overlap })
    return
  }
  const wrong = bestWrongLabel(mark, parts, task)
  if (wrong !== undefined && wrong.iou >= least) {
    for (const part of wrong.marks) outcome.shown.add(part)
    note?.({ gold: mark, found: wrong.marks, kind: 'wrong label', iou: wrong.iou })
  } else if (parts.length > 0)
    note?.({ gold: mark, found: parts, kind: 'wrong extent', iou: Math.max(overlap, wrong?.iou ?? 0) })
  else note?.({ gold: mark, found: [], kind: 'missed', iou: 0 })
}

function scoreFound<G extends Mark>(
  mark: Mark,
  { task, outcome }: { task: SpanTask<G>; outcome: Outcome },
): void {
  const { gold, tally, note } = task
  const { credited, shown } = outcome
  const own = tally(mark.label)
  own.found++
  if (credited.has(mark)) own.right++
  else if (!shown.has(mark)) {
    const touches = gold.some((other) => other.start < mark.end && mark.start < other.end)
    note?.({ gold: undefined, found: [mark], kind: touches ? 'unmatched' : 'spurious', iou: 0 })
  }
}

/** The gold mark that each found mark belongs to, the other way round. */
function assignMarks<G extends Mark>({
  gold,
  found,
  units,
  iou: least,
  accepts,
}: SpanTask<G>): Map<G, Mark[]> {
  const assigned = new Map<G, Mark[]>()
  for (const mark of found) {
    let best: { gold: G; matches: boolean; iou: number; isSame: boolean } | undefined
    for (const other of gold) {
      if (other.start >= mark.end || mark.start >= other.end) continue
      const iou = combinedIou(other, [mark], units)
      const isSame = accepts(other, mark.label)
      const next = { gold: other, matches: isSame && iou >= least, iou, isSame }
      if (best === undefined || isBetter(next, best)) best = next
    }
    if (best === undefined) continue
    const parts = assigned.get(best.gold)
    if (parts === undefined) assigned.set(best.gold, [mark])
    else parts.push(mark)
  }
  return assigned
}

interface Fit {
  matches: boolean
  iou: number
  isSame: boolean
}

/** Ties leave the earlier gold mark, which comes first. */
function isBetter(a: Fit, b: Fit): boolean {
  if (a.matches !== b.matches) return a.matches
  if (a.iou !== b.iou) return a.iou > b.iou
  return a.isSame && !b.isSame
}

function bestWrongLabel<G extends Mark>(
  mark: G,
  parts: readonly Mark[],
  { units, accepts }: SpanTask<G>,
): { marks: Mark[]; iou: number } | undefined {
  const groups = new Map<string, Mark[]>()
  for (const part of parts) {
    if (accepts(mark, part.label)) continue
    groups.set(part.label, [...(groups.get(part.label) ?? []), part])
  }
  let best: { marks: Mark[]; iou: number } | undefined
  for (const marks of groups.values()) {
    const iou = combinedIou(mark, marks, units)
    if (best === undefined || iou > best.iou) best = { marks, iou }
  }
  return best
}

/** Characters in both over characters in either, for a mark against several others together. */
function combinedIou(mark: Mark, others: readonly Mark[], units: Units): number {
  let shared = 0
  let outside = 0
  let from = 0
  for (const { start, end } of [...others].sort((a, b) => a.start - b.start)) {
    const begin = Math.max(start, from)
    if (begin >= end) continue
    const inside = countUnits(units, Math.max(begin, mark.start), Math.min(end, mark.end))
    shared += inside
    outside += countUnits(units, begin, end) - inside
    from = end
  }
  return shared / (countUnits(units, mark.start, mark.end) + outside)
}
