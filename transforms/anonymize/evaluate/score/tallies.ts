import { addTally, emptyTally, type Rates, ratesOf, type Tally } from './rates.js'

/** The three figures of one label. */
export interface LabelScores {
  /** The label, as the gold calls it. */
  label: string
  /** Counted in spans. */
  span: Rates
  /** Counted in Unicode characters. */
  character: Rates
  /** Counted in distinct values. */
  value: Rates
}

/** Figures over all labels together. */
export interface GlobalScores {
  /** Personal data or not, neighbours of any labels joined, as Presidio's published figures were counted. */
  span: Rates
  /** Personal data or not, neighbours joined only within a label, as its evaluator counts today. */
  spanApart: Rates
  /** Spans with the right label. */
  spanLabelled: Rates
  /** Characters that are personal data or not, whatever the label. */
  character: Rates
  /** Characters with the right label. */
  characterLabelled: Rates
  /** Distinct values with the right label. */
  value: Rates
  /** The same without what is found of labels that the text's own gold does not have, as pii-bench-zh counts. */
  valueInText: Rates
}

type Level = 'span' | 'character' | 'value'

/** Counts as they grow. */
export interface Tallies {
  of(level: Level): (label: string) => Tally
  /** The counts that are not sums over labels. */
  global: Record<'span' | 'spanApart' | 'character' | 'valueInText', Tally>
  result(): { byLabel: LabelScores[]; global: GlobalScores }
}

/** What an evaluation counts, label by label and over all. */
export function openTallies(): Tallies {
  const levels: Record<Level, Map<string, Tally>> = {
    span: new Map(),
    character: new Map(),
    value: new Map(),
  }
  const global = {
    span: emptyTally(),
    spanApart: emptyTally(),
    character: emptyTally(),
    valueInText: emptyTally(),
  }
  const of = (level: Level) => (label: string) => {
    const known = levels[level].get(label)
    if (known !== undefined) return known
    const fresh = emptyTally()
    levels[level].set(label, fresh)
    return fresh
  }
  return {
    of,
    global,
    result() {
      const names = [...new Set(Object.values(levels).flatMap((tallies) => [...tallies.keys()]))].sort()
      const byLabel = names.map((label) => ({
        label,
        span: ratesOf(of('span')(label)),
        character: ratesOf(of('character')(label)),
        value: ratesOf(of('value')(label)),
      }))
      return {
        byLabel,
        global: {
          span: ratesOf(global.span),
          spanApart: ratesOf(global.spanApart),
          spanLabelled: ratesOf(sumOf(levels.span)),
          character: ratesOf(global.character),
          characterLabelled: ratesOf(sumOf(levels.character)),
          value: ratesOf(sumOf(levels.value)),
          valueInText: ratesOf(global.valueInText),
        },
      }
    },
  }
}

function sumOf(tallies: ReadonlyMap<string, Tally>): Tally {
  const sum = emptyTally()
  for (const tally of tallies.values()) addTally(sum, tally)
  return sum
}
