import type { GoldSample } from './gold/sample.js'
import type { Labels } from './labels.js'
import { scoreCharacters } from './score/characters.js'
import { type Consistency, openConsistency } from './score/consistency.js'
import { type Mark, prepareMarks, type SkipWords } from './score/marks.js'
import { addTally } from './score/rates.js'
import { type SpanOutcome, scoreSpans } from './score/spans.js'
import { type GlobalScores, type LabelScores, openTallies, type Tallies } from './score/tallies.js'
import { countUnits, unitsOf } from './score/units.js'
import { scoreValues } from './score/values.js'

/** How to count. */
export interface ScoreOptions {
  /** The least intersection over union at which a span is matched, 0 to 1; 0.9 when left out, as Presidio has it. */
  iou?: number | undefined
  /** Words that count as nothing around and between spans; `english` when left out, as Presidio has it. */
  skipWords?: SkipWords | undefined
  /** Whether what is found of labels that the gold does not have is left out instead of counted as wrong. */
  onlyLabelled?: boolean | undefined
  /** Told what became of every span, text by text. */
  onOutcome?: ((outcome: SpanOutcome, sample: GoldSample) => void) | undefined
}

/** The result of an evaluation. Spans and values are counts, character figures are Unicode characters. */
export interface Evaluation {
  /** Texts of the gold. */
  samples: number
  /** Their length in Unicode characters. */
  characters: number
  /** The intersection over union at which a span was matched. */
  iou: number
  /** The figures over all labels together. */
  global: GlobalScores
  /** In alphabetical order. */
  byLabel: LabelScores[]
  /** Found spans that touch nothing in the gold, per 100,000 characters. */
  spuriousPer100k: number
  /** All found spans that are no part of a match, per 100,000 characters. */
  falsePer100k: number
  /** Whether a value that was found in one place was found in all. */
  consistency: Consistency
  /** Gold label against found label, `-` where there is none; the largest first. */
  confusion: {
    /** The label of the gold. */
    gold: string
    /** The label that was found. */
    found: string
    /** How often the two met. */
    count: number
  }[]
  /** Gold types that stand for no entity: they count as missed. */
  unmapped: readonly string[]
}

/** Finds the personal data of a text, which is the one of this number in the gold. */
export type Find = (text: string, index: number) => readonly { start: number; end: number; entity: string }[]

interface GoldMark extends Mark {
  type: string
}

/** Runs `find` over the samples and compares what it finds with their labels. */
export function evaluateSamples(
  samples: readonly GoldSample[],
  find: Find,
  {
    labels,
    iou = 0.9,
    skipWords: skip = 'english',
    onlyLabelled = false,
    onOutcome,
  }: ScoreOptions & { labels: Labels },
): Evaluation {
  const tallies = openTallies()
  const consistency = openConsistency()
  const confusion = new Map<string, number>()
  let characters = 0
  let spurious = 0
  const accepts = (gold: GoldMark, label: string) => labels.accepts(gold.type, label)
  const known = new Set(samples.flatMap(({ spans }) => spans.map(({ type }) => labels.labelOf(type))))

  for (const [index, sample] of samples.entries()) {
    const { text } = sample
    characters += countUnits(unitsOf(text), 0, text.length)
    const marks = marksOf(sample, find(text, index), labels)
    const { gold } = marks
    const found = onlyLabelled ? marks.found.filter(({ label }) => known.has(label)) : marks.found
    const note = (outcome: SpanOutcome) => {
      if (outcome.kind === 'spurious') spurious++
      const cell = `${outcome.gold?.label ?? '-'}\n${foundLabel(outcome)}`
      confusion.set(cell, (confusion.get(cell) ?? 0) + 1)
      onOutcome?.(outcome, sample)
    }
    compareSpans({ text, gold, found }, { iou, skip, accepts, tallies, note })
    const plain = { text, gold, found, accepts }
    addTally(tallies.global.character, scoreCharacters({ ...plain, tally: tallies.of('character') }))
    scoreValues({ ...plain, tally: tallies.of('value') })
    const own = new Set(gold.map(({ label }) => label))
    const inText = found.filter(({ label }) => own.has(label) || gold.some((mark) => accepts(mark, label)))
    scoreValues({ ...plain, found: inText, tally: () => tallies.global.valueInText })
    consistency.add(text, gold, found)
  }

  const { byLabel, global } = tallies.result()
  const falseSpans = global.spanLabelled.found - global.spanLabelled.right
  return {
    samples: samples.length,
    characters,
    iou,
    global,
    byLabel,
    spuriousPer100k: per100k(spurious, characters),
    falsePer100k: per100k(falseSpans, characters),
    consistency: consistency.result(),
    confusion: [...confusion]
      .map(([cell, count]) => ({ gold: cell.split('\n')[0], found: cell.split('\n')[1], count }))
      .sort((a, b) => b.count - a.count || `${a.gold}${a.found}`.localeCompare(`${b.gold}${b.found}`, 'en')),
    unmapped: labels.unmapped,
  }
}

interface SpanCounting {
  iou: number
  skip: SkipWords
  accepts(gold: GoldMark, label: string): boolean
  tallies: Tallies
  note(outcome: SpanOutcome): void
}

interface MarkedText {
  text: string
  gold: readonly GoldMark[]
  found: readonly Mark[]
}

/** Spans by label, then as personal data or not, with neighbours joined within their labels and across all. */
function compareSpans({ text, gold, found }: MarkedText, counting: SpanCounting): void {
  const { iou, skip, accepts, tallies, note } = counting
  const apart = {
    gold: prepareMarks(gold, { text, skip, join: (a, b) => a.type === b.type }),
    found: prepareMarks(found, { text, skip }),
  }
  const joined = {
    gold: prepareMarks<Mark>(gold, { text, skip, join: () => true }),
    found: prepareMarks<Mark>(found, { text, skip, join: () => true }),
  }
  const units = unitsOf(text)
  scoreSpans({ ...apart, units, iou, accepts, tally: tallies.of('span'), note })
  scoreSpans({ ...apart, units, iou, accepts: () => true, tally: () => tallies.global.spanApart })
  scoreSpans({ ...joined, units, iou, accepts: () => true, tally: () => tallies.global.span })
}

/** Both sides under the labels they are counted by. Optional gold is left out, and what rightly lies on it. */
function marksOf(
  sample: GoldSample,
  spans: ReturnType<Find>,
  labels: Labels,
): { gold: GoldMark[]; found: Mark[] } {
  const marks = sample.spans.map((span) => ({ ...span, label: labels.labelOf(span.type) }))
  const gold = marks.filter(({ type }) => !labels.isOptional(type))
  const optional = marks.filter(({ type }) => labels.isOptional(type))
  const found = spans
    .map(({ start, end, entity }) => ({ start, end, label: labels.project(entity) }))
    .filter(
      ({ start, end, label }) =>
        !optional.some((mark) => mark.start < end && start < mark.end && labels.accepts(mark.type, label)),
    )
  return { gold, found }
}

function foundLabel({ kind, gold, found }: SpanOutcome): string {
  if (kind === 'hit') return gold?.label ?? '-'
  if (kind === 'wrong label' || gold === undefined) return found[0].label
  return '-'
}

function per100k(count: number, characters: number): number {
  return characters === 0 ? 0 : (count / characters) * 100_000
}
